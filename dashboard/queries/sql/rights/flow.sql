-- question: How many cases came and were closed month by month, and how many stayed open?
-- grain: aggregate
-- takes: period, district, unit
-- gives: period, is_partial, received, matters, closed, open_cases, overdue_open, due, due_on_time, received_before
with
sums as (
  select
    period,
    sum(received)::bigint as received,
    sum(matters)::bigint as matters,
    sum(closed)::bigint as closed,
    sum(open_cases)::bigint as open_cases,
    sum(overdue_open)::bigint as overdue_open,
    sum(due)::bigint as due,
    sum(due_on_time)::bigint as due_on_time
  from case_months
  where period between ($period::date - interval 35 month)::date and $period::date
    and ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
  group by period
)
select
  sums.period,
  last_day(sums.period) > getvariable('reading').today::date as is_partial,
  sums.received,
  sums.matters,
  sums.closed,
  sums.open_cases,
  sums.overdue_open,
  sums.due,
  sums.due_on_time,
  earlier.received as received_before
from sums
left join sums as earlier on earlier.period = (sums.period - interval 1 year)::date
where sums.period >= ($period::date - interval 23 month)::date
order by sums.period;
