-- question: How do migrant workers stand in skill beside the others?
-- grain: aggregate
-- takes: period, district, unit, industry
-- gives: worker_group, workers, share_of_workers, skilled, skilled_share, high, high_share, skilled_share_before, certified, certified_share
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select is_migrant, as_of_date, until, workers, new_this_year, is_skilled, is_high
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
),
stocks as (
  select
    lines.is_migrant,
    lines.workers,
    lines.new_this_year,
    lines.is_skilled,
    lines.is_high,
    lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of) as is_now,
    lines.as_of_date <= moments.year_before and (lines.until is null or lines.until > moments.year_before) as is_before,
    -- a report of last year says nothing about this year's certificates
    year(lines.as_of_date) = year(moments.as_of) as is_this_year
  from lines
  cross join moments
),
sums as (
  select
    is_migrant,
    sum(workers) filter (where is_now) as workers,
    sum(case when is_skilled then workers else 0 end) filter (where is_now) as skilled,
    sum(case when is_high then workers else 0 end) filter (where is_now) as high,
    sum(workers) filter (where is_before) as workers_before,
    sum(case when is_skilled then workers else 0 end) filter (where is_before) as skilled_before,
    sum(new_this_year) filter (where is_now and is_skilled and is_this_year) as certified
  from stocks
  group by is_migrant
)
select
  case when is_migrant then '农民工' else '非农民工' end as worker_group,
  workers::bigint as workers,
  100.0 * workers / nullif(sum(workers) over (), 0) as share_of_workers,
  skilled::bigint as skilled,
  100.0 * skilled / nullif(workers, 0) as skilled_share,
  high::bigint as high,
  100.0 * high / nullif(skilled, 0) as high_share,
  100.0 * skilled_before / nullif(workers_before, 0) as skilled_share_before,
  certified::bigint as certified,
  100.0 * certified / nullif(workers, 0) as certified_share
from sums
where workers is not null
order by is_migrant desc;
