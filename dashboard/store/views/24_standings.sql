-- Where the units and districts stand against their plan, and how they report, month by month.
-- standings: a district by the tasks in it, a unit by those it leads; ranked among its peers: the districts, or the
-- units of its category. deviation is the mean over the tasks in force by the last progress known; value is the same, but
-- null when reports were owed and none came. Of too few tasks (is_few) the mean says little: it is shown and not ranked.
-- silent: how many periods in a row, up to this one and with their last day passed, brought no report.
create or replace view standings as
with shared as (
  select *,
         unnest([{'kind': 'district', 'code': district_code}, {'kind': 'unit', 'code': lead_unit}], recursive := true)
  from task_months
),
summed as (
  select period,
         as_of,
         kind,
         code,
         count(*) filter (where is_in_force) as tasks,
         avg(progress) filter (where is_in_force) as progress,
         avg(expected) filter (where is_in_force) as expected,
         avg(deviation) filter (where is_in_force) as deviation,
         count(*) filter (where is_owed) as owed,
         count(*) filter (where is_owed and is_reported) as reported,
         bool_or(is_reported) as is_reported,
         max(last_reported) as last_reported,
         coalesce(max(last_reported), date_trunc('month', min(planned_start)) - interval 1 day)::date as heard
  from shared
  group by period, as_of, kind, code
),
named as (
  select 'district' as kind,
         district_code as code,
         'district' as category,
         district_name as name,
         coalesce(short_name, district_name) as short_name,
         position
  from districts
  where category <> '市本级'
  union all
  select 'unit' as kind,
         unit_code as code,
         category,
         unit_name as name,
         coalesce(short_name, unit_name) as short_name,
         null as position
  from units
),
passed as (
  select coalesce(list(period order by period), []) as due_periods
  from progress_periods
  where due_date < getvariable('reading').today::date
),
listed as (
  select summed.*,
         summed.tasks < limits.least_tasks as is_few,
         named.category,
         named.name,
         named.short_name,
         named.position,
         case when summed.owed = 0 or summed.is_reported then summed.deviation end as value,
         case when summed.owed = 0 then 0
              else len(list_filter(passed.due_periods, lambda due: due > summed.heard and due <= summed.period))
         end as silent
  from summed
  join named
    on named.kind = summed.kind
    and named.code = summed.code
  cross join passed
  cross join limits
)
select listed.period,
       listed.as_of,
       listed.kind,
       listed.category,
       listed.code,
       listed.name,
       listed.short_name,
       listed.position,
       listed.tasks,
       listed.progress,
       listed.expected,
       listed.deviation,
       listed.value,
       listed.is_few,
       case
         when listed.owed > 0 and not listed.is_reported then 'none'
         when listed.value < limits.deviation_over then 'over'
         when listed.value < limits.deviation_late then 'late'
         when listed.value is not null then 'ok'
       end as status,
       listed.owed,
       listed.reported,
       listed.silent,
       listed.last_reported,
       case when listed.value is not null and not listed.is_few
            then rank() over (
              partition by listed.period, listed.kind, listed.category, listed.is_few
              order by listed.value desc nulls last)
       end as rank
from listed
cross join limits;

-- unit_reporting: of the tasks a unit leads, how many reports it owed for a month, how many came, and when.
create or replace view unit_reporting as
select task_months.period,
       task_months.lead_unit as unit_code,
       progress_periods.due_date,
       count(*) filter (where task_months.is_owed) as owed,
       count(*) filter (where task_months.is_owed and task_months.is_reported) as reported,
       count(*) filter (where task_months.is_owed and progress_reports.received <= progress_periods.due_date) as punctual,
       min(progress_reports.received) as first_received,
       max(progress_reports.received) as last_received
from task_months
join progress_periods
  on progress_periods.period = task_months.period
left join progress_reports
  on progress_reports.period = task_months.period
  and progress_reports.task_code = task_months.task_code
group by task_months.period, task_months.lead_unit, progress_periods.due_date;
