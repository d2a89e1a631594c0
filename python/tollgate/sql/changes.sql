-- What is new and what is fixed between two days. A repository counts with its last good scan up to each of them;
-- of one that was first scanned in between, all findings are 'first scan', not 'new'.
with
  earlier as (
    select repository, max(day) as day from statistics
    where status = 'scanned' and day <= $before group by repository
  ),
  later as (
    select repository, max(day) as day from statistics
    where status = 'scanned' and day <= $after group by repository
  ),
  old as (select f.* from findings f join earlier e on f.repository = e.repository and f.day = e.day),
  now as (select f.* from findings f join later l on f.repository = l.repository and f.day = l.day)
select
  case when repository in (select repository from earlier) then 'new' else 'first scan' end as change,
  repository, severity, rule, path, start_line, message, fingerprint
from now
where not exists (
  select 1 from old where old.repository = now.repository and old.fingerprint = now.fingerprint
)
union all
select 'fixed', repository, severity, rule, path, start_line, message, fingerprint
from old
where not exists (
  select 1 from now where now.repository = old.repository and now.fingerprint = old.fingerprint
)
order by change, repository, path, start_line, rule
