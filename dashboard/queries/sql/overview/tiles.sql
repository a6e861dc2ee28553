-- question: How does each district stand on one of the key figures?
-- grain: aggregate
-- takes: period, figure
-- gives: code, name, short_name, position, value, status, reported, owed, silent, part, whole
with summed as (
  select figure,
         district_code,
         sum(part) as part,
         sum(whole) as whole
  from figure_parts
  where period = $period::date
    and figure = $figure
    and area = case
      when $figure in ('on_time', 'closed', 'overdue') then 'tasks'
      when $figure in ('skilled_share', 'high_share') then 'skills'
      when $figure in ('cases', 'case_on_time', 'stale_cases') then 'cases'
    end
  group by figure, district_code
),
valued as (
  select summed.district_code,
         summed.part,
         summed.whole,
         case when figures.is_share then 100 * summed.part / nullif(summed.whole, 0) else summed.part end as value,
         case when figures.is_share or figures.figure = 'overdue' then figures.target end as target,
         figures.is_lower_better,
         figures.near_gap,
         figures.over_gap
  from summed
  join figures
    on figures.figure = summed.figure
),
measured as (
  select *,
         case when is_lower_better then value - target else target - value end as gap
  from valued
),
stood as (
  select *
  from standings
  where period = $period::date
    and kind = 'district'
)
select districts.district_code as code,
       districts.district_name as name,
       coalesce(districts.short_name, districts.district_name) as short_name,
       districts.position,
       measured.value,
       case
         when measured.gap <= 0 then 'ok'
         when measured.gap <= measured.near_gap then 'near'
         when measured.gap > measured.over_gap then 'over'
         when measured.gap is not null then 'late'
         when measured.value is null then 'none'
       end as status,
       coalesce(stood.reported, 0) as reported,
       coalesce(stood.owed, 0) as owed,
       coalesce(stood.silent, 0) as silent,
       measured.part,
       measured.whole
from districts
left join measured
  on measured.district_code = districts.district_code
left join stood
  on stood.code = districts.district_code
where districts.category <> '市本级'
order by districts.position nulls last, districts.district_code;
