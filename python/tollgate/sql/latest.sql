-- What counts of each day, however often something was scanned in it: of each repository one row, that of its last good
-- scan, and the findings of that scan. `every_look` and `every_finding` are the Parquet as it is.
create view statistics as
select * from every_look
qualify row_number() over (
  partition by repository, day order by case when status = 'scanned' then 0 else 1 end, scanned_at desc
) = 1;

create view findings as
select * from every_finding f
where exists (
  select 1 from statistics s
  where s.repository = f.repository and s.scanned_at = f.scanned_at and s.status = 'scanned'
);
