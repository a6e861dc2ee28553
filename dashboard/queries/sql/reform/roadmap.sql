-- question: Which tasks run from when to when, and how far is each?
-- grain: rows
-- takes: period, district, unit, aspect, status, key
-- gives: task_code, task_name, unit_code, unit_name, aspect, planned_start, planned_end, progress, expected, deviation, status, word, overdue_days, days_left
select task_months.task_code,
       task_months.task_name,
       task_months.lead_unit as unit_code,
       coalesce(units.short_name, units.unit_name) as unit_name,
       task_months.aspect,
       task_months.planned_start,
       task_months.planned_end,
       task_months.progress,
       task_months.expected,
       task_months.deviation,
       task_months.status,
       task_months.word,
       task_months.overdue_days,
       task_months.days_left
from task_months
left join units
  on units.unit_code = task_months.lead_unit
where task_months.period = $period::date
  and ($unit::varchar is null or task_months.lead_unit = $unit)
  and ($district::varchar is null or $unit::varchar is not null or task_months.district_code = $district)
  and (task_months.parent_task is null or $district::varchar is not null or $unit::varchar is not null)
  and ($aspect::varchar is null or task_months.aspect = $aspect)
  and ($status::varchar is null or task_months.status = $status)
  and ($key::boolean is null or task_months.is_key = $key)
order by case task_months.status when 'over' then 1 when 'late' then 2 when 'near' then 3 when 'ok' then 4 else 5 end,
         task_months.planned_end, task_months.task_code;
