-- question: How many tasks show which light, and how far is the reform against its plan?
-- grain: aggregate
-- takes: period, district, unit, aspect
-- gives: tasks, progress, expected, deviation, status, ok, near, late, over, done, overdue, due, on_time, completed, closed, neutral
with shown as (
  select *
  from task_months
  where period = $period::date
    and ($unit::varchar is null or lead_unit = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
    and (parent_task is null or $district::varchar is not null or $unit::varchar is not null)
    and ($aspect::varchar is null or aspect = $aspect)
),
summed as (
  select count(*) as tasks,
         avg(progress) filter (where not is_neutral) as progress,
         avg(expected) as expected,
         avg(deviation) as deviation,
         count(*) filter (where status = 'ok') as ok,
         count(*) filter (where status = 'near') as near,
         count(*) filter (where status = 'late') as late,
         count(*) filter (where status = 'over') as over,
         count(*) filter (where status = 'done' and not is_neutral) as done,
         count(*) filter (where is_overdue) as overdue,
         count(*) filter (where is_due) as due,
         count(*) filter (where is_on_time) as on_time,
         count(*) filter (where is_completed and not is_neutral) as completed,
         count(*) filter (where is_closed) as closed,
         count(*) filter (where is_neutral) as neutral
  from shown
)
select summed.tasks,
       summed.progress,
       summed.expected,
       summed.deviation,
       case
         when summed.deviation < limits.deviation_over then 'over'
         when summed.deviation < limits.deviation_late then 'late'
         when summed.deviation is not null then 'ok'
       end as status,
       summed.ok,
       summed.near,
       summed.late,
       summed.over,
       summed.done,
       summed.overdue,
       summed.due,
       summed.on_time,
       summed.completed,
       summed.closed,
       summed.neutral
from summed
cross join limits
order by summed.tasks;
