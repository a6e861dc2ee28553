-- question: How many rows of each dataset does the store hold, and when was the last file of it received?
-- grain: aggregate
-- takes:
-- gives: dataset, rows, received, number
with counted as (
  select 'districts' as dataset, count(*) as rows from districts
  union all
  select 'units' as dataset, count(*) as rows from units
  union all
  select 'measures' as dataset, count(*) as rows from measures
  union all
  select 'tasks' as dataset, count(*) as rows from tasks
  union all
  select 'milestones' as dataset, count(*) as rows from milestones
  union all
  select 'progress' as dataset, count(*) as rows from progress
  union all
  select 'skills' as dataset, count(*) as rows from skills
  union all
  select 'development' as dataset, count(*) as rows from development
  union all
  select 'cases' as dataset, count(*) as rows from cases
  union all
  select 'indicators' as dataset, count(*) as rows from indicators
  union all
  select 'exchange' as dataset, count(*) as rows from exchange
),
last_files as (
  select dataset,
         max(number) as number,
         max_by(received, number) as received
  from imports
  where kind = 'import'
    and number not in (select undoes from imports where undoes is not null)
  group by dataset
)
select counted.dataset,
       counted.rows,
       last_files.received,
       last_files.number
from counted
left join last_files
  on last_files.dataset = counted.dataset
order by counted.dataset;
