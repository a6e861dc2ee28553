-- question: Which milestones does this task have, what do they weigh, and which are done, missed or still to come?
-- grain: rows
-- takes: period, task
-- gives: milestone_no, milestone_name, weight, share, planned_date, actual_date, state, overdue_days
with clock as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of
),
listed as (
  select milestones.milestone_no,
         milestones.milestone_name,
         coalesce(milestones.weight, 1)::double as weight,
         milestones.planned_date,
         case when milestones.actual_date <= clock.as_of then milestones.actual_date end as actual_date,
         clock.as_of
  from milestones
  cross join clock
  where milestones.task_code = $task
)
select milestone_no,
       milestone_name,
       weight,
       100 * weight / sum(weight) over () as share,
       planned_date,
       actual_date,
       case
         when actual_date is not null then 'done'
         when planned_date < as_of then 'missed'
         else 'coming'
       end as state,
       case when actual_date is null and planned_date < as_of then as_of - planned_date end as overdue_days
from listed
order by planned_date, milestone_no;
