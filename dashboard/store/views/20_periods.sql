-- Months and their clocks, the lines of the lights, and the months that reports speak of.
-- limits: one row, the thresholds that the views themselves apply, each with its default.
create or replace view limits as
select coalesce(max(value) filter (where threshold = 'deviation_late'), -5)::double as deviation_late,
       coalesce(max(value) filter (where threshold = 'deviation_over'), -15)::double as deviation_over,
       coalesce(max(value) filter (where threshold = 'near_days'), 15)::bigint as near_days,
       coalesce(max(value) filter (where threshold = 'near_margin'), 5)::double as near_margin,
       coalesce(max(value) filter (where threshold = 'over_margin'), 15)::double as over_margin,
       coalesce(max(value) filter (where threshold = 'silent_periods'), 2)::bigint as silent_periods,
       coalesce(max(value) filter (where threshold = 'idle_days'), 90)::bigint as idle_days,
       coalesce(max(value) filter (where threshold = 'cluster_cases'), 10)::bigint as cluster_cases,
       coalesce(max(value) filter (where threshold = 'least_tasks'), 2)::bigint as least_tasks,
       coalesce(max(value) filter (where threshold = 'suppress_below'), 3)::bigint as least_shown
from thresholds;

-- plan_months: every month from the first start of a task (or a year ago; ten years at most) to the last planned end.
-- A month's figures are as of its end; the current month's as of today.
create or replace view plan_months as
with clock as (
  select getvariable('reading').today::date as today
),
span as (
  select greatest(least(min(tasks.planned_start), min(clock.today) - interval 1 year),
                  min(clock.today) - interval 10 year) as first_day,
         least(greatest(max(tasks.planned_end), min(clock.today)),
               min(clock.today) + interval 10 year) as last_day
  from tasks
  cross join clock
),
listed as (
  select unnest(generate_series(date_trunc('month', first_day), last_day, interval 1 month))::date as period
  from span
)
select listed.period,
       case when listed.period = date_trunc('month', clock.today) then clock.today else last_day(listed.period) end as as_of
from listed
cross join clock;

-- months: the months up to the current one.
create or replace view months as
select period, as_of
from plan_months
where period <= getvariable('reading').today::date;

-- progress_deadline: one row, how many days after the end of a month its progress reports are due.
create or replace view progress_deadline as
select coalesce(max(due_day), 5)::integer as days
from reporting
where dataset = 'progress';

-- progress_periods: the months that anyone reported on, in every scope, with the last day for handing in.
-- A silent unit must see that a period exists, so the months alone are everyone's.
create or replace view progress_periods as
select distinct progress_rows.period,
       last_day(progress_rows.period) + progress_deadline.days as due_date
from progress_rows
cross join progress_deadline
where progress_rows.begun <= getvariable('reading').version
  and getvariable('reading').version < progress_rows.ended;

-- cancelled_entries: entries that are undone now; an undo that was itself undone doesn't count.
create or replace view cancelled_entries as
with recursive chains as (
  select undoes as number,
         number as last,
         1 as length
  from entries
  where undoes is not null
    and number <= getvariable('reading').version
  union all
  select chains.number,
         entries.number as last,
         chains.length + 1 as length
  from chains
  join entries
    on entries.undoes = chains.last
    and entries.number <= getvariable('reading').version
)
select number
from chains
group by number
having max(length) % 2 = 1;

-- progress_reports: when the report of a month on a task was first handed in, by entries that were not undone,
-- and the entry that wrote what stands now. A later correction does not make a punctual report late, and a row
-- that an undo brought back was handed in when it was first.
create or replace view progress_reports as
select written.period,
       written.task_code,
       tasks.lead_unit as unit_code,
       tasks.district_code,
       min(entries.received) as received,
       max(written.begun) as entry
from progress_rows as written
join progress
  on progress.period = written.period
  and progress.task_code = written.task_code
join tasks
  on tasks.task_code = written.task_code
join entries
  on entries.number = written.begun
  and entries.kind <> 'undo'
where written.begun <= getvariable('reading').version
  and written.begun not in (select number from cancelled_entries)
group by written.period, written.task_code, tasks.lead_unit, tasks.district_code;

-- demonstration: one row, whether live rows of uploaded datasets were written as a demonstration.
create or replace view demonstration as
with live as (
  select begun, ended from districts_rows
  union all
  select begun, ended from units_rows
  union all
  select begun, ended from tasks_rows
  union all
  select begun, ended from progress_rows
  union all
  select begun, ended from skills_rows
  union all
  select begun, ended from cases_rows
  union all
  select begun, ended from development_rows
  union all
  select begun, ended from indicators_rows
  union all
  select begun, ended from exchange_rows
)
select count(*) > 0 as is_demonstration
from live
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and begun in (select number from entries where demonstration);
