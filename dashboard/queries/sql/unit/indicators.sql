-- question: How does this unit or district stand among its peers, on every measure that they share?
-- grain: aggregate
-- takes: period, district, unit
-- gives: indicator, value, median, low, high, n, rank, is_lower_better
with kinds as (
  select *
  from (values
    (1, 'deviation', false),
    (2, 'on_time', false),
    (3, 'punctuality', false),
    (4, 'skilled_share', false),
    (5, 'high_share', false),
    (6, 'case_on_time', false),
    (7, 'cases_per_10k', true)) as named(position, indicator, is_lower_better)
),
peers as (
  select unit_code as code,
         unit_code = $unit as is_own
  from units
  where $unit::varchar is not null
    and category = (select category from units where unit_code = $unit)
  union all
  select district_code as code,
         district_code = $district as is_own
  from districts
  where $unit::varchar is null
    and category <> '市本级'
    and $district in (select district_code from districts where category <> '市本级')
),
parts as (
  select case when $unit::varchar is not null then unit_code else district_code end as code,
         period,
         figure,
         sum(part) as part,
         sum(whole) as whole
  from figure_parts
  where period between $period::date - interval 11 month and $period::date
    and figure in ('on_time', 'skilled_share', 'high_share', 'case_on_time', 'cases')
  group by all
),
shares as (
  select code,
         figure as indicator,
         100 * part / nullif(whole, 0) as value
  from parts
  where period = $period::date
    and figure <> 'cases'
),
workers as (
  select code,
         whole as workers
  from parts
  where period = $period::date
    and figure = 'skilled_share'
),
received as (
  select code,
         sum(part) as cases
  from parts
  where figure = 'cases'
  group by code
),
reports as (
  select task_months.lead_unit,
         task_months.district_code,
         count(*) as owed,
         count(*) filter (where progress_reports.received <= progress_periods.due_date) as punctual
  from task_months
  join progress_periods
    on progress_periods.period = task_months.period
    and progress_periods.due_date < getvariable('reading').today::date
  left join progress_reports
    on progress_reports.period = task_months.period
    and progress_reports.task_code = task_months.task_code
  where task_months.period between $period::date - interval 11 month and $period::date
    and task_months.is_owed
  group by task_months.lead_unit, task_months.district_code
),
valued as (
  select code,
         'deviation' as indicator,
         value
  from standings
  where period = $period::date
    and kind = case when $unit::varchar is not null then 'unit' else 'district' end
  union all
  select code,
         indicator,
         value
  from shares
  union all
  select case when $unit::varchar is not null then lead_unit else district_code end as code,
         'punctuality' as indicator,
         100 * sum(punctual)::double / sum(owed) as value
  from reports
  group by 1
  union all
  select received.code,
         'cases_per_10k' as indicator,
         10000 * received.cases / nullif(workers.workers, 0) as value
  from received
  join workers
    on workers.code = received.code
),
compared as (
  select valued.code,
         valued.indicator,
         valued.value,
         peers.is_own,
         kinds.position,
         kinds.is_lower_better,
         rank() over (
           partition by valued.indicator
           order by case when kinds.is_lower_better then valued.value else -valued.value end) as rank
  from valued
  join peers
    on peers.code = valued.code
  join kinds
    on kinds.indicator = valued.indicator
  where valued.value is not null
),
summed as (
  select indicator,
         max(value) filter (where is_own) as value,
         max(rank) filter (where is_own) as rank,
         count(*) filter (where not is_own) as n,
         median(value) filter (where not is_own) as median,
         quantile_cont(value, 0.25) filter (where not is_own) as low,
         quantile_cont(value, 0.75) filter (where not is_own) as high
  from compared
  group by indicator
)
select kinds.indicator,
       summed.value,
       case when summed.n >= 5 then summed.median end as median,
       case when summed.n >= 5 then summed.low end as low,
       case when summed.n >= 5 then summed.high end as high,
       coalesce(summed.n, 0) as n,
       case when summed.n >= 5 then summed.rank end as rank,
       kinds.is_lower_better
from kinds
left join summed
  on summed.indicator = kinds.indicator
where exists (select 1 from peers)
order by kinds.position;
