-- question: How does each aspect of the reform stand against its plan?
-- grain: aggregate
-- takes: period, district, unit
-- gives: aspect, aspect_no, tasks, progress, expected, deviation, status, overdue
with summed as (
  select aspect,
         min(aspect_no) as aspect_no,
         count(*) as tasks,
         avg(progress) filter (where not is_neutral) as progress,
         avg(expected) as expected,
         avg(deviation) as deviation,
         count(*) filter (where is_overdue) as overdue
  from task_months
  where period = $period::date
    and ($unit::varchar is null or lead_unit = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
    and (parent_task is null or $district::varchar is not null or $unit::varchar is not null)
  group by aspect
)
select summed.aspect,
       summed.aspect_no,
       summed.tasks,
       summed.progress,
       summed.expected,
       summed.deviation,
       case
         when summed.deviation < limits.deviation_over then 'over'
         when summed.deviation < limits.deviation_late then 'late'
         when summed.deviation is not null then 'ok'
       end as status,
       summed.overdue
from summed
cross join limits
order by summed.aspect_no nulls last, summed.aspect;
