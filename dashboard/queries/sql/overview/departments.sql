-- question: Which departments are ahead of and behind their expected progress?
-- grain: aggregate
-- takes: period
-- gives: code, name, short_name, status, value, progress, expected, tasks, reported, owed, silent, last_reported, rank, moved
with both_months as (
  select *
  from standings
  where period in ($period::date, $period::date - interval 1 month)
    and category = '部门'
),
before as (
  select code,
         rank
  from both_months
  where period < $period::date
)
select standing.code,
       standing.name,
       standing.short_name,
       standing.status,
       standing.value,
       standing.progress,
       standing.expected,
       standing.tasks,
       standing.reported,
       standing.owed,
       standing.silent,
       standing.last_reported,
       standing.rank,
       before.rank - standing.rank as moved
from both_months as standing
left join before
  on before.code = standing.code
where standing.period = $period::date
  and (standing.tasks > 0 or standing.owed > 0)
order by standing.rank nulls last, standing.silent, standing.position, standing.code;
