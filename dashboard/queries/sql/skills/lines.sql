-- question: Which reported lines make up the stock?
-- grain: rows
-- takes: period, district, unit, industry, migrant, occupation, level, member, limit
-- gives: as_of_date, district_code, district_name, unit_code, unit_name, industry, occupation, level, worker_group, workers, women, new_this_year, is_skilled, is_high, total, total_workers
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select *
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
    and ($occupation::varchar is null or occupation = $occupation)
    and ($level::varchar is null or level = $level)
    and ($member::varchar is null or ($member = 'skilled' and is_skilled) or ($member = 'high' and is_high))
),
now as (
  select lines.*
  from lines
  join moments on lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of)
)
select
  now.as_of_date,
  now.district_code,
  coalesce(districts.short_name, districts.district_name) as district_name,
  now.unit_code,
  coalesce(units.short_name, units.unit_name) as unit_name,
  now.industry,
  now.occupation,
  now.level,
  now.worker_group,
  now.workers,
  now.women,
  now.new_this_year,
  now.is_skilled,
  now.is_high,
  count(*) over () as total,
  (sum(now.workers) over ())::bigint as total_workers
from now
left join districts on districts.district_code = now.district_code
left join units on units.unit_code = now.unit_code
order by districts.position, now.district_code, now.unit_code nulls last, now.occupation, now.position desc, now.industry,
  now.worker_group limit $limit::bigint;
