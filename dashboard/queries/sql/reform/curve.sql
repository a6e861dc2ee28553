-- question: How did the reform, or one task, go against its plan, over the whole plan?
-- grain: aggregate
-- takes: period, district, unit, aspect, task
-- gives: month, as_of, expected, actual
with shown as (
  select task_code,
         planned_start
  from task_months
  where period = $period::date
    and not is_neutral
    and ($unit::varchar is null or lead_unit = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
    and (parent_task is null or $district::varchar is not null or $unit::varchar is not null or $task::varchar is not null)
    and ($aspect::varchar is null or aspect = $aspect)
    and ($task::varchar is null or task_code = $task)
),
planned as (
  select task_plan.period,
         task_plan.as_of,
         avg(task_plan.expected) as expected
  from task_plan
  join shown
    on shown.task_code = task_plan.task_code
  where task_plan.as_of >= (select min(planned_start) from shown)
  group by task_plan.period, task_plan.as_of
),
reached as (
  select task_months.period,
         avg(task_months.progress) as actual
  from task_months
  join shown
    on shown.task_code = task_months.task_code
  where task_months.period <= $period::date
  group by task_months.period
)
select planned.period as month,
       planned.as_of,
       planned.expected,
       reached.actual
from planned
left join reached
  on reached.period = planned.period
order by planned.period;
