-- question: Which district has the higher share of highly skilled workers, and a year before?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant
-- gives: district_code, district_name, position, counted, workers, skilled, high, skilled_share, high_share, high_share_before, reported_date, reported, owed, status
with
moments as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    last_day(($period::date - interval 1 year)::date) as year_before
),
lines as (
  select district_code, as_of_date, until, workers, is_skilled, is_high
  from skill_lines
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or unit_code = $unit)
    and ($industry::varchar is null or industry = $industry)
    and ($migrant::boolean is null or is_migrant = $migrant)
),
stocks as (
  select
    lines.district_code,
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
    district_code,
    sum(workers) filter (where is_now) as workers,
    sum(case when is_skilled then workers else 0 end) filter (where is_now) as skilled,
    sum(case when is_high then workers else 0 end) filter (where is_now) as high,
    sum(case when is_skilled then workers else 0 end) filter (where is_before) as skilled_before,
    sum(case when is_high then workers else 0 end) filter (where is_before) as high_before,
    max(as_of_date) filter (where is_now) as reported_date
  from stocks
  group by district_code
),
newest as (
  select max(skill_times.as_of_date) as as_of_date
  from skill_times
  join moments on skill_times.as_of_date <= moments.as_of
),
present as (
  select distinct skills.district_code
  from skills
  join newest on newest.as_of_date = skills.as_of_date
),
coverage as (
  select
    skill_coverage.district_code,
    count(*) filter (where skill_coverage.is_reported) as reported,
    count(*) as owed
  from skill_coverage
  join newest on newest.as_of_date = skill_coverage.as_of_date
  group by skill_coverage.district_code
),
lights as (
  select
    max(value) filter (where threshold = 'target_high_share') as target,
    coalesce(max(value) filter (where threshold = 'near_margin'), 5) as near_margin,
    coalesce(max(value) filter (where threshold = 'over_margin'), 15) as over_margin
  from thresholds
),
shares as (
  select
    districts.district_code,
    coalesce(districts.short_name, districts.district_name) as district_name,
    districts.position,
    coalesce(districts.counted, true) as counted,
    sums.workers::bigint as workers,
    sums.skilled::bigint as skilled,
    sums.high::bigint as high,
    100.0 * sums.skilled / nullif(sums.workers, 0) as skilled_share,
    100.0 * sums.high / nullif(sums.skilled, 0) as high_share,
    100.0 * sums.high_before / nullif(sums.skilled_before, 0) as high_share_before,
    sums.reported_date,
    coalesce(coverage.reported, 0) as reported,
    coalesce(coverage.owed, 0) as owed,
    present.district_code is not null and sums.workers is not null as is_reported
  from districts
  left join sums on sums.district_code = districts.district_code
  left join coverage on coverage.district_code = districts.district_code
  left join present on present.district_code = districts.district_code
  where (districts.category <> '市本级' or sums.workers is not null)
    and ($district::varchar is null or districts.district_code = $district)
)
select
  shares.district_code,
  shares.district_name,
  shares.position,
  shares.counted,
  shares.workers,
  shares.skilled,
  shares.high,
  shares.skilled_share,
  shares.high_share,
  shares.high_share_before,
  shares.reported_date,
  shares.reported,
  shares.owed,
  case
    when not shares.is_reported then 'none'
    when shares.high_share is null or lights.target is null then null
    when shares.high_share >= lights.target then 'ok'
    when shares.high_share >= lights.target * (1 - lights.near_margin / 100) then 'near'
    when shares.high_share >= lights.target * (1 - lights.over_margin / 100) then 'late'
    else 'over'
  end as status
from shares
cross join lights
order by not shares.is_reported, shares.high_share desc nulls last, shares.position, shares.district_code;
