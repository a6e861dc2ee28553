-- question: How many cases came, were closed in time, are open and overdue, in the month and in the year so far?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group
-- gives: span, begins, as_of, received, matters, received_before, received_change, closed, open_cases, overdue_open, due, due_on_time, on_time_rate, collective, people, amount, recovered, helped, recovered_a_person, uncovered_year
with
clocked as (
  select received_date, closed_date, due_date, closed_on_time, is_collective, is_repeat, people, amount, recovered,
    uncovered_year
  from case_clock
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
),
moment as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of
),
spans as (
  select
    span,
    position,
    begins,
    as_of,
    (begins - interval 1 year)::date as begins_before,
    -- a whole month is compared with a whole month, a part with the same part
    case
      when as_of = last_day(as_of) then last_day((as_of - interval 1 year)::date)
      else (as_of - interval 1 year)::date
    end as ends_before
  from (
    select 'month' as span, 1 as position, $period::date as begins, as_of
    from moment
    union all
    select 'year' as span, 2 as position, date_trunc('year', $period::date)::date as begins, as_of
    from moment
  )
),
first_case as (
  select min(received_date) as received_date
  from cases
),
sums as (
  select
    spans.span,
    count(*) filter (where received_date between begins and as_of) as received,
    count(*) filter (where received_date between begins and as_of and not is_repeat) as matters,
    count(*) filter (where received_date between begins_before and ends_before) as received_before,
    count(*) filter (where closed_date between begins and as_of) as closed,
    count(*) filter (where received_date <= as_of and (closed_date is null or closed_date > as_of)) as open_cases,
    count(*) filter (where received_date <= as_of and (closed_date is null or closed_date > as_of)
      and due_date < as_of) as overdue_open,
    count(*) filter (where due_date between begins and as_of) as due,
    count(*) filter (where due_date between begins and as_of and closed_on_time) as due_on_time,
    count(*) filter (where received_date between begins and as_of and is_collective) as collective,
    sum(people) filter (where received_date between begins and as_of and not is_repeat) as people,
    sum(amount) filter (where received_date between begins and as_of and not is_repeat) as amount,
    sum(recovered) filter (where closed_date between begins and as_of and not is_repeat) as recovered,
    sum(people) filter (where closed_date between begins and as_of and not is_repeat and recovered > 0) as helped,
    min(uncovered_year) filter (where received_date <= as_of and (closed_date is null or closed_date > as_of)) as uncovered_year
  from spans
  cross join clocked
  group by spans.span
),
figures as (
  select
    spans.span,
    spans.position,
    spans.begins,
    spans.as_of,
    sums.* exclude (span, received_before),
    -- before the first month that anyone reported, cases are unknown, not zero
    case
      when date_trunc('month', first_case.received_date) <= spans.begins_before then coalesce(sums.received_before, 0)
    end as received_before
  from spans
  cross join first_case
  left join sums on sums.span = spans.span and date_trunc('month', first_case.received_date) <= $period::date
)
select
  span,
  begins,
  as_of,
  received,
  matters,
  received_before,
  100.0 * (received - received_before) / nullif(received_before, 0) as received_change,
  closed,
  open_cases,
  overdue_open,
  due,
  due_on_time,
  100.0 * due_on_time / nullif(due, 0) as on_time_rate,
  collective,
  people::bigint as people,
  amount::double as amount,
  recovered::double as recovered,
  helped::bigint as helped,
  (recovered / nullif(helped, 0))::double as recovered_a_person,
  uncovered_year::bigint as uncovered_year
from figures
order by position;
