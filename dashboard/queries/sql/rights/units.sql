-- question: Which handling units close their cases in time?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group, months
-- gives: unit_code, unit_name, category, received, due, due_on_time, on_time_rate, open_cases, overdue_open, longest_over, target, status, rank, ranked
with
moment as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    ($period::date - to_months($months::integer - 1))::date as begins
),
clocked as (
  select handling_unit, received_date, closed_date, due_date, closed_on_time
  from case_clock
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
),
sums as (
  select
    handling_unit,
    count(*) filter (where received_date between begins and as_of) as received,
    count(*) filter (where due_date between begins and as_of) as due,
    count(*) filter (where due_date between begins and as_of and closed_on_time) as due_on_time,
    count(*) filter (where received_date <= as_of and (closed_date is null or closed_date > as_of)) as open_cases,
    count(*) filter (where received_date <= as_of and (closed_date is null or closed_date > as_of)
      and due_date < as_of) as overdue_open,
    max(as_of - due_date) filter (where received_date <= as_of and (closed_date is null or closed_date > as_of)
      and due_date < as_of) as longest_over
  from clocked
  cross join moment
  group by handling_unit
),
lights as (
  select
    max(value) filter (where threshold = 'target_case_on_time') as target,
    coalesce(max(value) filter (where threshold = 'near_margin'), 5) as near_margin,
    coalesce(max(value) filter (where threshold = 'over_margin'), 15) as over_margin,
    coalesce(max(value) filter (where threshold = 'small_sample'), 10) as small_sample
  from thresholds
),
rates as (
  select
    sums.*,
    coalesce(units.short_name, units.unit_name, sums.handling_unit) as unit_name,
    units.category,
    100.0 * sums.due_on_time / nullif(sums.due, 0) as on_time_rate,
    sums.due > 0 and sums.due >= lights.small_sample as is_ranked,
    lights.target,
    lights.near_margin,
    lights.over_margin
  from sums
  cross join lights
  left join units on units.unit_code = sums.handling_unit
  where sums.received + sums.due + sums.open_cases > 0
)
select
  handling_unit as unit_code,
  unit_name,
  category,
  received,
  due,
  due_on_time,
  on_time_rate,
  open_cases,
  overdue_open,
  longest_over,
  target,
  case
    when not is_ranked or target is null then null
    when on_time_rate >= target then 'ok'
    when on_time_rate >= target * (1 - near_margin / 100) then 'near'
    when on_time_rate >= target * (1 - over_margin / 100) then 'late'
    else 'over'
  end as status,
  -- departments and districts are never in one list
  case when is_ranked then rank() over (partition by category, is_ranked order by on_time_rate desc) end as rank,
  count(*) filter (where is_ranked) over (partition by category) as ranked
from rates
order by category, not is_ranked, on_time_rate desc nulls last, handling_unit;
