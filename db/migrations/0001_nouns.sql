CREATE TABLE "agreement" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"debtor_id" uuid NOT NULL,
	"canonical" text NOT NULL,
	"sha256" char(64) NOT NULL,
	"words_shown" text NOT NULL,
	"language" text NOT NULL,
	"request_id" uuid NOT NULL,
	"agreed_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "agreement_requestId_unique" UNIQUE("request_id")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"case_hash" "bytea",
	"address_hash" "bytea",
	"succeeded" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT guard.now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"debtor_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"household" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"words" "bytea",
	"request_id" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "budget_requestId_unique" UNIQUE("request_id"),
	CONSTRAINT "one_budget_per_version" UNIQUE("debtor_id","version")
);
--> statement-breakpoint
CREATE TABLE "budget_line" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"budget_id" uuid NOT NULL,
	"section" text NOT NULL,
	"group_key" text NOT NULL,
	"line_key" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"frequency" text NOT NULL,
	CONSTRAINT "one_amount_per_line" UNIQUE("budget_id","section","group_key","line_key")
);
--> statement-breakpoint
CREATE TABLE "code" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"holding_id" uuid,
	"staff_id" uuid,
	"hash" "bytea" NOT NULL,
	"browser_hash" "bytea",
	"channel" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "creditor" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"what_it_is" text NOT NULL,
	"product" text NOT NULL,
	"regime" text NOT NULL,
	"complaint_scheme" text NOT NULL,
	"credit_file" text NOT NULL,
	"currency" char(3) NOT NULL,
	"contact_name" text,
	"contact_phone" text,
	"contact_hours" text,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "creditor_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "data_key" (
	"debtor_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" "bytea",
	"key_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"destroyed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "debt" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"creditor_id" uuid NOT NULL,
	"creditor_reference" text,
	"product" text,
	"description" text,
	"currency" char(3) NOT NULL,
	"balance_as_at_on" date NOT NULL,
	"opened_on" date,
	"defaulted_on" date,
	"last_payment_on" date,
	"last_payment_minor" bigint,
	"may_be_too_old_on" date,
	"too_old_decision" text,
	"too_old_decided_by" uuid,
	"too_old_decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "debtor" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"title" text,
	"first_name" text,
	"last_name" text,
	"company_name" text,
	"company_number" text,
	"born_on" date,
	"email" text,
	"mobile" text,
	"address_line1" text,
	"address_line2" text,
	"town" text,
	"postcode" text,
	"nation" text,
	"language" text DEFAULT 'en' NOT NULL,
	"format" text,
	"match_key" text,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"version_seen" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"ways_on" text[] DEFAULT '{}' NOT NULL,
	"reply" "bytea",
	"staff_id" uuid NOT NULL,
	"second_staff_id" uuid,
	"request_id" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "decision_requestId_unique" UNIQUE("request_id"),
	CONSTRAINT "the_second_person_is_another" CHECK (second_staff_id is distinct from staff_id)
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"case_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"payload_digest" "bytea" NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "one_event_per_step" UNIQUE("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "event_payload" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"payload" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"debtor_id" uuid NOT NULL,
	"debt_id" uuid,
	"reason" text NOT NULL,
	"part_minor" bigint,
	"from_on" date NOT NULL,
	"until_on" date,
	"placed_by" text NOT NULL,
	"placed_by_id" uuid,
	"submission_id" uuid,
	"request_id" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "hold_requestId_unique" UNIQUE("request_id"),
	CONSTRAINT "a_hold_ends_after_it_begins" CHECK (until_on is null or until_on >= from_on)
);
--> statement-breakpoint
CREATE TABLE "hold_ending" (
	"hold_id" uuid PRIMARY KEY NOT NULL,
	"ended_on" date NOT NULL,
	"ended_by" text NOT NULL,
	"ended_by_id" uuid,
	"because" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holding" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"debt_id" uuid NOT NULL,
	"debtor_id" uuid NOT NULL,
	"account_reference" text NOT NULL,
	"withheld_reason" text,
	"withheld_field" text,
	"withheld_at" timestamp with time zone,
	"released_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "holding_accountReference_unique" UNIQUE("account_reference"),
	CONSTRAINT "one_holding_per_debt_and_debtor" UNIQUE("debt_id","debtor_id")
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"account_reference" text NOT NULL,
	"outcome" text NOT NULL,
	"field" text,
	"reason" text,
	CONSTRAINT "import_row_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "import" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"file_name" text NOT NULL,
	"sha256" char(64),
	"bytes" bigint,
	"dry_run" boolean DEFAULT false NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"finished_at" timestamp with time zone,
	"summary" jsonb
);
--> statement-breakpoint
CREATE TABLE "instalment" (
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"due_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "instalment_plan_id_number_pk" PRIMARY KEY("plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"run_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"last_error" text,
	"done_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "one_job_per_key" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"debt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"component" text,
	"amount_minor" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"source" text NOT NULL,
	"import_id" uuid,
	"line" integer,
	"outside_reference" text,
	"decision_id" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "one_entry_per_outside_reference" UNIQUE("outside_reference"),
	CONSTRAINT "a_correction_names_its_component" CHECK ((kind = 'correction') = (component is not null)),
	CONSTRAINT "a_file_entry_names_its_line" CHECK (source <> 'file' or (import_id is not null and line is not null))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"dedupe_key" text NOT NULL,
	"channel" text NOT NULL,
	"template" text NOT NULL,
	"debtor_id" uuid,
	"staff_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "one_message_per_fact" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"policy_id" uuid,
	"holding_id" uuid NOT NULL,
	"debt_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"frequency" text NOT NULL,
	"pay_day" text NOT NULL,
	"regular_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "one_plan_per_version" UNIQUE("holding_id","version")
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"creditor_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"effective_on" date NOT NULL,
	"terms" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "one_policy_per_version" UNIQUE("creditor_id","version")
);
--> statement-breakpoint
CREATE TABLE "resource" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"facts" jsonb NOT NULL,
	"checked_on" date,
	"hidden_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"debtor_id" uuid,
	"staff_id" uuid,
	"proved" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"device" text,
	CONSTRAINT "session_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "a_session_is_one_person" CHECK (num_nonnulls(debtor_id, staff_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"authenticator" "bytea",
	"enrolled_at" timestamp with time zone,
	"all_creditors" boolean DEFAULT true NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "staff_creditor" (
	"staff_id" uuid NOT NULL,
	"creditor_id" uuid NOT NULL,
	CONSTRAINT "staff_creditor_staff_id_creditor_id_pk" PRIMARY KEY("staff_id","creditor_id")
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"creditor_id" uuid,
	"debtor_id" uuid,
	"debt_id" uuid,
	"holding_id" uuid,
	"import_id" uuid,
	"line" integer,
	"words" "bytea",
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"promised_at" timestamp with time zone,
	"assignee_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"request_id" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "submission_requestId_unique" UNIQUE("request_id")
);
--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget" ADD CONSTRAINT "budget_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_budget_id_budget_id_fk" FOREIGN KEY ("budget_id") REFERENCES "public"."budget"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code" ADD CONSTRAINT "code_holding_id_holding_id_fk" FOREIGN KEY ("holding_id") REFERENCES "public"."holding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code" ADD CONSTRAINT "code_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debt" ADD CONSTRAINT "debt_creditor_id_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_second_staff_id_staff_id_fk" FOREIGN KEY ("second_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_payload" ADD CONSTRAINT "event_payload_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_debt_id_debt_id_fk" FOREIGN KEY ("debt_id") REFERENCES "public"."debt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_ending" ADD CONSTRAINT "hold_ending_hold_id_hold_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."hold"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_debt_id_debt_id_fk" FOREIGN KEY ("debt_id") REFERENCES "public"."debt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment" ADD CONSTRAINT "instalment_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_debt_id_debt_id_fk" FOREIGN KEY ("debt_id") REFERENCES "public"."debt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_policy_id_policy_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_holding_id_holding_id_fk" FOREIGN KEY ("holding_id") REFERENCES "public"."holding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_debt_id_debt_id_fk" FOREIGN KEY ("debt_id") REFERENCES "public"."debt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy" ADD CONSTRAINT "policy_creditor_id_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_creditor" ADD CONSTRAINT "staff_creditor_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_creditor" ADD CONSTRAINT "staff_creditor_creditor_id_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_creditor_id_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_debt_id_debt_id_fk" FOREIGN KEY ("debt_id") REFERENCES "public"."debt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_holding_id_holding_id_fk" FOREIGN KEY ("holding_id") REFERENCES "public"."holding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_by_debtor" ON "agreement" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "attempt_by_case" ON "attempt" USING btree ("case_hash","at");--> statement-breakpoint
CREATE INDEX "attempt_by_address" ON "attempt" USING btree ("address_hash","at");--> statement-breakpoint
CREATE INDEX "code_by_holding" ON "code" USING btree ("holding_id");--> statement-breakpoint
CREATE INDEX "code_by_hash" ON "code" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "debt_by_creditor" ON "debt" USING btree ("creditor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_debtor_per_identity" ON "debtor" USING btree ("match_key") WHERE match_key is not null;--> statement-breakpoint
CREATE INDEX "debtor_by_postcode" ON "debtor" USING btree ("postcode");--> statement-breakpoint
CREATE INDEX "decision_by_submission" ON "decision" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "event_by_time" ON "event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "hold_by_debtor" ON "hold" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "hold_by_debt" ON "hold" USING btree ("debt_id");--> statement-breakpoint
CREATE INDEX "holding_by_debtor" ON "holding" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "instalment_by_day" ON "instalment" USING btree ("due_on");--> statement-breakpoint
CREATE INDEX "job_waiting" ON "job" USING btree ("run_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "ledger_entry_by_debt" ON "ledger_entry" USING btree ("debt_id","effective_on");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("next_attempt_at") WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_plan_per_holding" ON "plan" USING btree ("holding_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "plan_by_debt" ON "plan" USING btree ("debt_id");--> statement-breakpoint
CREATE INDEX "session_by_debtor" ON "session" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "session_by_staff" ON "session" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "submission_queue" ON "submission" USING btree ("priority","promised_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "submission_by_debtor" ON "submission" USING btree ("debtor_id");