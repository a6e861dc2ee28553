-- question: What are the eight key figures, how have they changed, and how do they stand to their targets?
-- grain: aggregate
-- takes: period, district, unit
-- gives: figure, value, previous, year_before, target, status, as_of
with summed as (
  select period,
         figure,
         sum(part) as part,
         sum(whole) as whole,
         max(as_of) as as_of
  from figure_parts
  where period in ($period::date, $period::date - interval 1 month, $period::date - interval 1 year)
    and ($unit::varchar is null or unit_code = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
    and (is_top or $district::varchar is not null or $unit::varchar is not null)
  group by period, figure
),
valued as (
  select figures.position,
         figures.figure,
         figures.is_lower_better,
         case when figures.is_share or figures.figure = 'overdue' or ($district::varchar is null and $unit::varchar is null)
              then figures.target end as target,
         figures.near_gap,
         figures.over_gap,
         summed.period,
         case when figures.is_share then 100 * summed.part / nullif(summed.whole, 0) else summed.part end as value,
         summed.as_of
  from figures
  left join summed
    on summed.figure = figures.figure
),
turned as (
  select position,
         figure,
         max(value) filter (where period = $period::date) as value,
         max(value) filter (where period = $period::date - interval 1 month) as previous,
         max(value) filter (where period = $period::date - interval 1 year) as year_before,
         max(target) as target,
         max(case when is_lower_better then value - target else target - value end)
           filter (where period = $period::date) as gap,
         max(near_gap) as near_gap,
         max(over_gap) as over_gap,
         max(as_of) filter (where period = $period::date) as as_of
  from valued
  group by position, figure
)
select figure,
       value,
       previous,
       year_before,
       target,
       case
         when gap <= 0 then 'ok'
         when gap <= near_gap then 'near'
         when gap > over_gap then 'over'
         when gap is not null then 'late'
       end as status,
       as_of
from turned
order by position;
