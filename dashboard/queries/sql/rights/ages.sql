-- question: How old are the open cases of each handling unit against their deadlines?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group
-- gives: unit_code, unit_name, category, open_cases, ample, short, over_30, over_more, unclocked
with
moment as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of
),
clocked as (
  select handling_unit, received_date, closed_date, started_date, due_date
  from case_clock
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
),
open as (
  select
    clocked.handling_unit,
    clocked.due_date - moment.as_of as days_left,
    clocked.due_date - clocked.started_date as days_given
  from clocked
  join moment
    on clocked.received_date <= moment.as_of
    and (clocked.closed_date is null or clocked.closed_date > moment.as_of)
)
select
  open.handling_unit as unit_code,
  coalesce(any_value(units.short_name), any_value(units.unit_name), open.handling_unit) as unit_name,
  any_value(units.category) as category,
  count(*) as open_cases,
  count(*) filter (where days_left > 0 and days_left * 2 >= days_given) as ample,
  count(*) filter (where days_left = 0 or (days_left > 0 and days_left * 2 < days_given)) as short,
  count(*) filter (where days_left between -30 and -1) as over_30,
  count(*) filter (where days_left < -30) as over_more,
  count(*) filter (where days_left is null) as unclocked
from open
left join units on units.unit_code = open.handling_unit
group by open.handling_unit
order by over_more desc, over_30 desc, open_cases desc, open.handling_unit;
