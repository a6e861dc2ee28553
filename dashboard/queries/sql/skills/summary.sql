-- question: How many workers, skilled and highly skilled ones are there, and a year before?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant
-- gives: workers, skilled, high, skilled_share, high_share, workers_before, skilled_before, high_before, skilled_share_before, high_share_before, as_of_date, reported, owed, high_target, target_year
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select as_of_date, until, workers, is_skilled, is_high
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
),
sums as (
  select
    coalesce(lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of), false) as is_now,
    coalesce(
      lines.as_of_date <= moments.year_before and (lines.until is null or lines.until > moments.year_before), false) as is_before,
    lines.workers,
    lines.is_skilled,
    lines.is_high
  from lines
  cross join moments
),
totals as (
  select
    sum(workers) filter (where is_now) as workers,
    sum(case when is_skilled then workers else 0 end) filter (where is_now) as skilled,
    sum(case when is_high then workers else 0 end) filter (where is_now) as high,
    sum(workers) filter (where is_before) as workers_before,
    sum(case when is_skilled then workers else 0 end) filter (where is_before) as skilled_before,
    sum(case when is_high then workers else 0 end) filter (where is_before) as high_before
  from sums
),
newest as (
  select max(skill_times.as_of_date) as as_of_date
  from skill_times
  join moments on skill_times.as_of_date <= moments.as_of
),
coverage as (
  select
    newest.as_of_date,
    count(*) filter (where skill_coverage.is_reported) as reported,
    count(skill_coverage.unit_code) as owed
  from newest
  left join skill_coverage
    on skill_coverage.as_of_date = newest.as_of_date
    and ($district::varchar is null or skill_coverage.district_code = $district)
    and ($unit::varchar is null or skill_coverage.unit_code = $unit)
  group by newest.as_of_date
),
-- the year by which the target is meant stands in its remark
targets as (
  select
    max(value)::double as high_target,
    max(try_cast(nullif(regexp_extract(note, '\d{4}'), '') as integer)) as target_year
  from thresholds
  where threshold = 'target_high_share'
)
select
  totals.workers::bigint as workers,
  totals.skilled::bigint as skilled,
  totals.high::bigint as high,
  100.0 * totals.skilled / nullif(totals.workers, 0) as skilled_share,
  100.0 * totals.high / nullif(totals.skilled, 0) as high_share,
  totals.workers_before::bigint as workers_before,
  totals.skilled_before::bigint as skilled_before,
  totals.high_before::bigint as high_before,
  100.0 * totals.skilled_before / nullif(totals.workers_before, 0) as skilled_share_before,
  100.0 * totals.high_before / nullif(totals.skilled_before, 0) as high_share_before,
  coverage.as_of_date,
  coverage.reported,
  coverage.owed,
  targets.high_target,
  targets.target_year
from totals
cross join coverage
cross join targets
order by coverage.as_of_date;
