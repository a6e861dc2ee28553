-- question: What is this task, who does it, and how far is it?
-- grain: rows
-- takes: period, task
-- gives: task_code, task_name, unit_code, unit_name, support_names, district_code, district_name, aspect, measure_no, measure_name, parent_task, parent_name, planned_start, planned_end, target_value, target_unit, is_key, is_hard, is_policy, responsible_post, strategy_tags, state, progress, self_reported, basis, expected, deviation, status, word, overdue_since, overdue_days, days_left, completed_period, is_owed, is_reported, last_reported, summary, problem, problem_category, next_step, evidence
with supporting as (
  select tasks.task_code,
         list(coalesce(units.short_name, units.unit_name) order by units.unit_code) as names
  from tasks
  join units
    on list_contains(tasks.support_units, units.unit_code)
  where tasks.task_code = $task
  group by tasks.task_code
)
select task_months.task_code,
       task_months.task_name,
       task_months.lead_unit as unit_code,
       units.unit_name,
       supporting.names as support_names,
       task_months.district_code,
       districts.district_name,
       task_months.aspect,
       task_months.measure_no,
       measures.measure_name,
       task_months.parent_task,
       parents.task_name as parent_name,
       task_months.planned_start,
       task_months.planned_end,
       tasks.target_value::double as target_value,
       tasks.target_unit,
       task_months.is_key,
       coalesce(tasks.is_hard, false) as is_hard,
       task_months.is_policy,
       tasks.responsible_post,
       tasks.strategy_tags,
       task_months.state,
       task_months.progress,
       task_months.self_reported,
       task_months.basis,
       task_months.expected,
       task_months.deviation,
       task_months.status,
       task_months.word,
       task_months.overdue_since,
       task_months.overdue_days,
       task_months.days_left,
       task_months.completed_period,
       task_months.is_owed,
       task_months.is_reported,
       task_months.last_reported,
       progress.summary,
       progress.problem,
       progress.problem_category,
       progress.next_step,
       progress.evidence
from task_months
join tasks
  on tasks.task_code = task_months.task_code
left join tasks as parents
  on parents.task_code = tasks.parent_task
left join measures
  on measures.policy_version = task_months.policy_version
  and measures.measure_no = task_months.measure_no
left join units
  on units.unit_code = task_months.lead_unit
left join districts
  on districts.district_code = task_months.district_code
left join supporting
  on supporting.task_code = task_months.task_code
left join progress
  on progress.task_code = task_months.task_code
  and progress.period = task_months.last_reported
where task_months.period = $period::date
  and task_months.task_code = $task
order by task_months.task_code;
