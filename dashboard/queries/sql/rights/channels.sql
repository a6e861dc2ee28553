-- question: Through which channels do cases come?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group, months
-- gives: channel, received, matters, share, due, due_on_time, on_time_rate
with
moment as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    ($period::date - to_months($months::integer - 1))::date as begins
),
clocked as (
  select channel, received_date, due_date, closed_on_time, is_repeat
  from case_clock
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
),
sums as (
  select
    channel,
    count(*) filter (where received_date between begins and as_of) as received,
    count(*) filter (where received_date between begins and as_of and not is_repeat) as matters,
    count(*) filter (where due_date between begins and as_of) as due,
    count(*) filter (where due_date between begins and as_of and closed_on_time) as due_on_time
  from clocked
  cross join moment
  group by channel
)
select
  channel,
  received,
  matters,
  100.0 * received / nullif(sum(received) over (), 0) as share,
  due,
  due_on_time,
  100.0 * due_on_time / nullif(due, 0) as on_time_rate
from sums
where received + due > 0
order by received desc, channel;
