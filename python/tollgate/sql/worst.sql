-- The repositories with the most severe findings on a day, the worst first.
with
  held as (
    select repository, max(day) as day from statistics
    where status = 'scanned' and day <= $day group by repository
  )
select
  f.repository,
  count(case when severity = 'critical' then 1 end) as critical,
  count(case when severity = 'high' then 1 end) as high,
  count(case when severity = 'medium' then 1 end) as medium,
  count(case when severity in ('low', 'info') then 1 end) as low
from findings f join held h on f.repository = h.repository and f.day = h.day
group by f.repository
order by critical desc, high desc, medium desc, low desc, f.repository
limit 10
