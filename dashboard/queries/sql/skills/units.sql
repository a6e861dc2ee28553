-- question: Which enterprises and schools have the highest and the lowest shares of highly skilled workers?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant, minimum
-- gives: unit_code, unit_name, district_code, district_name, industry, workers, skilled, high, skilled_share, high_share, high_share_before, reported_date, status, rank, ranked
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select unit_code, as_of_date, until, workers, is_skilled, is_high
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
    and (counted or $district::varchar is not null or $unit::varchar is not null)
    and unit_code is not null
),
stocks as (
  select
    lines.unit_code,
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
    unit_code,
    sum(workers) filter (where is_now) as workers,
    sum(case when is_skilled then workers else 0 end) filter (where is_now) as skilled,
    sum(case when is_high then workers else 0 end) filter (where is_now) as high,
    sum(case when is_skilled then workers else 0 end) filter (where is_before) as skilled_before,
    sum(case when is_high then workers else 0 end) filter (where is_before) as high_before,
    max(as_of_date) filter (where is_now) as reported_date
  from stocks
  group by unit_code
),
newest as (
  select max(skill_times.as_of_date) as as_of_date
  from skill_times
  join moments on skill_times.as_of_date <= moments.as_of
),
present as (
  select skill_coverage.unit_code
  from skill_coverage
  join newest on newest.as_of_date = skill_coverage.as_of_date
  where skill_coverage.is_reported
),
shares as (
  select
    units.unit_code,
    coalesce(units.short_name, units.unit_name) as unit_name,
    units.district_code,
    coalesce(districts.short_name, districts.district_name) as district_name,
    units.industry,
    sums.workers::bigint as workers,
    sums.skilled::bigint as skilled,
    sums.high::bigint as high,
    100.0 * sums.skilled / nullif(sums.workers, 0) as skilled_share,
    100.0 * sums.high / nullif(sums.skilled, 0) as high_share,
    100.0 * sums.high_before / nullif(sums.skilled_before, 0) as high_share_before,
    sums.reported_date,
    case when present.unit_code is null then 'none' else 'ok' end as status,
    present.unit_code is not null and sums.skilled > 0 and sums.workers >= $minimum::bigint as is_ranked
  from sums
  join units on units.unit_code = sums.unit_code
  left join districts on districts.district_code = units.district_code
  left join present on present.unit_code = sums.unit_code
  where sums.workers is not null
)
select
  unit_code,
  unit_name,
  district_code,
  district_name,
  industry,
  workers,
  skilled,
  high,
  skilled_share,
  high_share,
  high_share_before,
  reported_date,
  status,
  case when is_ranked then rank() over (partition by is_ranked order by high_share desc) end as rank,
  count(*) filter (where is_ranked) over () as ranked
from shares
order by not is_ranked, high_share desc nulls last, unit_code;
