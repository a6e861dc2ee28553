-- question: Which tasks are there, with their lights; member opens exactly the rows that a key figure counts?
-- grain: rows
-- takes: period, district, unit, aspect, status, key, member
-- gives: task_code, task_name, unit_code, unit_name, district_code, district_name, aspect, status, word, overdue_days, days_left, progress, expected, deviation, basis, state, planned_start, planned_end, is_key, is_policy, is_reported, last_reported, due, completed_on_time, overdue, closed
select task_months.task_code,
       task_months.task_name,
       task_months.lead_unit as unit_code,
       coalesce(units.short_name, units.unit_name) as unit_name,
       task_months.district_code,
       coalesce(districts.short_name, districts.district_name) as district_name,
       task_months.aspect,
       task_months.status,
       task_months.word,
       task_months.overdue_days,
       task_months.days_left,
       task_months.progress,
       task_months.expected,
       task_months.deviation,
       task_months.basis,
       task_months.state,
       task_months.planned_start,
       task_months.planned_end,
       task_months.is_key,
       task_months.is_policy,
       task_months.is_reported,
       task_months.last_reported,
       task_months.is_due as due,
       task_months.is_on_time as completed_on_time,
       task_months.is_overdue as overdue,
       task_months.is_closed as closed
from task_months
left join units
  on units.unit_code = task_months.lead_unit
left join districts
  on districts.district_code = task_months.district_code
where task_months.period = $period::date
  and ($unit::varchar is null or task_months.lead_unit = $unit)
  and ($district::varchar is null or $unit::varchar is not null or task_months.district_code = $district)
  and (task_months.parent_task is null or $district::varchar is not null or $unit::varchar is not null)
  and ($aspect::varchar is null or task_months.aspect = $aspect)
  and ($status::varchar is null or task_months.status = $status)
  and ($key::boolean is null or task_months.is_key = $key)
  and ($member::varchar is null
       or ($member = 'due' and task_months.is_due)
       or ($member = 'completed_on_time' and task_months.is_on_time)
       or ($member = 'overdue' and task_months.is_overdue)
       or ($member = 'in_force' and task_months.is_in_force)
       or ($member = 'closed' and task_months.is_closed))
order by case task_months.status when 'over' then 1 when 'late' then 2 when 'near' then 3 when 'ok' then 4 else 5 end,
         task_months.overdue_days desc nulls last, task_months.deviation nulls last, task_months.task_code;
