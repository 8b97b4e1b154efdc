-- People are asked for by their whole name too, as they would say it.
create or replace function guard.findable_of(people uuid[]) returns setof public.findable
language sql stable set search_path = pg_catalog, public, guard as $$
  select d.creditor_id, k.place, k.key, k.row_id, p.id
  from unnest(people) as wanted (id) join public.debtor p on p.id = wanted.id
  join public.holding h on h.debtor_id = p.id join public.debt d on d.id = h.debt_id
  cross join lateral (values ('reference', guard.search_key(h.account_reference), h.id), ('name', guard.search_key(p.last_name), p.id),
    ('whole', guard.search_key(p.first_name || ' ' || p.last_name), p.id), ('company', guard.search_key(p.company_name), p.id),
    ('postcode', guard.search_key(p.postcode), p.id)) k (place, key, row_id)
  where k.key is not null;
$$;
--> statement-breakpoint
drop trigger staff_find_people_as_they_are_called_now on debtor;
--> statement-breakpoint
create trigger staff_find_people_as_they_are_called_now after update of first_name, last_name, company_name, postcode on debtor for each row
  when ((old.first_name, old.last_name, old.company_name, old.postcode)
    is distinct from (new.first_name, new.last_name, new.company_name, new.postcode))
  execute function guard.find_anew();
--> statement-breakpoint
insert into findable select f.* from guard.findable_of(array(select id from debtor)) f where f.place = 'whole' on conflict do nothing;
