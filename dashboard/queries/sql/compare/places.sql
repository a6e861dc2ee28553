-- question: How does each place, and the city, stand on every shared measure in two months?
-- grain: aggregate
-- takes: period, other, unit
-- gives: measure, code, name, position, is_city, value, base, before, base_before
with kinds as (
  select *
  from (values
    (1, 'progress'),
    (2, 'deviation'),
    (3, 'closed'),
    (4, 'overdue_share'),
    (5, 'skilled_share'),
    (6, 'high_share'),
    (7, 'case_on_time'),
    (8, 'cases_per_10k')) as named(kind, measure)
),
-- A unit's peers are the units of its category; without a unit the districts are each other's.
peers as (
  select unit_code as code,
         coalesce(short_name, unit_name) as name,
         null::bigint as position,
         false as is_city
  from units
  where category = (select category from units where unit_code = $unit)
  union all
  select district_code as code,
         coalesce(short_name, district_name) as name,
         position::bigint as position,
         category = '市本级' as is_city
  from districts
  where $unit::varchar is null
    or category = '市本级'
),
city as (
  select code
  from peers
  where is_city
),
parts as (
  select period,
         case when $unit::varchar is not null then unit_code else district_code end as code,
         figure,
         part,
         whole
  from figure_parts
  where period in ($period::date, $other::date)
    and ($unit::varchar is not null or district_code not in (select code from city))
  union all
  select figure_parts.period,
         city.code,
         figure_parts.figure,
         figure_parts.part,
         figure_parts.whole
  from figure_parts
  cross join city
  where figure_parts.period in ($period::date, $other::date)
    and figure_parts.is_top
),
summed as (
  select period,
         code,
         sum(part) filter (where figure = 'closed') as closed,
         sum(whole) filter (where figure = 'closed') as tasks,
         sum(part) filter (where figure = 'overdue') as overdue,
         sum(part) filter (where figure = 'skilled_share') as skilled,
         sum(whole) filter (where figure = 'skilled_share') as workers,
         sum(part) filter (where figure = 'high_share') as high,
         sum(part) filter (where figure = 'case_on_time') as cases_on_time,
         sum(whole) filter (where figure = 'case_on_time') as cases_due,
         sum(part) filter (where figure = 'cases') as cases
  from parts
  group by period, code
),
shares as (
  select period,
         code,
         unnest([
           {'measure': 'closed', 'value': 100 * closed / nullif(tasks, 0), 'base': tasks},
           {'measure': 'overdue_share', 'value': 100 * overdue / nullif(tasks, 0), 'base': tasks},
           {'measure': 'skilled_share', 'value': 100 * skilled / nullif(workers, 0), 'base': workers},
           {'measure': 'high_share', 'value': 100 * high / nullif(skilled, 0), 'base': skilled},
           {'measure': 'case_on_time', 'value': 100 * cases_on_time / nullif(cases_due, 0), 'base': cases_due},
           {'measure': 'cases_per_10k', 'value': 10000 * cases / nullif(workers, 0), 'base': workers}],
           recursive := true)
  from summed
),
whole as (
  select task_months.period,
         city.code,
         avg(task_months.progress) filter (where not task_months.is_neutral) as progress,
         avg(task_months.deviation) as deviation,
         count(*) filter (where not task_months.is_neutral) as tasks
  from task_months
  cross join city
  where task_months.period in ($period::date, $other::date)
    and task_months.parent_task is null
  group by task_months.period, city.code
),
valued as (
  select *
  from shares
  union all
  select period,
         code,
         unnest([
           {'measure': 'progress', 'value': case when value is not null then progress end, 'base': tasks::double},
           {'measure': 'deviation', 'value': value, 'base': tasks::double}],
           recursive := true)
  from standings
  where period in ($period::date, $other::date)
    and kind = case when $unit::varchar is not null then 'unit' else 'district' end
  union all
  select period,
         code,
         unnest([
           {'measure': 'progress', 'value': progress, 'base': tasks::double},
           {'measure': 'deviation', 'value': deviation, 'base': tasks::double}],
           recursive := true)
  from whole
)
select kinds.measure,
       peers.code,
       peers.name,
       peers.position,
       peers.is_city,
       max(valued.value) filter (where valued.period = $period::date) as value,
       max(valued.base) filter (where valued.period = $period::date) as base,
       max(valued.value) filter (where valued.period = $other::date) as before,
       max(valued.base) filter (where valued.period = $other::date) as base_before
from kinds
cross join peers
left join valued
  on valued.measure = kinds.measure
  and valued.code = peers.code
group by kinds.kind, kinds.measure, peers.code, peers.name, peers.position, peers.is_city
order by kinds.kind, peers.is_city desc, peers.position nulls last, peers.code;
