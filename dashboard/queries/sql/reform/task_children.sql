-- question: How far is each district's part of this city task?
-- grain: rows
-- takes: period, task
-- gives: task_code, task_name, district_code, district_name, unit_code, unit_name, progress, expected, deviation, status, word, overdue_days, days_left, is_reported, last_reported
select task_months.task_code,
       task_months.task_name,
       task_months.district_code,
       coalesce(districts.short_name, districts.district_name) as district_name,
       task_months.lead_unit as unit_code,
       coalesce(units.short_name, units.unit_name) as unit_name,
       task_months.progress,
       task_months.expected,
       task_months.deviation,
       task_months.status,
       task_months.word,
       task_months.overdue_days,
       task_months.days_left,
       task_months.is_reported,
       task_months.last_reported
from task_months
left join districts
  on districts.district_code = task_months.district_code
left join units
  on units.unit_code = task_months.lead_unit
where task_months.period = $period::date
  and task_months.parent_task = $task
order by districts.position nulls last, task_months.district_code, task_months.task_code;
