-- question: Which districts, or which departments, are ahead of and behind their expected progress?
-- grain: aggregate
-- takes: period, among
-- gives: code, name, short_name, status, value, progress, expected, tasks, is_few, reported, owed, silent, last_reported, rank, moved
with moving as (
  select *,
         lag(rank) over (partition by code order by period) - rank as moved
  from standings
  where period in ($period::date, $period::date - interval 1 month)
    and case $among::varchar when 'districts' then kind = 'district' else category = '部门' end
)
select code,
       name,
       short_name,
       status,
       value,
       progress,
       expected,
       tasks,
       is_few,
       reported,
       owed,
       silent,
       last_reported,
       rank,
       moved
from moving
where period = $period::date
  and (tasks > 0 or owed > 0)
order by rank nulls last, value desc nulls last, silent, position, code;
