-- Who owes which report for which period, and what became of it.
-- occasional: what is reported only when there was something; a month without rows means 无, not 未报.
create or replace view occasional as
select dataset
from (values ('cases'), ('development'), ('exchange')) as named(dataset);

-- report_arrivals: when rows of a dataset, month and unit that stand now were first handed in, by entries that were not
-- undone, and the entry that wrote last; item is what may be owed singly (the indicator). A district's row without unit
-- is its office's. In every scope: what is owed is scoped, see `obligations`.
create or replace view report_arrivals as
with written as (
  select 'skills' as dataset, as_of_date as day, null::varchar as item, unit_code, district_code, begun, ended
  from skills_rows
  where as_of_date = last_day(as_of_date)
  union all
  select 'development' as dataset, period as day, null as item, unit_code, district_code, begun, ended
  from development_rows
  union all
  select 'indicators' as dataset, period as day, indicator_code as item, unit_code, district_code, begun, ended
  from indicators_rows
  union all
  select 'cases' as dataset, received_date as day, null as item, handling_unit as unit_code, district_code, begun, ended
  from cases_rows
  union all
  select 'exchange' as dataset, date as day, null as item, unit_code, null as district_code, begun, ended
  from exchange_rows
),
gathered as (
  select dataset,
         date_trunc('month', day)::date as period,
         item,
         unit_code,
         case when unit_code is null then district_code end as district_code,
         begun,
         bool_or(ended > getvariable('reading').version) as is_live
  from written
  where begun <= getvariable('reading').version
  group by all
),
dated as (
  select gathered.dataset,
         gathered.period,
         gathered.item,
         coalesce(gathered.unit_code, units.unit_code) as unit_code,
         min(entries.received) as received,
         max(gathered.begun) as entry,
         bool_or(gathered.is_live) as is_live
  from gathered
  join entries
    on entries.number = gathered.begun
    and entries.kind <> 'undo'
  left join units
    on units.district_code = gathered.district_code
    and units.category in ('县区', '开发区')
  where gathered.begun not in (select number from cancelled_entries)
  group by all
)
select dataset,
       period,
       item,
       unit_code,
       received,
       entry
from dated
where is_live
  and unit_code is not null;

-- duties: unit × dataset × frequency by the reporting duties, with the indicator where one is named. A duty by name stands
-- before that of the category. Progress is owed by whoever leads a task in force, whatever its category (`obligations`).
create or replace view duties as
with bound as (
  select reporting.dataset,
         reporting.indicator_code as item,
         units.unit_code,
         units.merged_from,
         reporting.extent,
         reporting.frequency,
         reporting.due_day,
         reporting.unit_code is not null as is_named
  from reporting
  join units
    on units.unit_code = reporting.unit_code
    or (reporting.unit_code is null and units.category = reporting.category)
  where reporting.dataset not in ('progress', 'milestones')
)
select dataset,
       item,
       unit_code,
       merged_from,
       frequency,
       bool_or(is_named or extent <> '本单位') as is_certain,
       coalesce(max(due_day) filter (where is_named), max(due_day))::integer as due_day
from bound
group by dataset, item, unit_code, merged_from, frequency;

-- duty_months: the months of a dataset and frequency with the period that each belongs to, a quarter or a year being named
-- by its last month; from the first that anyone reported on. Only periods up to the current month are owed yet.
create or replace view duty_months as
with spans as (
  select dataset,
         min(period) as first_period
  from report_arrivals
  group by dataset
),
steps as (
  select distinct duties.dataset,
         duties.frequency,
         spans.first_period,
         case duties.frequency when '月' then 1 when '季' then 3 else 12 end::integer as step
  from duties
  join spans
    on spans.dataset = duties.dataset
),
listed as (
  select dataset,
         frequency,
         step,
         unnest(generate_series(
           first_period, date_trunc('month', getvariable('reading').today::date), interval 1 month))::date as month
  from steps
)
select dataset,
       frequency,
       month,
       (month + to_months((step - month(month) % step) % step))::date as period,
       last_day((month + to_months((step - month(month) % step) % step))::date) as last_date
from listed;

-- obligations: what a unit owes for a period of a dataset: so many items, how many came, how many of them in time, when the
-- last missing one came. Agrees with unit_reporting (progress) and skill_coverage (skills). A category's duty to report
-- indicators of the unit itself binds from the first that it reported: not every department has one.
create or replace view obligations as
with firsts as (
  select dataset,
         unit_code,
         min(period) as first_period
  from report_arrivals
  group by dataset, unit_code
),
owing as (
  select duties.dataset,
         duties.frequency,
         duties.item,
         duties.unit_code,
         duty_months.period,
         duty_months.last_date + duties.due_day as due_date
  from duties
  join duty_months
    on duty_months.dataset = duties.dataset
    and duty_months.frequency = duties.frequency
    and duty_months.month = duty_months.period
  left join firsts
    on firsts.dataset = duties.dataset
    and firsts.unit_code = duties.unit_code
  where (duties.merged_from is null or duties.merged_from > duty_months.last_date)
    and (duties.is_certain or duties.dataset <> 'indicators' or firsts.first_period <= duty_months.period)
),
placed as (
  select report_arrivals.dataset,
         duty_months.frequency,
         duty_months.period,
         report_arrivals.item,
         report_arrivals.unit_code,
         report_arrivals.received,
         report_arrivals.entry
  from report_arrivals
  join duty_months
    on duty_months.dataset = report_arrivals.dataset
    and duty_months.month = report_arrivals.period
  where report_arrivals.dataset <> 'skills'
     or duty_months.month = duty_months.period
),
met as (
  select owing.dataset,
         owing.frequency,
         owing.item,
         owing.unit_code,
         owing.period,
         owing.due_date,
         min(placed.received) as received,
         max(placed.entry) as entry
  from owing
  left join placed
    on placed.dataset = owing.dataset
    and placed.frequency = owing.frequency
    and placed.period = owing.period
    and placed.unit_code = owing.unit_code
    and (owing.item is null or placed.item = owing.item)
  group by owing.dataset, owing.frequency, owing.item, owing.unit_code, owing.period, owing.due_date
),
task_arrivals as (
  select task_months.lead_unit as unit_code,
         task_months.period,
         last_day(task_months.period) + progress_deadline.days as due_date,
         task_months.is_reported,
         progress_reports.received,
         progress_reports.entry
  from task_months
  join (select min(period) as period from progress_periods) as begun
    on begun.period <= task_months.period
  cross join progress_deadline
  left join progress_reports
    on progress_reports.period = task_months.period
    and progress_reports.task_code = task_months.task_code
  where task_months.is_owed
),
united as (
  select 'progress' as dataset, '月' as frequency, unit_code, period, due_date, is_reported, received, entry
  from task_arrivals
  union all
  select dataset, frequency, unit_code, period, due_date, received is not null as is_reported, received, entry
  from met
)
select united.dataset,
       united.frequency,
       united.unit_code,
       units.category,
       units.district_code,
       united.period,
       max(united.due_date) as due_date,
       count(*) as owed,
       count(*) filter (where united.is_reported) as reported,
       count(*) filter (where united.is_reported and united.received <= united.due_date) as punctual,
       max(united.received) as received,
       max(united.entry) as entry
from united
join units
  on units.unit_code = united.unit_code
where getvariable('reading').sees_all
   or list_contains(getvariable('reading').units, united.unit_code)
   or list_contains(getvariable('reading').districts, units.district_code)
group by united.dataset, united.frequency, united.unit_code, units.category, units.district_code, united.period;

-- sent_back: reports that were returned and not handed in again since: a later entry that was not undone clears it.
create or replace view sent_back as
select returns_rows.dataset,
       returns_rows.period,
       returns_rows.unit_code,
       returns_rows.returned_date,
       returns_rows.reason,
       returns_rows.begun as entry
from returns_rows
where returns_rows.begun <= getvariable('reading').version
  and getvariable('reading').version < returns_rows.ended
  and (getvariable('reading').sees_all
       or returns_rows.unit_code in (select unit_code from returns));

-- report_states: every obligation with what became of it. state: returned, in_time, late, pending (not due yet), nothing
-- (of an occasional dataset), partial, missing. days: handed in so late, or overdue by today.
create or replace view report_states as
with judged as (
  select obligations.*,
         occasional.dataset is not null as is_occasional,
         sent_back.returned_date,
         sent_back.reason,
         case
           when sent_back.entry > coalesce(obligations.entry, 0) then 'returned'
           when obligations.reported = obligations.owed and obligations.punctual = obligations.owed then 'in_time'
           when obligations.reported = obligations.owed then 'late'
           when obligations.due_date >= getvariable('reading').today::date then 'pending'
           when occasional.dataset is not null and obligations.reported = 0 then 'nothing'
           when obligations.reported > 0 then 'partial'
           else 'missing'
         end as state
  from obligations
  left join occasional
    on occasional.dataset = obligations.dataset
  left join sent_back
    on sent_back.dataset = obligations.dataset
    and sent_back.period = obligations.period
    and sent_back.unit_code = obligations.unit_code
)
select judged.dataset,
       judged.frequency,
       judged.unit_code,
       judged.category,
       judged.district_code,
       judged.period,
       judged.due_date,
       judged.owed,
       judged.reported,
       judged.punctual,
       case when judged.state in ('in_time', 'late', 'returned', 'partial') then judged.received end as received,
       judged.entry,
       judged.is_occasional,
       judged.state,
       judged.state in ('returned', 'partial', 'missing') as is_owing,
       case
         when judged.state = 'late' then judged.received - judged.due_date
         when judged.state in ('returned', 'partial', 'missing')
         then greatest(getvariable('reading').today::date - judged.due_date, 0)
       end as days,
       case when judged.state = 'returned' then judged.returned_date end as returned_date,
       case when judged.state = 'returned' then judged.reason end as reason
from judged;
