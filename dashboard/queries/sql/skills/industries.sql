-- question: How do the industries compare in skill?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant
-- gives: industry, workers, skilled, high, skilled_share, high_share, high_share_before
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select industry, as_of_date, until, workers, is_skilled, is_high
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
),
stocks as (
  select
    lines.industry,
    lines.workers,
    lines.is_skilled,
    lines.is_high,
    lines.as_of_date,
    lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of) as is_now,
    lines.as_of_date <= moments.year_before and (lines.until is null or lines.until > moments.year_before) as is_before
  from lines
  cross join moments
),
sums as (
  select
    industry,
    sum(workers) filter (where is_now) as workers,
    sum(case when is_skilled then workers else 0 end) filter (where is_now) as skilled,
    sum(case when is_high then workers else 0 end) filter (where is_now) as high,
    sum(case when is_skilled then workers else 0 end) filter (where is_before) as skilled_before,
    sum(case when is_high then workers else 0 end) filter (where is_before) as high_before,
    max(as_of_date) filter (where is_now) as reported_date
  from stocks
  group by industry
)
select
  industry,
  workers::bigint as workers,
  skilled::bigint as skilled,
  high::bigint as high,
  100.0 * skilled / nullif(workers, 0) as skilled_share,
  100.0 * high / nullif(skilled, 0) as high_share,
  100.0 * high_before / nullif(skilled_before, 0) as high_share_before
from sums
where workers is not null
order by workers desc, industry;
