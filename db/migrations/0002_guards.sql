-- Row-level security, append-only records and the app's grants. The app's role owns nothing and bypasses nothing;
-- a table without a policy for a viewer gives that viewer no rows. Kinds of viewer without a line here see nothing.

-- The debts a debtor may see: their own, not withheld by an import, not waiting for a person to say whether they are
-- too old. Runs as the owner so that the policies of `holding` and `debt` need not look at each other.
create function guard.my_debt_ids() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select h.debt_id from public.holding h join public.debt d on d.id = h.debt_id
  where h.debtor_id = guard.debtor_id()
    and (h.withheld_at is null or h.released_at is not null)
    and (d.may_be_too_old_on is null or d.too_old_decision is not null);
$$;
--> statement-breakpoint
-- Which of them someone else holds too. Who that is, and what they say or agree, is never told.
create function guard.my_joint_debt_ids() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select h.debt_id from public.holding h where h.debt_id in (select guard.my_debt_ids()) group by h.debt_id having count(*) > 1;
$$;
--> statement-breakpoint
-- Which part of our own work is behind, so that it can be said where it matters. It is about nobody.
create function guard.running_late() returns table (mail boolean, work boolean)
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select exists (select from public.outbox where sent_at is null and created_at < guard.now() - interval '15 minutes'
                 and (attempts > 0 or next_attempt_at < guard.now() - interval '15 minutes')),
         exists (select from public.job where done_at is null and run_at < guard.now() - interval '1 hour')
  where guard.kind() is not null;
$$;
--> statement-breakpoint
create function guard.portfolio_has_debt(debt uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select current_setting('evenkeel.creditors', true) = 'all'
    or exists (select from public.debt d where d.id = debt and guard.in_portfolio(d.creditor_id));
$$;
--> statement-breakpoint
create function guard.portfolio_has_debtor(debtor uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, guard as $$
  select current_setting('evenkeel.creditors', true) = 'all'
    or exists (select from public.holding h join public.debt d on d.id = h.debt_id
               where h.debtor_id = debtor and guard.in_portfolio(d.creditor_id));
$$;
--> statement-breakpoint
-- Where a case's chain of events ends, for whoever writes its next one; writers of one case wait for each other.
create function guard.last_event(wanted uuid) returns table (sequence integer, hash bytea)
language plpgsql volatile security definer set search_path = pg_catalog, public, guard as $$
begin
  if guard.kind() is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(wanted::text, 7310514));
  return query select e.sequence, e.hash from public.event e where e.case_id = wanted order by e.sequence desc limit 1;
end $$;
--> statement-breakpoint
create function guard.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation', constraint = tg_name;
end $$;
--> statement-breakpoint
create trigger entries_are_append_only before update or delete on ledger_entry for each row execute function guard.refuse_change();
--> statement-breakpoint
create trigger entries_are_never_emptied before truncate on ledger_entry for each statement execute function guard.refuse_change();
--> statement-breakpoint
create trigger events_are_append_only before update or delete on event for each row execute function guard.refuse_change();
--> statement-breakpoint
create trigger events_are_never_emptied before truncate on event for each statement execute function guard.refuse_change();
--> statement-breakpoint
create trigger decisions_are_append_only before update or delete on decision for each row execute function guard.refuse_change();
--> statement-breakpoint
create trigger agreements_are_append_only before update or delete on agreement for each row execute function guard.refuse_change();
--> statement-breakpoint
create trigger instalments_are_append_only before update or delete on instalment for each row execute function guard.refuse_change();
--> statement-breakpoint
create trigger policies_are_append_only before update or delete on policy for each row execute function guard.refuse_change();
--> statement-breakpoint
create trigger hold_endings_are_append_only before update or delete on hold_ending for each row execute function guard.refuse_change();
--> statement-breakpoint
do $$ declare t text; begin
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table public.%I enable row level security', t);
  end loop;
end $$;
--> statement-breakpoint
grant usage on schema public, guard to evenkeel_app;
--> statement-breakpoint
revoke all on all functions in schema guard from public;
--> statement-breakpoint
grant execute on all functions in schema guard to evenkeel_app;
--> statement-breakpoint
grant select on all tables in schema public to evenkeel_app;
--> statement-breakpoint
grant insert on debtor, data_key, debt, holding, ledger_entry, budget, budget_line, agreement, plan, instalment, submission,
  decision, hold, hold_ending, event, event_payload, outbox, job, staff, staff_creditor, session, attempt, code, import, import_row
  to evenkeel_app;
--> statement-breakpoint
grant update on debtor, data_key, debt, holding, budget, budget_line, plan, submission, outbox, job, staff, session, code, import
  to evenkeel_app;
--> statement-breakpoint
grant delete on budget, budget_line to evenkeel_app;
--> statement-breakpoint
-- Reference data: anyone who has said who they are, strangers included.
create policy everyone_reads on creditor for select to evenkeel_app using ((select guard.kind()) is not null);
--> statement-breakpoint
create policy everyone_reads on policy for select to evenkeel_app using ((select guard.kind()) is not null);
--> statement-breakpoint
create policy everyone_reads on resource for select to evenkeel_app using ((select guard.kind()) is not null);
--> statement-breakpoint
-- debtor
create policy own on debtor for select to evenkeel_app using (id = (select guard.debtor_id()));
--> statement-breakpoint
create policy staff_read on debtor for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.portfolio_has_debtor(id));
--> statement-breakpoint
create policy jobs_read on debtor for select to evenkeel_app
  using ((select guard.job()) in ('sign-in', 'import', 'letters', 'outbox'));
--> statement-breakpoint
create policy import_adds on debtor for insert to evenkeel_app with check ((select guard.job()) = 'import');
--> statement-breakpoint
create policy import_changes on debtor for update to evenkeel_app using ((select guard.job()) = 'import');
--> statement-breakpoint
-- data_key
create policy own on data_key for select to evenkeel_app using (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy own_adds on data_key for insert to evenkeel_app with check (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy staff_read on data_key for select to evenkeel_app
  using ((select guard.staff_may('case:read-words')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy staff_adds on data_key for insert to evenkeel_app
  with check ((select guard.staff_may('case:decide')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
-- debt
create policy own on debt for select to evenkeel_app using (id in (select guard.my_debt_ids()));
--> statement-breakpoint
create policy staff_read on debt for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.in_portfolio(creditor_id));
--> statement-breakpoint
create policy jobs_read on debt for select to evenkeel_app using ((select guard.job()) in ('import', 'letters'));
--> statement-breakpoint
create policy import_adds on debt for insert to evenkeel_app with check ((select guard.job()) = 'import');
--> statement-breakpoint
create policy import_changes on debt for update to evenkeel_app using ((select guard.job()) = 'import');
--> statement-breakpoint
-- holding: a debtor sees that an account exists even while it is withheld, so that they can be told kindly; never its debt
create policy own on holding for select to evenkeel_app using (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy staff_read on holding for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.portfolio_has_debt(debt_id));
--> statement-breakpoint
create policy jobs_read on holding for select to evenkeel_app
  using ((select guard.job()) in ('sign-in', 'import', 'letters'));
--> statement-breakpoint
create policy import_adds on holding for insert to evenkeel_app with check ((select guard.job()) = 'import');
--> statement-breakpoint
create policy import_changes on holding for update to evenkeel_app using ((select guard.job()) = 'import');
--> statement-breakpoint
-- ledger_entry
create policy own on ledger_entry for select to evenkeel_app using (debt_id in (select guard.my_debt_ids()));
--> statement-breakpoint
create policy staff_read on ledger_entry for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.portfolio_has_debt(debt_id));
--> statement-breakpoint
create policy jobs_read on ledger_entry for select to evenkeel_app using ((select guard.job()) = 'import');
--> statement-breakpoint
create policy import_adds on ledger_entry for insert to evenkeel_app
  with check ((select guard.job()) = 'import' and source = 'file');
--> statement-breakpoint
-- budget: a person's own, and staff who work their case
create policy own on budget for all to evenkeel_app using (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy staff_read on budget for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy of_its_budget on budget_line for all to evenkeel_app
  using (exists (select from budget b where b.id = budget_id and b.debtor_id = (select guard.debtor_id())));
--> statement-breakpoint
create policy staff_read on budget_line for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and exists (select from budget b where b.id = budget_id));
--> statement-breakpoint
-- agreement, plan, instalment
create policy own on agreement for select to evenkeel_app using (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy own_adds on agreement for insert to evenkeel_app with check (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy staff_read on agreement for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy own on plan for all to evenkeel_app
  using (holding_id in (select h.id from holding h where h.debtor_id = (select guard.debtor_id())))
  with check (debt_id in (select guard.my_debt_ids())
    and exists (select from holding h where h.id = holding_id and h.debt_id = plan.debt_id and h.debtor_id = (select guard.debtor_id())));
--> statement-breakpoint
create policy staff_read on plan for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.portfolio_has_debt(debt_id));
--> statement-breakpoint
create policy of_its_plan on instalment for select to evenkeel_app
  using (exists (select from plan p where p.id = plan_id));
--> statement-breakpoint
create policy own_adds on instalment for insert to evenkeel_app
  with check ((select guard.debtor_id()) is not null and exists (select from plan p where p.id = plan_id));
--> statement-breakpoint
-- submission and decision
create policy own on submission for select to evenkeel_app using (debtor_id = (select guard.debtor_id()) and kind not like 'import_%');
--> statement-breakpoint
create policy own_adds on submission for insert to evenkeel_app
  with check (debtor_id = (select guard.debtor_id()) and kind not like 'import_%'
    and (debt_id is null or debt_id in (select guard.my_debt_ids())));
--> statement-breakpoint
create policy staff_read on submission for select to evenkeel_app
  using ((select guard.staff_may('queue:read')) and ((creditor_id is not null and guard.in_portfolio(creditor_id))
    or (creditor_id is null and debtor_id is not null and guard.portfolio_has_debtor(debtor_id))));
--> statement-breakpoint
create policy staff_change on submission for update to evenkeel_app
  using ((select guard.staff_may('case:decide')) and ((creditor_id is not null and guard.in_portfolio(creditor_id))
    or (creditor_id is null and debtor_id is not null and guard.portfolio_has_debtor(debtor_id))));
--> statement-breakpoint
create policy import_reads on submission for select to evenkeel_app
  using ((select guard.job()) = 'import' and kind like 'import_%');
--> statement-breakpoint
create policy import_adds on submission for insert to evenkeel_app
  with check ((select guard.job()) = 'import' and kind like 'import_%');
--> statement-breakpoint
create policy of_its_submission on decision for select to evenkeel_app
  using (exists (select from submission s where s.id = submission_id));
--> statement-breakpoint
create policy staff_adds on decision for insert to evenkeel_app
  with check ((select guard.staff_may('case:decide')) and staff_id = (select guard.staff_id())
    and exists (select from submission s where s.id = submission_id));
--> statement-breakpoint
-- hold
create policy own on hold for select to evenkeel_app using (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy own_adds on hold for insert to evenkeel_app
  with check (debtor_id = (select guard.debtor_id()) and placed_by = 'debtor'
    and (debt_id is null or debt_id in (select guard.my_debt_ids())));
--> statement-breakpoint
create policy staff_read on hold for select to evenkeel_app
  using ((select guard.staff_may('case:read')) and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy staff_adds on hold for insert to evenkeel_app
  with check ((select guard.staff_may('case:decide')) and placed_by = 'staff' and guard.portfolio_has_debtor(debtor_id));
--> statement-breakpoint
create policy of_its_hold on hold_ending for select to evenkeel_app using (exists (select from hold h where h.id = hold_id));
--> statement-breakpoint
create policy adds on hold_ending for insert to evenkeel_app
  with check (exists (select from hold h where h.id = hold_id)
    and ((ended_by = 'debtor' and (select guard.debtor_id()) is not null) or (ended_by = 'staff' and (select guard.staff_may('case:decide')))));
--> statement-breakpoint
-- event: everyone who acts writes, as themselves; few read
create policy own on event for select to evenkeel_app using (case_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy staff_read on event for select to evenkeel_app
  using ((select guard.staff_may('audit:read')) or ((select guard.staff_may('case:read')) and guard.portfolio_has_debtor(case_id)));
--> statement-breakpoint
create policy actor_adds on event for insert to evenkeel_app
  with check (actor_kind = (select guard.kind())
    and actor_id is not distinct from (select nullif(current_setting('evenkeel.id', true), ''))
    and ((select guard.debtor_id()) is null or case_id = (select guard.debtor_id())));
--> statement-breakpoint
create policy of_its_event on event_payload for select to evenkeel_app using (exists (select from event e where e.id = event_id));
--> statement-breakpoint
create policy actor_adds on event_payload for insert to evenkeel_app with check ((select guard.kind()) is not null);
--> statement-breakpoint
-- outbox and job: written with the fact, read by the work that sends and runs
create policy adds on outbox for insert to evenkeel_app
  with check ((select guard.kind()) in ('staff', 'job') or debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy sender on outbox for select to evenkeel_app using ((select guard.job()) = 'outbox');
--> statement-breakpoint
create policy sender_marks on outbox for update to evenkeel_app using ((select guard.job()) = 'outbox');
--> statement-breakpoint
create policy adds on job for insert to evenkeel_app with check ((select guard.kind()) in ('debtor', 'staff', 'job'));
--> statement-breakpoint
create policy runner on job for select to evenkeel_app using ((select guard.job()) = 'jobs');
--> statement-breakpoint
create policy runner_marks on job for update to evenkeel_app using ((select guard.job()) = 'jobs');
--> statement-breakpoint
-- staff
create policy own on staff for select to evenkeel_app using (id = (select guard.staff_id()));
--> statement-breakpoint
create policy managers_read on staff for select to evenkeel_app using ((select guard.staff_may('staff:manage')));
--> statement-breakpoint
create policy jobs_read on staff for select to evenkeel_app using ((select guard.job()) in ('sign-in', 'staff-accounts', 'outbox'));
--> statement-breakpoint
create policy accounts_add on staff for insert to evenkeel_app with check ((select guard.job()) = 'staff-accounts');
--> statement-breakpoint
create policy accounts_change on staff for update to evenkeel_app using ((select guard.job()) in ('staff-accounts', 'sign-in'));
--> statement-breakpoint
create policy own on staff_creditor for select to evenkeel_app using (staff_id = (select guard.staff_id()));
--> statement-breakpoint
create policy jobs_read on staff_creditor for select to evenkeel_app using ((select guard.job()) in ('sign-in', 'staff-accounts'));
--> statement-breakpoint
create policy accounts_add on staff_creditor for insert to evenkeel_app with check ((select guard.job()) = 'staff-accounts');
--> statement-breakpoint
-- session, attempt, code: the work of signing in, and a person's own sessions
create policy own_debtor on session for select to evenkeel_app using (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy own_staff on session for select to evenkeel_app using (staff_id = (select guard.staff_id()));
--> statement-breakpoint
create policy own_debtor_ends on session for update to evenkeel_app using (debtor_id = (select guard.debtor_id()));
--> statement-breakpoint
create policy own_staff_ends on session for update to evenkeel_app using (staff_id = (select guard.staff_id()));
--> statement-breakpoint
create policy sign_in on session for all to evenkeel_app using ((select guard.job()) = 'sign-in');
--> statement-breakpoint
create policy accounts_read on session for select to evenkeel_app
  using ((select guard.job()) = 'staff-accounts' and staff_id is not null);
--> statement-breakpoint
create policy accounts_end on session for update to evenkeel_app
  using ((select guard.job()) = 'staff-accounts' and staff_id is not null);
--> statement-breakpoint
create policy sign_in on attempt for all to evenkeel_app using ((select guard.job()) = 'sign-in');
--> statement-breakpoint
create policy sign_in on code for all to evenkeel_app using ((select guard.job()) = 'sign-in');
--> statement-breakpoint
create policy letters_add on code for insert to evenkeel_app with check ((select guard.job()) = 'letters' and kind = 'letter');
--> statement-breakpoint
create policy letters_read on code for select to evenkeel_app using ((select guard.job()) = 'letters' and kind = 'letter');
--> statement-breakpoint
create policy letters_end on code for update to evenkeel_app using ((select guard.job()) = 'letters' and kind = 'letter');
--> statement-breakpoint
-- imports
create policy import_job on import for all to evenkeel_app using ((select guard.job()) = 'import');
--> statement-breakpoint
create policy staff_read on import for select to evenkeel_app using ((select guard.staff_may('import:read')));
--> statement-breakpoint
create policy import_job on import_row for all to evenkeel_app using ((select guard.job()) = 'import');
--> statement-breakpoint
create policy staff_read on import_row for select to evenkeel_app using ((select guard.staff_may('import:read')));
--> statement-breakpoint
grant usage on schema drizzle to evenkeel_app;
--> statement-breakpoint
grant select on drizzle.__drizzle_migrations to evenkeel_app;
