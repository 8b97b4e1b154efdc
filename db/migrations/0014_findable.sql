CREATE TABLE "findable" (
	"creditor_id" uuid NOT NULL,
	"place" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"row_id" uuid NOT NULL,
	"debtor_id" uuid NOT NULL,
	CONSTRAINT "findable_creditor_id_place_key_row_id_pk" PRIMARY KEY("creditor_id","place","key","row_id")
);
--> statement-breakpoint
DROP INDEX "debtor_by_name_key";--> statement-breakpoint
DROP INDEX "debtor_by_company_key";--> statement-breakpoint
DROP INDEX "debtor_by_postcode_key";--> statement-breakpoint
DROP INDEX "holding_by_reference_key";--> statement-breakpoint
CREATE INDEX "findable_by_debtor" ON "findable" USING btree ("debtor_id");--> statement-breakpoint
ALTER TABLE "debtor" DROP COLUMN "name_key";--> statement-breakpoint
ALTER TABLE "debtor" DROP COLUMN "company_key";--> statement-breakpoint
ALTER TABLE "debtor" DROP COLUMN "postcode_key";--> statement-breakpoint
ALTER TABLE "holding" DROP COLUMN "reference_key";
--> statement-breakpoint
-- Every word that staff may find a person or an account by, of these people: once for each creditor that is owed.
create function guard.findable_of(people uuid[]) returns setof public.findable
language sql stable set search_path = pg_catalog, public, guard as $$
  select d.creditor_id, k.place, k.key, k.row_id, p.id
  from unnest(people) as wanted (id) join public.debtor p on p.id = wanted.id
  join public.holding h on h.debtor_id = p.id join public.debt d on d.id = h.debt_id
  cross join lateral (values ('reference', guard.search_key(h.account_reference), h.id), ('name', guard.search_key(p.last_name), p.id),
    ('company', guard.search_key(p.company_name), p.id), ('postcode', guard.search_key(p.postcode), p.id)) k (place, key, row_id)
  where k.key is not null;
$$;
--> statement-breakpoint
create function guard.find_what_is_new() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, guard as $$
begin
  insert into public.findable
  select f.* from guard.findable_of(array(select distinct a.debtor_id from added a)) f on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create function guard.find_anew() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, guard as $$
declare people uuid[];
begin
  if tg_table_name = 'debtor' then people := array[new.id];
  elsif tg_table_name = 'debt' then people := array(select h.debtor_id from public.holding h where h.debt_id = new.id);
  elsif tg_op = 'DELETE' then people := array[old.debtor_id];
  else people := array[old.debtor_id, new.debtor_id];
  end if;
  delete from public.findable f where f.debtor_id = any(people);
  insert into public.findable select f.* from guard.findable_of(people) f on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
revoke all on function guard.findable_of(uuid[]), guard.find_what_is_new(), guard.find_anew() from public;
--> statement-breakpoint
create trigger staff_find_new_accounts after insert on holding referencing new table as added
  for each statement execute function guard.find_what_is_new();
--> statement-breakpoint
create trigger staff_find_an_account_where_it_went after update of debt_id, debtor_id, account_reference on holding
  for each row execute function guard.find_anew();
--> statement-breakpoint
create trigger staff_find_no_account_that_is_gone after delete on holding for each row execute function guard.find_anew();
--> statement-breakpoint
create trigger staff_find_people_as_they_are_called_now after update of last_name, company_name, postcode on debtor for each row
  when ((old.last_name, old.company_name, old.postcode) is distinct from (new.last_name, new.company_name, new.postcode))
  execute function guard.find_anew();
--> statement-breakpoint
create trigger staff_find_a_debt_where_it_is_owed after update of creditor_id on debt for each row
  when (old.creditor_id is distinct from new.creditor_id) execute function guard.find_anew();
--> statement-breakpoint
alter table findable enable row level security;
--> statement-breakpoint
grant select on findable to evenkeel_app;
--> statement-breakpoint
create policy staff_read on findable for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.in_portfolio(creditor_id));
--> statement-breakpoint
insert into findable select f.* from guard.findable_of(array(select id from debtor)) f on conflict do nothing;
