-- When the newest code for a letter was made for an account of the viewer's, and until when it opens; never the code. It is
-- known for as long as the code is kept (decision 0096).
create function guard.my_last_letter(wanted uuid) returns table (made_at timestamptz, expires_at timestamptz, used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select c.created_at, c.expires_at, c.used_at from public.code c join public.holding h on h.id = c.holding_id
  where c.kind = 'letter' and h.debtor_id = guard.debtor_id() and (h.id = wanted or h.debt_id = wanted)
  order by c.created_at desc limit 1;
$$;
--> statement-breakpoint
revoke all on function guard.my_last_letter(uuid) from public;
--> statement-breakpoint
grant execute on function guard.my_last_letter(uuid) to evenkeel_app;
