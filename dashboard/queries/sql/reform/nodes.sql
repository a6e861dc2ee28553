-- question: Which milestones do the tasks of the roadmap have, and which are done, missed or still to come?
-- grain: rows
-- takes: period, district, unit, aspect, status, key
-- gives: task_code, milestone_no, milestone_name, planned_date, actual_date, state
with shown as (
  select task_code,
         as_of
  from task_months
  where period = $period::date
    and ($unit::varchar is null or lead_unit = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
    and (parent_task is null or $district::varchar is not null or $unit::varchar is not null)
    and ($aspect::varchar is null or aspect = $aspect)
    and ($status::varchar is null or status = $status)
    and ($key::boolean is null or is_key = $key)
)
select milestones.task_code,
       milestones.milestone_no,
       milestones.milestone_name,
       milestones.planned_date,
       case when milestones.actual_date <= shown.as_of then milestones.actual_date end as actual_date,
       case
         when milestones.actual_date <= shown.as_of then 'done'
         when milestones.planned_date < shown.as_of then 'missed'
         else 'coming'
       end as state
from milestones
join shown
  on shown.task_code = milestones.task_code
order by milestones.task_code, milestones.planned_date, milestones.milestone_no;
