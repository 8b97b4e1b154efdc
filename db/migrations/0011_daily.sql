-- A debt with a plan under way is not old: to agree is to acknowledge (decision 0097).
create policy jobs_age_read on plan for select to evenkeel_app using ((select guard.job()) = 'jobs');
