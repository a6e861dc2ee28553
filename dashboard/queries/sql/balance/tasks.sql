-- question: Which tasks in force make up the gap of a district or unit, and by how much each?
-- grain: rows
-- takes: period, district, unit
-- gives: task_code, task_name, unit_code, unit_name, aspect, status, word, overdue_days, days_left, progress, expected, deviation, contribution, planned_end, is_reported, last_reported
select task_months.task_code,
       task_months.task_name,
       task_months.lead_unit as unit_code,
       coalesce(units.short_name, units.unit_name) as unit_name,
       task_months.aspect,
       task_months.status,
       task_months.word,
       task_months.overdue_days,
       task_months.days_left,
       task_months.progress,
       task_months.expected,
       task_months.deviation,
       task_months.deviation / count(*) over () as contribution,
       task_months.planned_end,
       task_months.is_reported or not task_months.is_owed as is_reported,
       task_months.last_reported
from task_months
left join units
  on units.unit_code = task_months.lead_unit
where task_months.period = $period::date
  and task_months.is_in_force
  and ($unit::varchar is null or task_months.lead_unit = $unit)
  and ($district::varchar is null or $unit::varchar is not null or task_months.district_code = $district)
order by contribution, task_months.task_code;
