-- question: As of when is a month shown, how many units have reported, and from which version of the store?
-- grain: aggregate
-- takes: period
-- gives: as_of, due_date, reported, owed, demonstration, version
with unit_sums as (
  select lead_unit,
         bool_and(is_reported) as is_complete
  from task_months
  where period = $period::date
    and is_owed
  group by lead_unit
),
sums as (
  select count(*) filter (where is_complete) as reported,
         count(*) as owed
  from unit_sums
)
select least(last_day($period::date), getvariable('reading').today::date) as as_of,
       last_day($period::date) + progress_deadline.days as due_date,
       sums.reported,
       sums.owed,
       demonstration.is_demonstration as demonstration,
       getvariable('reading').version::bigint as version
from sums
cross join progress_deadline
cross join demonstration
order by as_of;
