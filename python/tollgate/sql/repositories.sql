-- When each repository was last looked at, how that ended, and when it was last scanned in full.
select
  repository,
  max(day) as looked_at,
  arg_max(status, day) as status,
  arg_max(error, day) as error,
  max(case when status = 'scanned' then day end) as scanned
from statistics
where day <= $day
group by repository
order by repository
