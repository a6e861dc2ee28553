-- question: How many workers stand on each of the eight levels, and a year before?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant
-- gives: level, position, is_skilled, is_high, workers, workers_before, new_this_year, share
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select as_of_date, until, level, workers, new_this_year
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
),
stocks as (
  select
    lines.level,
    sum(lines.workers) filter (where 
      lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of)) as workers,
    sum(lines.new_this_year) filter (where 
      lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of)) as new_this_year,
    sum(lines.workers) filter (where 
      lines.as_of_date <= moments.year_before and (lines.until is null or lines.until > moments.year_before)) as workers_before
  from lines
  cross join moments
  group by lines.level
),
totals as (
  select sum(workers) as workers, sum(workers_before) as workers_before
  from stocks
),
ladder as (
  select
    skill_levels.level,
    skill_levels.position,
    skill_levels.is_skilled,
    skill_levels.is_high,
    -- a level without people is zero where anyone reported, and unknown where nobody did
    case when totals.workers is not null then coalesce(stocks.workers, 0) end::bigint as workers,
    case when totals.workers_before is not null then coalesce(stocks.workers_before, 0) end::bigint as workers_before,
    stocks.new_this_year::bigint as new_this_year
  from skill_levels
  cross join totals
  left join stocks on stocks.level = skill_levels.level
  where skill_levels.position >= 1
)
select
  level,
  position,
  is_skilled,
  is_high,
  workers,
  workers_before,
  new_this_year,
  case when is_skilled then 100.0 * workers / nullif(sum(workers) filter (where is_skilled) over (), 0) end as share
from ladder
order by position desc;
