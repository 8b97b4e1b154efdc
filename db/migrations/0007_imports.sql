CREATE TABLE "event_head" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL,
	"seal" "bytea"
);
--> statement-breakpoint
CREATE TABLE "import_progress" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"step" text NOT NULL,
	"bytes" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "started_by_id" uuid;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "try_id" uuid;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_started_by_id_staff_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_try_id_import_id_fk" FOREIGN KEY ("try_id") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_by_actor" ON "event" USING btree ("actor_id","id") WHERE actor_kind in ('staff', 'job');--> statement-breakpoint
CREATE INDEX "import_row_by_outcome" ON "import_row" USING btree ("import_id","outcome","line");--> statement-breakpoint
CREATE INDEX "import_by_try" ON "import" USING btree ("try_id","id");--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_requestId_unique" UNIQUE("request_id");--> statement-breakpoint
-- Where chains end. The app cannot read it, and can only move it forward.
create function guard.keep_head(wanted uuid, upto integer, sealed bytea) returns void
language sql volatile security definer set search_path = pg_catalog, public, guard as $$
  insert into public.event_head as head (case_id, sequence, seal)
  select wanted, upto, sealed where guard.kind() is not null
  on conflict (case_id) do update set sequence = excluded.sequence, seal = excluded.seal
    where head.sequence < excluded.sequence;
$$;
--> statement-breakpoint
-- The next event's number goes on from the head, so that what was written after a cut leaves the cut open for ever.
create or replace function guard.last_event(wanted uuid) returns table (sequence integer, hash bytea)
language plpgsql volatile security definer set search_path = pg_catalog, public, guard as $$
begin
  if guard.kind() is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(wanted::text, 7310514));
  return query
    select greatest(last.sequence, head.sequence), last.hash from (select) one
    left join (select e.sequence, e.hash from public.event e where e.case_id = wanted order by e.sequence desc limit 1) last on true
    left join public.event_head head on head.case_id = wanted;
end $$;
--> statement-breakpoint
insert into event_head (case_id, sequence) select case_id, max(sequence) from event group by case_id;
--> statement-breakpoint
alter table event_head enable row level security;
--> statement-breakpoint
alter table import_progress enable row level security;
--> statement-breakpoint
-- A file of accounts is of more than one creditor, and so is what was done: both are for staff who see every creditor.
create function guard.sees_every_creditor() returns boolean language sql stable parallel safe
return guard.kind() = 'staff' and current_setting('evenkeel.creditors', true) = 'all';
--> statement-breakpoint
revoke all on function guard.keep_head(uuid, integer, bytea), guard.sees_every_creditor() from public;
--> statement-breakpoint
grant execute on function guard.keep_head(uuid, integer, bytea), guard.sees_every_creditor() to evenkeel_app;
--> statement-breakpoint
grant select, insert, update on import_progress to evenkeel_app;
--> statement-breakpoint
grant select on event_head to evenkeel_app;
--> statement-breakpoint
drop policy staff_read on import;
--> statement-breakpoint
create policy staff_read on import for select to evenkeel_app
  using ((select guard.staff_may('import:read')) and (select guard.sees_every_creditor()));
--> statement-breakpoint
create policy staff_adds on import for insert to evenkeel_app
  with check ((select guard.staff_may('import:run')) and (select guard.sees_every_creditor())
    and started_by_id = (select guard.staff_id()) and finished_at is null and summary is null);
--> statement-breakpoint
drop policy staff_read on import_row;
--> statement-breakpoint
create policy staff_read on import_row for select to evenkeel_app
  using ((select guard.staff_may('import:read')) and (select guard.sees_every_creditor()));
--> statement-breakpoint
create policy import_job on import_progress for all to evenkeel_app using ((select guard.job()) = 'import');
--> statement-breakpoint
create policy staff_read on import_progress for select to evenkeel_app
  using ((select guard.staff_may('import:read')) and (select guard.sees_every_creditor()));
--> statement-breakpoint
drop policy staff_read on event;
--> statement-breakpoint
create policy staff_read on event for select to evenkeel_app
  using (((select guard.staff_may('audit:read')) and (select guard.sees_every_creditor()))
    or ((select guard.staff_may('case:read')) and guard.portfolio_has_debtor(case_id)));
