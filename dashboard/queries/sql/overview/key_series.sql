-- question: How did the eight key figures go over the last twelve months?
-- grain: aggregate
-- takes: period, district, unit
-- gives: figure, period, value, part, whole
with summed as (
  select period,
         figure,
         sum(part) as part,
         sum(whole) as whole
  from figure_parts
  where period between $period::date - interval 11 month and $period::date
    and ($unit::varchar is null or unit_code = $unit)
    and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
    and (is_top or $district::varchar is not null or $unit::varchar is not null)
  group by period, figure
)
select summed.figure,
       summed.period,
       case when figures.is_share then 100 * summed.part / nullif(summed.whole, 0) else summed.part end as value,
       summed.part,
       summed.whole
from summed
join figures
  on figures.figure = summed.figure
order by figures.position, summed.period;
