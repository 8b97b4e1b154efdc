-- The room where the database learns who is looking. `guard.look` is called first in every transaction of the app;
-- without it every setting below is null and no policy lets a row through.
create schema guard;
--> statement-breakpoint
-- Who looks, until the transaction ends. `detail` carries what a kind of viewer brings: permissions, portfolio, proof.
create function guard.look(kind text, id text, detail text[], at text) returns void
language sql volatile as $$
  select set_config('evenkeel.kind', kind, true), set_config('evenkeel.id', id, true),
         set_config('evenkeel.permissions', detail[1], true), set_config('evenkeel.creditors', detail[2], true),
         set_config('evenkeel.proved', detail[3], true), set_config('evenkeel.now', at, true);
$$;
--> statement-breakpoint
create function guard.kind() returns text language sql stable parallel safe
return nullif(current_setting('evenkeel.kind', true), '');
--> statement-breakpoint
-- The instant that counts as now: the database's clock, or the test clock where the app was started with one.
create function guard.now() returns timestamptz language sql stable parallel safe
return coalesce(nullif(current_setting('evenkeel.now', true), '')::timestamptz, now());
--> statement-breakpoint
create function guard.debtor_id() returns uuid language sql stable parallel safe
return case when guard.kind() = 'debtor' then nullif(current_setting('evenkeel.id', true), '')::uuid end;
--> statement-breakpoint
create function guard.staff_id() returns uuid language sql stable parallel safe
return case when guard.kind() = 'staff' then nullif(current_setting('evenkeel.id', true), '')::uuid end;
--> statement-breakpoint
create function guard.job() returns text language sql stable parallel safe
return case when guard.kind() = 'job' then nullif(current_setting('evenkeel.id', true), '') end;
--> statement-breakpoint
create function guard.staff_may(permission text) returns boolean language sql stable parallel safe
return guard.kind() = 'staff' and permission = any (string_to_array(current_setting('evenkeel.permissions', true), ','));
--> statement-breakpoint
-- Whether a creditor is in the portfolio of the member of staff who is looking.
create function guard.in_portfolio(creditor uuid) returns boolean language sql stable parallel safe
return guard.kind() = 'staff' and (current_setting('evenkeel.creditors', true) = 'all'
  -- The planner may look at this side even where the side above is true, so ‘all’ must not reach the cast.
  or creditor = any (string_to_array(nullif(nullif(current_setting('evenkeel.creditors', true), ''), 'all'), ',')::uuid[]));
