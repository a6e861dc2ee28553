-- question: In which industries do arrears of wages come up?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group, months
-- gives: industry, received, matters, people, amount, open_cases
with
moment as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    ($period::date - to_months($months::integer - 1))::date as begins
),
arrears as (
  select industry, received_date, closed_date, is_repeat, people, amount
  from case_clock
  where category = '拖欠克扣工资'
    and ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
),
sums as (
  select
    industry,
    count(*) filter (where received_date between begins and as_of) as received,
    count(*) filter (where received_date between begins and as_of and not is_repeat) as matters,
    sum(people) filter (where received_date between begins and as_of and not is_repeat) as people,
    sum(amount) filter (where received_date between begins and as_of and not is_repeat) as amount,
    count(*) filter (where received_date <= as_of and (closed_date is null or closed_date > as_of)) as open_cases
  from arrears
  cross join moment
  group by industry
)
select industry, received, matters, people::bigint as people, amount::double as amount, open_cases
from sums
where received + open_cases > 0
order by received desc, industry;
