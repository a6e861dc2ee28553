-- question: Beside which dated marks of the same denominator do our own shares stand?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant
-- gives: indicator, denominator, is_own, area, year, label, value, value_unit, source
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
now as (
  select lines.*
  from lines
  join moments on lines.as_of_date <= moments.as_of and (lines.until is null or lines.until > moments.as_of)
),
sums as (
  select
    sum(workers) as workers,
    sum(workers) filter (where is_skilled) as skilled,
    sum(case when is_high then workers else 0 end) as high,
    year(max(as_of_date)) as year
  from now
),
-- skilled workers and 技能人才 are the same people; the workers of the reports are not all the employed
marks as (
  select
    'high_share' as indicator,
    '技能人才' as denominator,
    true as is_own,
    '本市' as area,
    year,
    '本市 高技能 / 技术工人' as label,
    100.0 * high / nullif(skilled, 0) as value,
    '%' as value_unit,
    null as source
  from sums
  union all
  select
    'skilled_share' as indicator,
    '职工' as denominator,
    true as is_own,
    '本市' as area,
    year,
    '本市 技术工人 / 职工' as label,
    100.0 * skilled / nullif(workers, 0) as value,
    '%' as value_unit,
    null as source
  from sums
  union all
  select
    indicator,
    case when denominator = '技术工人' then '技能人才' else denominator end as denominator,
    false as is_own,
    area,
    year,
    label,
    value::double as value,
    value_unit,
    source
  from benchmarks
  where indicator in ('high_share', 'skilled_share')
)
select indicator, denominator, is_own, area, year, label, value, value_unit, source
from marks
where value is not null
order by indicator, denominator, is_own desc, year desc, area;
