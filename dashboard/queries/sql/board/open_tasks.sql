-- question: Which tasks does a unit report on for the period, and what did it say last?
-- grain: rows
-- takes: period, unit
-- gives: task_code, task_name, planned_end, progress, state, is_reported, summary, problem, problem_category, next_step, evidence
select task_months.task_code,
       task_months.task_name,
       task_months.planned_end,
       task_months.self_reported as progress,
       task_months.state,
       task_months.is_reported,
       progress.summary,
       progress.problem,
       progress.problem_category,
       progress.next_step,
       progress.evidence
from task_months
left join progress
  on progress.period = task_months.period
  and progress.task_code = task_months.task_code
where task_months.period = $period::date
  and task_months.lead_unit = $unit::varchar
  and task_months.is_owed
order by task_months.planned_end, task_months.task_code;
