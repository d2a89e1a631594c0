-- How many findings are open on a day, by provider, rule and severity.
with
  held as (
    select repository, max(day) as day from statistics
    where status = 'scanned' and day <= $day group by repository
  )
select
  split_part(f.rule, '-', 1) as provider, f.rule, f.severity,
  count(*) as findings, count(distinct f.repository) as repositories
from findings f join held h on f.repository = h.repository and f.day = h.day
group by f.rule, f.severity
order by findings desc, f.rule
