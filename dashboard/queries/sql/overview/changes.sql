-- question: What changed since last month: tasks closed, tasks newly overdue, lights of districts, arrears received?
-- grain: aggregate
-- takes: period, district, unit
-- gives: kind, code, name, before, after
with tasks_now as (
  select *
  from task_months
  where period in ($period::date, $period::date - interval 1 month)
    and ($unit::varchar is null or lead_unit = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
    and (parent_task is null or $district::varchar is not null or $unit::varchar is not null)
),
task_changes as (
  select case when now.is_closed then 'closed' else 'overdue' end as kind,
         now.task_code as code,
         now.task_name as name,
         before.word as before,
         now.word as after
  from tasks_now as now
  left join tasks_now as before
    on before.task_code = now.task_code
    and before.period < now.period
  where now.period = $period::date
    and ((now.is_closed and not coalesce(before.is_closed, false))
         or (now.is_overdue and not coalesce(before.is_overdue, false)))
),
stood as (
  select *
  from standings
  where period in ($period::date, $period::date - interval 1 month)
    and kind = 'district'
    and $unit::varchar is null
    and ($district::varchar is null or code = $district)
),
district_changes as (
  select 'district' as kind,
         now.code,
         now.name,
         before.status as before,
         now.status as after
  from stood as now
  join stood as before
    on before.code = now.code
    and before.period < now.period
  where now.period = $period::date
    and now.status is distinct from before.status
),
arrears as (
  select count(*) filter (where received_date >= $period::date) as received,
         count(*) filter (where received_date < $period::date) as received_before
  from cases
  where category = '拖欠克扣工资'
    and received_date >= $period::date - interval 1 month
    and received_date <= least(last_day($period::date), getvariable('reading').today::date)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
),
listed as (
  select 1 as place, *
  from task_changes
  where kind = 'closed'
  union all
  select 2 as place, *
  from task_changes
  where kind = 'overdue'
  union all
  select 3 as place, *
  from district_changes
  union all
  select 4 as place,
         'arrears' as kind,
         null as code,
         '拖欠克扣工资' as name,
         received_before::varchar as before,
         received::varchar as after
  from arrears
  where received + received_before > 0
)
select kind,
       code,
       name,
       before,
       after
from listed
order by place, code;
