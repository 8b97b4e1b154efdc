CREATE TABLE "submission_reach" (
	"creditor_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"priority" integer NOT NULL,
	"promised_at" timestamp with time zone NOT NULL,
	"is_late" boolean NOT NULL,
	CONSTRAINT "submission_reach_creditor_id_submission_id_pk" PRIMARY KEY("creditor_id","submission_id")
);
--> statement-breakpoint
DROP INDEX "submission_queue_of_no_creditor";--> statement-breakpoint
ALTER TABLE "submission_reach" ADD CONSTRAINT "submission_reach_creditor_id_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_reach" ADD CONSTRAINT "submission_reach_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reach_queue" ON "submission_reach" USING btree ("creditor_id","priority","promised_at","submission_id");--> statement-breakpoint
CREATE INDEX "reach_queue_by_kind" ON "submission_reach" USING btree ("creditor_id","kind","priority","promised_at","submission_id");--> statement-breakpoint
CREATE INDEX "reach_queue_late" ON "submission_reach" USING btree ("creditor_id","priority","promised_at","submission_id") WHERE is_late;--> statement-breakpoint
CREATE INDEX "reach_by_submission" ON "submission_reach" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "submission_queue_late_by_creditor" ON "submission" USING btree ("creditor_id","priority","promised_at","id") WHERE closed_at is null and raised_at is not null;
--> statement-breakpoint
-- What is about no creditor is seen by the staff of every creditor that the person owes. This keeps where each portfolio
-- finds it in the order of its queue: as it comes in, is moved up and is answered, and when the person comes to owe another.
create function guard.keep_reach() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, guard as $$
begin
  if new.creditor_id is not null or new.debtor_id is null then return null; end if;
  if new.closed_at is not null then
    delete from public.submission_reach where submission_id = new.id;
  elsif tg_op = 'INSERT' then
    insert into public.submission_reach (creditor_id, submission_id, kind, priority, promised_at, is_late)
    select distinct d.creditor_id, new.id, new.kind, new.priority, new.promised_at, new.raised_at is not null
    from public.holding h join public.debt d on d.id = h.debt_id where h.debtor_id = new.debtor_id;
  else
    update public.submission_reach set kind = new.kind, priority = new.priority, promised_at = new.promised_at,
      is_late = new.raised_at is not null where submission_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function guard.widen_reach() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, guard as $$
begin
  insert into public.submission_reach (creditor_id, submission_id, kind, priority, promised_at, is_late)
  select d.creditor_id, s.id, s.kind, s.priority, s.promised_at, s.raised_at is not null
  from public.submission s join public.debt d on d.id = new.debt_id
  where s.debtor_id = new.debtor_id and s.creditor_id is null and s.closed_at is null
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
revoke all on function guard.keep_reach(), guard.widen_reach() from public;
--> statement-breakpoint
create trigger a_portfolio_finds_what_is_new after insert on submission for each row execute function guard.keep_reach();
--> statement-breakpoint
create trigger a_portfolio_finds_what_changed after update of kind, priority, promised_at, raised_at, closed_at on submission
  for each row execute function guard.keep_reach();
--> statement-breakpoint
create trigger a_new_creditor_finds_what_waits after insert on holding for each row execute function guard.widen_reach();
--> statement-breakpoint
alter table submission_reach enable row level security;
--> statement-breakpoint
grant select on submission_reach to evenkeel_app;
--> statement-breakpoint
create policy staff_read on submission_reach for select to evenkeel_app
  using ((select guard.staff_may('queue:read')) and guard.in_portfolio(creditor_id));
--> statement-breakpoint
insert into submission_reach (creditor_id, submission_id, kind, priority, promised_at, is_late)
select distinct d.creditor_id, s.id, s.kind, s.priority, s.promised_at, s.raised_at is not null
from submission s join holding h on h.debtor_id = s.debtor_id join debt d on d.id = h.debt_id
where s.creditor_id is null and s.closed_at is null;
