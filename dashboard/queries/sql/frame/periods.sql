-- question: Which months can be shown, and how many of the units that owed reports have handed in all of them?
-- grain: aggregate
-- takes:
-- gives: period, as_of, due_date, reported, owed, is_open, is_default
with newest as (
  select coalesce(max(period), date '0001-01-01') as period
  from progress_periods
),
later as (
  select date_trunc('month', received_date)::date as period
  from cases
  union
  select date_trunc('month', as_of_date)::date as period
  from skills
),
offered as (
  select period,
         due_date,
         true as has_progress
  from progress_periods
  where period <= getvariable('reading').today::date
  union all
  select later.period,
         last_day(later.period) + progress_deadline.days as due_date,
         false as has_progress
  from later
  cross join progress_deadline
  cross join newest
  where later.period > newest.period
    and later.period <= getvariable('reading').today::date
),
unit_sums as (
  select period,
         lead_unit,
         bool_and(is_reported) as is_complete
  from task_months
  where is_owed
  group by period, lead_unit
),
sums as (
  select period,
         count(*) filter (where is_complete) as reported,
         count(*) as owed
  from unit_sums
  group by period
),
chosen as (
  select coalesce(
           max(period) filter (where has_progress and due_date < getvariable('reading').today::date),
           max(period) filter (where has_progress),
           max(period)) as period
  from offered
)
select offered.period,
       least(last_day(offered.period), getvariable('reading').today::date) as as_of,
       offered.due_date,
       coalesce(sums.reported, 0) as reported,
       coalesce(sums.owed, 0) as owed,
       offered.due_date >= getvariable('reading').today::date as is_open,
       offered.period = chosen.period as is_default
from offered
cross join chosen
left join sums
  on sums.period = offered.period
order by offered.period desc;
