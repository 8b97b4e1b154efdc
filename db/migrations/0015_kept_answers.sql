ALTER TABLE "kept_form" ALTER COLUMN "proved" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "kept_form" ADD COLUMN "staff_id" uuid;--> statement-breakpoint
ALTER TABLE "kept_form" ADD CONSTRAINT "kept_form_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_form_by_staff" ON "kept_form" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "kept_form" ADD CONSTRAINT "a_kept_form_has_one_writer" CHECK ((proved is null) = (staff_id is not null));
--> statement-breakpoint
-- What staff were writing to somebody as their session ended is theirs alone, and never that person's to see unsent.
alter policy own on kept_form using (debtor_id = (select guard.debtor_id()) and staff_id is null
  and (proved = 'letter' or current_setting('evenkeel.proved', true) = 'contact'));
--> statement-breakpoint
alter policy own_adds on kept_form with check (debtor_id = (select guard.debtor_id()) and staff_id is null);
--> statement-breakpoint
alter policy own_drops on kept_form using (debtor_id = (select guard.debtor_id()) and staff_id is null
  and (proved = 'letter' or current_setting('evenkeel.proved', true) = 'contact'));
--> statement-breakpoint
create policy staff_own on kept_form for select to evenkeel_app
  using (staff_id = (select guard.staff_id()) and (select guard.staff_may('case:decide')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy staff_adds on kept_form for insert to evenkeel_app
  with check (staff_id = (select guard.staff_id()) and (select guard.staff_may('case:decide')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy staff_drops on kept_form for delete to evenkeel_app using (staff_id = (select guard.staff_id()));
