-- question: Which category of cases comes from which group of workers?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group, months
-- gives: category, worker_group, value, value_text
with
moment as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    ($period::date - to_months($months::integer - 1))::date as begins
),
cells as (
  select category, worker_group, count(*) as received
  from cases
  join moment on cases.received_date between moment.begins and moment.as_of
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
  group by category, worker_group
)
select
  cells.category,
  cells.worker_group,
  case when cells.received >= limits.least_shown then cells.received end as value,
  case
    when cells.received >= limits.least_shown then cells.received::varchar
    else '<' || limits.least_shown
  end as value_text
from cells
cross join limits
order by cells.category, cells.worker_group;
