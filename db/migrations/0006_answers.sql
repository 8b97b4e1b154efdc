CREATE TABLE "case_look" (
	"about_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"looked_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "case_look_about_id_staff_id_pk" PRIMARY KEY("about_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "decision_answer" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"answer" text NOT NULL,
	"submission_id" uuid,
	"request_id" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	CONSTRAINT "decision_answer_requestId_unique" UNIQUE("request_id")
);
--> statement-breakpoint
CREATE TABLE "decision_feedback" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"how" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposed_decision" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"version_seen" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"ways_on" text[] DEFAULT '{}' NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reply" "bytea",
	"staff_id" uuid NOT NULL,
	"request_id" uuid,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL,
	"answered_at" timestamp with time zone,
	"answer" text,
	"answered_by_id" uuid,
	"note" "bytea",
	CONSTRAINT "proposed_decision_requestId_unique" UNIQUE("request_id"),
	CONSTRAINT "nobody_confirms_their_own" CHECK (answer is null or answer = 'withdrawn' or answered_by_id is distinct from staff_id),
	CONSTRAINT "an_answered_proposal_says_how" CHECK ((answered_at is null) = (answer is null))
);
--> statement-breakpoint
DROP INDEX "decision_by_submission";--> statement-breakpoint
DROP INDEX "submission_by_debtor";--> statement-breakpoint
ALTER TABLE "submission" ALTER COLUMN "priority" SET DEFAULT 60;--> statement-breakpoint
ALTER TABLE "submission" ALTER COLUMN "promised_at" SET DEFAULT guard.now() + interval '7 days';--> statement-breakpoint
UPDATE "submission" SET "promised_at" = "created_at" + interval '7 days' WHERE "promised_at" IS NULL;--> statement-breakpoint
UPDATE "submission" SET "priority" = 60 WHERE "kind" LIKE 'import_%';--> statement-breakpoint
ALTER TABLE "submission" ALTER COLUMN "promised_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "holding" ADD COLUMN "returned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "returning_to_id" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "follows_id" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "raised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_look" ADD CONSTRAINT "case_look_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_answer" ADD CONSTRAINT "decision_answer_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_answer" ADD CONSTRAINT "decision_answer_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_feedback" ADD CONSTRAINT "decision_feedback_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_decision" ADD CONSTRAINT "proposed_decision_answered_by_id_staff_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_proposal_per_submission" ON "proposed_decision" USING btree ("submission_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "proposed_decision_by_time" ON "proposed_decision" USING btree ("created_at","id") WHERE answered_at is null;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_returning_to_id_staff_id_fk" FOREIGN KEY ("returning_to_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_follows_id_submission_id_fk" FOREIGN KEY ("follows_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_by_staff" ON "decision" USING btree ("staff_id","id");--> statement-breakpoint
CREATE INDEX "submission_queue_by_kind" ON "submission" USING btree ("kind","priority","promised_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "submission_queue_by_creditor" ON "submission" USING btree ("creditor_id","priority","promised_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "submission_queue_by_assignee" ON "submission" USING btree ("assignee_id","priority","promised_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "submission_queue_free" ON "submission" USING btree ("priority","promised_at","id") WHERE closed_at is null and assignee_id is null;--> statement-breakpoint
CREATE INDEX "submission_queue_returning" ON "submission" USING btree ("returning_to_id","priority","promised_at","id") WHERE closed_at is null and assignee_id is null;--> statement-breakpoint
CREATE INDEX "submission_by_promise" ON "submission" USING btree ("promised_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "submission_by_follows" ON "submission" USING btree ("follows_id");--> statement-breakpoint
CREATE INDEX "submission_by_debtor" ON "submission" USING btree ("debtor_id","id");--> statement-breakpoint
ALTER TABLE "submission" DROP COLUMN "version";--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "one_decision_per_submission" UNIQUE("submission_id");--> statement-breakpoint
-- Who may see and do what with answers (decision 0080). An account given back to its creditor is not shown any more.
create or replace function guard.my_debt_ids() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select h.debt_id from public.holding h join public.debt d on d.id = h.debt_id
  where h.debtor_id = guard.debtor_id()
    and (h.withheld_at is null or h.released_at is not null) and h.returned_at is null
    and (d.may_be_too_old_on is null or d.too_old_decision is not null);
$$;
--> statement-breakpoint
-- A person stays with whoever answered them last. Runs as the owner: a debtor may not look through decisions.
create function guard.set_returning() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, guard as $$
begin
  if new.debtor_id is not null then
    new.returning_to_id := (select d.staff_id from public.submission s join public.decision d on d.submission_id = s.id
      join public.staff who on who.id = d.staff_id and who.disabled_at is null
      where s.debtor_id = new.debtor_id order by d.id desc limit 1);
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger a_person_stays_with_whom_they_know before insert on submission for each row execute function guard.set_returning();
--> statement-breakpoint
-- The names of colleagues, for staff; never their addresses or secrets.
create function guard.colleagues() returns table (id uuid, name text, role text)
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select s.id, s.name, s.role from public.staff s where guard.kind() = 'staff';
$$;
--> statement-breakpoint
-- Who answered, for the person who was answered: a name and nothing else.
create function guard.answered_by(wanted uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select who.name from public.decision d join public.submission s on s.id = d.submission_id
  join public.staff who on who.id = d.staff_id
  where d.id = wanted and (s.debtor_id = guard.debtor_id() or guard.staff_may('case:read'));
$$;
--> statement-breakpoint
revoke all on function guard.set_returning(), guard.colleagues(), guard.answered_by(uuid) from public;
--> statement-breakpoint
grant execute on function guard.colleagues(), guard.answered_by(uuid) to evenkeel_app;
--> statement-breakpoint
create trigger decision_answers_are_append_only before update or delete on decision_answer for each row execute function guard.refuse_change();
--> statement-breakpoint
create trigger decision_feedback_is_append_only before update or delete on decision_feedback for each row execute function guard.refuse_change();
--> statement-breakpoint
alter table proposed_decision enable row level security;
--> statement-breakpoint
alter table decision_answer enable row level security;
--> statement-breakpoint
alter table decision_feedback enable row level security;
--> statement-breakpoint
alter table case_look enable row level security;
--> statement-breakpoint
grant select on proposed_decision, decision_answer, decision_feedback, case_look to evenkeel_app;
--> statement-breakpoint
grant insert on proposed_decision, decision_answer, decision_feedback, case_look to evenkeel_app;
--> statement-breakpoint
grant update on proposed_decision, case_look to evenkeel_app;
--> statement-breakpoint
-- An answer that waits for a second person: staff of that case only; the person it is about never.
create policy staff_read on proposed_decision for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and exists (select from submission s where s.id = submission_id));
--> statement-breakpoint
create policy staff_adds on proposed_decision for insert to evenkeel_app
  with check ((select guard.staff_may('case:decide')) and staff_id = (select guard.staff_id()) and answered_at is null
    and exists (select from submission s where s.id = submission_id));
--> statement-breakpoint
create policy second_answers on proposed_decision for update to evenkeel_app
  using ((select guard.staff_may('case:second')) and staff_id <> (select guard.staff_id()) and answered_at is null
    and exists (select from submission s where s.id = submission_id))
  with check (answered_by_id = (select guard.staff_id()) and staff_id <> answered_by_id and answer in ('confirmed', 'sent_back'));
--> statement-breakpoint
create policy first_withdraws on proposed_decision for update to evenkeel_app
  using ((select guard.staff_may('case:decide')) and staff_id = (select guard.staff_id()) and answered_at is null)
  with check (staff_id = (select guard.staff_id()) and answered_by_id = staff_id and answer = 'withdrawn');
--> statement-breakpoint
-- A confirmed decision carries both: the first who wrote it and the second who is looking.
drop policy staff_adds on decision;
--> statement-breakpoint
create policy staff_adds on decision for insert to evenkeel_app
  with check (exists (select from submission s where s.id = submission_id)
    and (((select guard.staff_may('case:decide')) and staff_id = (select guard.staff_id()) and second_staff_id is null)
      or ((select guard.staff_may('case:second')) and second_staff_id = (select guard.staff_id())
        and exists (select from proposed_decision p where p.submission_id = decision.submission_id
          and p.staff_id = decision.staff_id and p.answer = 'confirmed' and p.answered_by_id = (select guard.staff_id())))));
--> statement-breakpoint
create policy of_its_decision on decision_answer for select to evenkeel_app
  using (exists (select from decision d where d.id = decision_id));
--> statement-breakpoint
create policy own_adds on decision_answer for insert to evenkeel_app
  with check ((select guard.debtor_id()) is not null and exists (select from decision d where d.id = decision_id)
    and (submission_id is null or exists (select from submission s where s.id = submission_id)));
--> statement-breakpoint
create policy of_its_decision on decision_feedback for select to evenkeel_app
  using (exists (select from decision d where d.id = decision_id));
--> statement-breakpoint
create policy own_adds on decision_feedback for insert to evenkeel_app
  with check ((select guard.debtor_id()) is not null and exists (select from decision d where d.id = decision_id));
--> statement-breakpoint
create policy staff_read on case_look for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and (guard.portfolio_has_debtor(about_id)
    or exists (select from submission s where s.id = about_id)));
--> statement-breakpoint
create policy own_adds on case_look for insert to evenkeel_app
  with check ((select guard.staff_may('case:read')) and staff_id = (select guard.staff_id()));
--> statement-breakpoint
create policy own_changes on case_look for update to evenkeel_app
  using ((select guard.staff_may('case:read')) and staff_id = (select guard.staff_id()));
--> statement-breakpoint
-- What a decision changes.
create policy staff_adds on agreement for insert to evenkeel_app
  with check ((select guard.staff_may('case:decide')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy staff_adds on plan for insert to evenkeel_app
  with check ((select guard.staff_may('case:decide')) and guard.portfolio_has_debt(debt_id)
    and exists (select from holding h where h.id = holding_id and h.debt_id = plan.debt_id));
--> statement-breakpoint
create policy staff_change on plan for update to evenkeel_app
  using ((select guard.staff_may('case:decide')) and guard.portfolio_has_debt(debt_id));
--> statement-breakpoint
create policy staff_adds on instalment for insert to evenkeel_app
  with check ((select guard.staff_may('case:decide')) and exists (select from plan p where p.id = plan_id));
--> statement-breakpoint
create policy staff_adds on ledger_entry for insert to evenkeel_app
  with check (((select guard.staff_may('case:decide')) or (select guard.staff_may('case:second'))) and source = 'staff'
    and decision_id is not null and guard.portfolio_has_debt(debt_id));
--> statement-breakpoint
create policy staff_change on debtor for update to evenkeel_app
  using ((select guard.staff_may('case:decide')) and guard.portfolio_has_debtor(id));
--> statement-breakpoint
create policy staff_change on debt for update to evenkeel_app
  using ((select guard.staff_may('case:decide')) and guard.in_portfolio(creditor_id));
--> statement-breakpoint
create policy staff_change on holding for update to evenkeel_app
  using ((select guard.staff_may('case:decide')) and guard.portfolio_has_debt(debt_id));
--> statement-breakpoint
-- Work that moves up what is late and asks for what is missing.
create policy jobs_read on submission for select to evenkeel_app using ((select guard.job()) = 'jobs');
--> statement-breakpoint
create policy jobs_raise on submission for update to evenkeel_app using ((select guard.job()) = 'jobs' and closed_at is null);
--> statement-breakpoint
create policy jobs_add on submission for insert to evenkeel_app
  with check ((select guard.job()) = 'jobs' and (kind like 'import_%' or kind = 'missing_rate'));
--> statement-breakpoint
create policy jobs_tell on debtor for select to evenkeel_app using ((select guard.job()) = 'jobs');
