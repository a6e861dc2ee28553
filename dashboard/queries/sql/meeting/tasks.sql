-- question: How do the tasks stand that decisions name?
-- grain: rows
-- takes: period
-- gives: task_code, task_name, status, word, overdue_days, progress, expected
with named as (
  select distinct task_code
  from decisions
)
select task_code,
       task_name,
       status,
       word,
       overdue_days,
       progress,
       expected
from task_months
where period = $period::date
  and task_code in (select task_code from named)
order by task_code;
