-- question: How did the two shares move from quarter to quarter?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant
-- gives: as_of_date, workers, skilled, high, skilled_share, high_share
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select as_of_date, until, district_code, unit_code, workers, is_skilled, is_high
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
),
reports as (
  select
    as_of_date,
    until,
    sum(workers) as workers,
    coalesce(sum(workers) filter (where is_skilled), 0) as skilled,
    coalesce(sum(workers) filter (where is_high), 0) as high
  from lines
  group by as_of_date, until
),
times as (
  select skill_times.as_of_date
  from skill_times
  join moments on skill_times.as_of_date <= moments.as_of
)
select
  times.as_of_date,
  sum(reports.workers)::bigint as workers,
  sum(reports.skilled)::bigint as skilled,
  sum(reports.high)::bigint as high,
  100.0 * sum(reports.skilled) / nullif(sum(reports.workers), 0) as skilled_share,
  100.0 * sum(reports.high) / nullif(sum(reports.skilled), 0) as high_share
from times
left join reports
  on reports.as_of_date <= times.as_of_date
  and (reports.until is null or reports.until > times.as_of_date)
group by times.as_of_date
order by times.as_of_date;
