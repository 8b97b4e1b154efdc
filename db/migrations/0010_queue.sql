-- What a name, a postcode or a reference is found by: its letters and digits without case, accents or anything between
-- them. Made of plain ranges, so that every database folds alike whatever its own order of letters is.
create function guard.search_key(words text) returns text language sql immutable parallel safe
return nullif(regexp_replace(lower(normalize(words, NFKD)), '[\s!-/:-@\[-`{-~\u00a0\u0300-\u036f\u2010-\u201f]', '', 'g'), '');
--> statement-breakpoint
revoke all on function guard.search_key(text) from public;
--> statement-breakpoint
grant execute on function guard.search_key(text) to evenkeel_app;
--> statement-breakpoint
DROP INDEX "submission_by_promise";--> statement-breakpoint
ALTER TABLE "debtor" ADD COLUMN "name_key" text collate "C" GENERATED ALWAYS AS (guard.search_key(last_name)) STORED;--> statement-breakpoint
ALTER TABLE "debtor" ADD COLUMN "company_key" text collate "C" GENERATED ALWAYS AS (guard.search_key(company_name)) STORED;--> statement-breakpoint
ALTER TABLE "debtor" ADD COLUMN "postcode_key" text collate "C" GENERATED ALWAYS AS (guard.search_key(postcode)) STORED;--> statement-breakpoint
ALTER TABLE "holding" ADD COLUMN "reference_key" text collate "C" GENERATED ALWAYS AS (guard.search_key(account_reference)) STORED;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "taken_request_id" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "handed_back_by_id" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_handed_back_by_id_staff_id_fk" FOREIGN KEY ("handed_back_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "debtor_by_name_key" ON "debtor" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "debtor_by_company_key" ON "debtor" USING btree ("company_key","id");--> statement-breakpoint
CREATE INDEX "debtor_by_postcode_key" ON "debtor" USING btree ("postcode_key","id");--> statement-breakpoint
CREATE INDEX "holding_by_reference_key" ON "holding" USING btree ("reference_key","id");--> statement-breakpoint
CREATE INDEX "submission_queue_by_creditor_and_kind" ON "submission" USING btree ("creditor_id","kind","priority","promised_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "submission_queue_late" ON "submission" USING btree ("priority","promised_at","id") WHERE closed_at is null and raised_at is not null;--> statement-breakpoint
CREATE INDEX "submission_queue_of_no_creditor" ON "submission" USING btree ("priority","promised_at","id") WHERE closed_at is null and creditor_id is null;--> statement-breakpoint
CREATE INDEX "submission_to_raise" ON "submission" USING btree ("promised_at","id") WHERE closed_at is null and raised_at is null;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "one_taking_per_press" UNIQUE("taken_request_id");
--> statement-breakpoint
-- Who else may be given something that waits: staff who answer, and whose portfolio has it; for staff who see it themselves.
create function guard.may_answer(wanted uuid) returns table (id uuid, name text, role text)
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select who.id, who.name, who.role from public.submission s
  join public.staff who on who.disabled_at is null and who.role in ('agent', 'lead')
  where s.id = wanted and guard.staff_may('queue:read')
    and case when s.creditor_id is null then s.debtor_id is not null and guard.portfolio_has_debtor(s.debtor_id)
      else guard.in_portfolio(s.creditor_id) end
    and (who.all_creditors or exists (select from public.staff_creditor c where c.staff_id = who.id
      and (c.creditor_id = s.creditor_id or s.creditor_id is null and exists (
        select from public.holding h join public.debt d on d.id = h.debt_id
        where h.debtor_id = s.debtor_id and d.creditor_id = c.creditor_id))));
$$;
--> statement-breakpoint
revoke all on function guard.may_answer(uuid) from public;
--> statement-breakpoint
grant execute on function guard.may_answer(uuid) to evenkeel_app;
