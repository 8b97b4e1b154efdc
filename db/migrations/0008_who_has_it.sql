-- Who has what a person sent, for that person: a name and nothing else, and only while it waits (decision 0088).
create function guard.assigned_to(wanted uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select who.name from public.submission s join public.staff who on who.id = s.assignee_id
  where s.id = wanted and s.closed_at is null and s.debtor_id = guard.debtor_id() and who.disabled_at is null;
$$;
--> statement-breakpoint
-- Whether someone else who owes one of the viewer's debts has agreed a plan for it since an instant that still runs. What
-- staff offered before then was offered without knowing of it, so a person looks again; it is never shown.
create function guard.has_newer_plan_of_another(wanted uuid, since timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select exists (select from public.plan p join public.holding h on h.id = p.holding_id
    where p.debt_id = wanted and p.ended_at is null and p.created_at > since
      and h.debtor_id is distinct from guard.debtor_id() and p.debt_id in (select guard.my_debt_ids()));
$$;
--> statement-breakpoint
revoke all on function guard.assigned_to(uuid), guard.has_newer_plan_of_another(uuid, timestamptz) from public;
--> statement-breakpoint
grant execute on function guard.assigned_to(uuid), guard.has_newer_plan_of_another(uuid, timestamptz) to evenkeel_app;
