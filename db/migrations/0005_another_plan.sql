-- Whether someone else who owes one of the viewer's debts has a live plan for it. It decides that a person looks at a
-- second plan, and is never shown: who that is and what they agreed stays theirs.
create function guard.has_plan_of_another(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select exists (select from public.plan p join public.holding h on h.id = p.holding_id
    where p.debt_id = wanted and p.ended_at is null and h.debtor_id is distinct from guard.debtor_id()
      and p.debt_id in (select guard.my_debt_ids()));
$$;
--> statement-breakpoint
revoke all on function guard.has_plan_of_another(uuid) from public;
--> statement-breakpoint
grant execute on function guard.has_plan_of_another(uuid) to evenkeel_app;
