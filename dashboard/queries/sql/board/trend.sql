-- question: How many of the reports due came in time, over the last twelve periods of a dataset?
-- grain: aggregate
-- takes: period, dataset, district
-- gives: period, due, punctual, share
with judged as (
  select period,
         count(*) as due,
         count(*) filter (where punctual = owed) as punctual
  from report_states
  where dataset = coalesce($dataset::varchar, 'progress')
    and period <= $period::date
    and due_date < getvariable('reading').today::date
    and state <> 'nothing'
    and ($district::varchar is null or district_code = $district)
  group by period
),
numbered as (
  select *,
         row_number() over (order by period desc) as place
  from judged
)
select period,
       due,
       punctual,
       100.0 * punctual / due as share
from numbered
where place <= 12
order by period;
