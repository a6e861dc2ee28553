-- question: In which occupations do workers rise fastest and slowest to the high levels?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant, minimum
-- gives: occupation, industry, workers, skilled, high, high_share, new_high, pace, city_pace
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select occupation, industry, as_of_date, until, workers, new_this_year, is_skilled, is_high
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
),
now as (
  select lines.*
  from lines
  join moments on lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of)
),
sums as (
  select
    occupation,
    arg_max(industry, workers) as industry,
    sum(workers)::bigint as workers,
    coalesce(sum(workers) filter (where is_skilled), 0)::bigint as skilled,
    coalesce(sum(workers) filter (where is_high), 0)::bigint as high,
    (sum(new_this_year) filter (where is_high))::bigint as new_high
  from now
  group by occupation
),
paces as (
  select
    sums.*,
    100.0 * high / nullif(skilled, 0) as high_share,
    100.0 * new_high / nullif(skilled, 0) as pace,
    100.0 * sum(new_high) over () / nullif(sum(skilled) over (), 0) as city_pace
  from sums
)
select occupation, industry, workers, skilled, high, high_share, new_high, pace, city_pace
from paces
where occupation is not null
  and workers >= $minimum::bigint
order by pace desc nulls last, workers desc, occupation;
