CREATE TABLE "kept_form" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"debtor_id" uuid NOT NULL,
	"proved" text NOT NULL,
	"place" text NOT NULL,
	"fields" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT guard.now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_form" ADD CONSTRAINT "kept_form_debtor_id_debtor_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_form_by_debtor" ON "kept_form" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "kept_form_by_time" ON "kept_form" USING btree ("created_at");--> statement-breakpoint
-- What was typed as a session ended: its writer's own. A letter alone does not show what a contact had opened.
alter table kept_form enable row level security;
--> statement-breakpoint
grant select, insert, delete on kept_form to evenkeel_app;
--> statement-breakpoint
create policy own on kept_form for select to evenkeel_app
  using (debtor_id = (select guard.debtor_id())
    and (proved = 'letter' or current_setting('evenkeel.proved', true) = 'contact'));
--> statement-breakpoint
create policy own_adds on kept_form for insert to evenkeel_app with check (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy own_drops on kept_form for delete to evenkeel_app
  using (debtor_id = (select guard.debtor_id())
    and (proved = 'letter' or current_setting('evenkeel.proved', true) = 'contact'));
--> statement-breakpoint
-- Work that lets go of what nothing needs any more (decision 0096). It sees nothing that is younger.
grant delete on attempt, code, session, job to evenkeel_app;
--> statement-breakpoint
create policy jobs_see_old on attempt for select to evenkeel_app
  using ((select guard.job()) = 'jobs' and at < guard.now() - interval '2 days');
--> statement-breakpoint
create policy jobs_drop_old on attempt for delete to evenkeel_app
  using ((select guard.job()) = 'jobs' and at < guard.now() - interval '2 days');
--> statement-breakpoint
create policy jobs_see_old on code for select to evenkeel_app
  using ((select guard.job()) = 'jobs' and expires_at < guard.now() - interval '2 days');
--> statement-breakpoint
create policy jobs_drop_old on code for delete to evenkeel_app
  using ((select guard.job()) = 'jobs' and expires_at < guard.now() - interval '2 days');
--> statement-breakpoint
create policy jobs_see_old on session for select to evenkeel_app
  using ((select guard.job()) = 'jobs' and least(ended_at, expires_at) < guard.now() - interval '30 days');
--> statement-breakpoint
create policy jobs_drop_old on session for delete to evenkeel_app
  using ((select guard.job()) = 'jobs' and least(ended_at, expires_at) < guard.now() - interval '30 days');
--> statement-breakpoint
create policy jobs_see_old on kept_form for select to evenkeel_app
  using ((select guard.job()) = 'jobs' and created_at < guard.now() - interval '24 hours');
--> statement-breakpoint
create policy jobs_drop_old on kept_form for delete to evenkeel_app
  using ((select guard.job()) = 'jobs' and created_at < guard.now() - interval '24 hours');
--> statement-breakpoint
create policy runner_drops_old on job for delete to evenkeel_app
  using ((select guard.job()) = 'jobs' and done_at < guard.now() - interval '30 days');
--> statement-breakpoint
-- Work that notices what has grown old (decision 0097): it may set the day, never the answer, which is staff's.
create policy jobs_age_read on debt for select to evenkeel_app using ((select guard.job()) = 'jobs');
--> statement-breakpoint
create policy jobs_age_flag on debt for update to evenkeel_app
  using ((select guard.job()) = 'jobs' and may_be_too_old_on is null and too_old_decision is null)
  with check (may_be_too_old_on is not null and too_old_decision is null);
--> statement-breakpoint
create policy jobs_age_read on holding for select to evenkeel_app using ((select guard.job()) = 'jobs');
--> statement-breakpoint
create policy jobs_age_read on ledger_entry for select to evenkeel_app using ((select guard.job()) = 'jobs');
