-- How many findings were open on each day with a scan, by severity.
with
  days as (select distinct day from statistics where day <= $day),
  held as (
    select d.day, s.repository, max(s.day) as scanned
    from days d join statistics s on s.day <= d.day
    where s.status = 'scanned' group by d.day, s.repository
  )
select h.day, f.severity, count(*) as findings
from held h join findings f on f.repository = h.repository and f.day = h.scanned
group by h.day, f.severity
order by h.day, f.severity
