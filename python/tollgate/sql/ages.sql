-- The rules by the age of their open findings on a day, in days; what is open for longest first. A finding's age counts
-- from the first scan that had it.
with
  held as (
    select repository, max(day) as day from statistics
    where status = 'scanned' and day <= $day group by repository
  ),
  first_seen as (
    select repository, fingerprint, min(day) as day from findings group by repository, fingerprint
  )
select
  f.rule,
  count(*) as findings,
  count(distinct f.repository) as repositories,
  max(datediff('day', s.day, cast($day as date))) as oldest,
  cast(round(avg(datediff('day', s.day, cast($day as date)))) as integer) as average
from findings f
  join held h on f.repository = h.repository and f.day = h.day
  join first_seen s on f.repository = s.repository and f.fingerprint = s.fingerprint
group by f.rule
order by oldest desc, findings desc, f.rule
