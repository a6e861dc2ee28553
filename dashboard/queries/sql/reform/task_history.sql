-- question: What was reported on this task month by month, and where did it stand?
-- grain: rows
-- takes: period, task
-- gives: period, progress, self_reported, expected, deviation, status, word, state, is_reported, received, entry, summary, problem, problem_category, next_step, evidence
select task_months.period,
       task_months.progress,
       progress.progress::double as self_reported,
       task_months.expected,
       task_months.deviation,
       task_months.status,
       task_months.word,
       task_months.state,
       task_months.is_reported,
       progress_reports.received,
       progress_reports.entry,
       progress.summary,
       progress.problem,
       progress.problem_category,
       progress.next_step,
       progress.evidence
from task_months
left join progress
  on progress.task_code = task_months.task_code
  and progress.period = task_months.period
left join progress_reports
  on progress_reports.task_code = task_months.task_code
  and progress_reports.period = task_months.period
where task_months.task_code = $task
  and task_months.period <= $period::date
  and (progress.period is not null or task_months.planned_start <= task_months.as_of)
order by task_months.period desc;
