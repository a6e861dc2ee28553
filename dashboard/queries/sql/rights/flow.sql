-- question: How many cases came and were closed month by month, and how many stayed open?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group
-- gives: period, is_partial, received, matters, closed, open_cases, overdue_open, due, due_on_time, received_before
with
months as (
  select unnest(generate_series(
    date_trunc('month', min(day)), getvariable('reading').today::date, interval 1 month))::date as period
  from case_happenings
),
sums as (
  select
    date_trunc('month', day)::date as period,
    sum(received) as received,
    sum(matters) as matters,
    sum(closed) as closed,
    sum(opened) as opened,
    sum(overdue) as overdue,
    sum(due) as due,
    sum(due_on_time) as due_on_time
  from case_happenings
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
  group by date_trunc('month', day)
),
stood as (
  select
    months.period,
    coalesce(sums.received, 0)::bigint as received,
    coalesce(sums.matters, 0)::bigint as matters,
    coalesce(sums.closed, 0)::bigint as closed,
    coalesce(sum(sums.opened) over running, 0)::bigint as open_cases,
    coalesce(sum(sums.overdue) over running, 0)::bigint as overdue_open,
    coalesce(sums.due, 0)::bigint as due,
    coalesce(sums.due_on_time, 0)::bigint as due_on_time
  from months
  left join sums on sums.period = months.period
  -- a place without any case has no months, rather than months of zero
  where exists (from sums)
  window running as (order by months.period)
)
select
  stood.period,
  last_day(stood.period) > getvariable('reading').today::date as is_partial,
  stood.received,
  stood.matters,
  stood.closed,
  stood.open_cases,
  stood.overdue_open,
  stood.due,
  stood.due_on_time,
  earlier.received as received_before
from stood
left join stood as earlier on earlier.period = (stood.period - interval 1 year)::date
where stood.period between ($period::date - interval 23 month)::date and $period::date
order by stood.period;
