-- The rows of a dry run help whoever mends the file, for a month (decision 0096). Of imports, that work sees nothing else.
grant delete on import_row to evenkeel_app;
--> statement-breakpoint
create policy jobs_see_old on import for select to evenkeel_app
  using ((select guard.job()) = 'jobs' and dry_run and finished_at < guard.now() - interval '30 days');
--> statement-breakpoint
create policy jobs_see_old on import_row for select to evenkeel_app
  using ((select guard.job()) = 'jobs' and exists (select from import i where i.id = import_id));
--> statement-breakpoint
create policy jobs_drop_old on import_row for delete to evenkeel_app
  using ((select guard.job()) = 'jobs' and exists (select from import i where i.id = import_id));
