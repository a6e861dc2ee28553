-- live_rows: which entry wrote the rows that stand now, counted by what they are about: the day they begin to count (null:
-- always), and until when (null: still). A report counts until the next one of the same task or reporter, a flow in its own
-- month, a case while it is open. What others' pages show of them is scoped as their views are.
create or replace view live_rows as
with written as (
  select 'progress' as dataset,
         progress_rows.begun,
         progress_rows.ended,
         progress_rows.period as day,
         lead(progress_rows.period) over (partition by progress_rows.task_code order by progress_rows.period) as until,
         tasks.lead_unit as unit_code,
         tasks.district_code
  from progress_rows
  join tasks
    on tasks.task_code = progress_rows.task_code
  where progress_rows.begun <= getvariable('reading').version
    and getvariable('reading').version < progress_rows.ended
  union all
  select 'tasks' as dataset, begun, ended, null::date as day, null::date as until, lead_unit as unit_code, district_code
  from tasks_rows
  union all
  select 'milestones' as dataset, milestones_rows.begun, milestones_rows.ended, null as day, null as until,
         tasks.lead_unit as unit_code, tasks.district_code
  from milestones_rows
  join tasks
    on tasks.task_code = milestones_rows.task_code
  union all
  select 'skills' as dataset, skills_rows.begun, skills_rows.ended, skills_rows.as_of_date as day,
         date_trunc('month', skill_reports.until)::date as until, skills_rows.unit_code, skills_rows.district_code
  from skills_rows
  join skill_reports
    on skill_reports.district_code = skills_rows.district_code
    and skill_reports.unit_code is not distinct from skills_rows.unit_code
    and skill_reports.as_of_date = skills_rows.as_of_date
  union all
  select 'development' as dataset, begun, ended, period as day, (period + interval 1 month)::date as until, unit_code,
         district_code
  from development_rows
  union all
  select 'indicators' as dataset, begun, ended, period as day, (period + interval 1 month)::date as until, unit_code,
         district_code
  from indicators_rows
  union all
  select 'exchange' as dataset, exchange_rows.begun, exchange_rows.ended, exchange_rows.date as day,
         (exchange_rows.date + interval 1 month)::date as until, exchange_rows.unit_code, units.district_code
  from exchange_rows
  left join units
    on units.unit_code = exchange_rows.unit_code
  union all
  select 'cases' as dataset, begun, ended, received_date as day, (closed_date + interval 1 day)::date as until,
         handling_unit as unit_code, district_code
  from cases_rows
  union all
  select 'units' as dataset, begun, ended, null as day, null as until, unit_code, district_code
  from units_rows
  union all
  select 'benchmarks' as dataset, begun, ended, null as day, null as until, null as unit_code, null as district_code
  from benchmarks_rows
)
select dataset,
       begun as entry,
       day,
       until,
       unit_code,
       district_code,
       count(*) as rows
from written
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or list_contains(getvariable('reading').districts, district_code)
       or list_contains(getvariable('reading').entries, begun))
group by all;
