-- question: How far is each district, or each department, from its plan, how did it move, and how much of the whole gap is its own?
-- grain: aggregate
-- takes: period, among
-- gives: code, name, short_name, status, value, value_moved, deviation, progress, expected, tasks, is_few, share, contribution, reported, owed, silent, last_reported, rank, moved
with placed as (
  select *,
         lag(rank) over place - rank as moved,
         value - lag(value) over place as value_moved
  from standings
  where period in ($period::date, $period::date - interval 1 month)
    and case $among::varchar when 'districts' then kind = 'district' else category = '部门' end
  window place as (partition by code order by period)
),
weighed as (
  select *,
         tasks / sum(tasks) over () as share
  from placed
  where period = $period::date
    and tasks > 0
)
select code,
       name,
       short_name,
       status,
       value,
       value_moved,
       deviation,
       progress,
       expected,
       tasks,
       is_few,
       100 * share as share,
       share * deviation as contribution,
       reported,
       owed,
       silent,
       last_reported,
       rank,
       moved
from weighed
order by rank nulls last, value desc nulls last, silent, position, code;
