-- question: How far apart are the districts, or the departments, month by month: range, standard deviation, highest over lowest?
-- grain: aggregate
-- takes: period, among
-- gives: period, places, counted, silent, few, highest, lowest, spread, spread_moved, dispersion, progress_highest, progress_lowest, ratio, gap
with shown as (
  select *,
         rank is not null as is_counted
  from standings
  where period between $period::date - interval 12 month and $period::date
    and case $among::varchar when 'districts' then kind = 'district' else category = '部门' end
    and tasks > 0
),
summed as (
  select period,
         count(*) as places,
         count(*) filter (where is_counted) as counted,
         count(*) filter (where status = 'none') as silent,
         count(*) filter (where is_few and status <> 'none') as few,
         max(value) filter (where is_counted) as highest,
         min(value) filter (where is_counted) as lowest,
         stddev_pop(value) filter (where is_counted) as dispersion,
         max(progress) filter (where is_counted) as progress_highest,
         min(progress) filter (where is_counted) as progress_lowest,
         sum(deviation * tasks) / sum(tasks) as gap,
         list(code order by code) filter (where is_counted) as codes
  from shown
  group by period
),
compared as (
  select *,
         lag(highest - lowest) over months as spread_before,
         lag(codes) over months as codes_before,
         lag(period) over months as period_before
  from summed
  window months as (order by period)
)
select period,
       places,
       counted,
       silent,
       few,
       highest,
       lowest,
       case when counted >= 2 then highest - lowest end as spread,
       case when counted >= 2 and codes = codes_before and period_before = period - interval 1 month
            then highest - lowest - spread_before
       end as spread_moved,
       case when counted >= 2 then dispersion end as dispersion,
       progress_highest,
       progress_lowest,
       case when counted >= 2 and round(progress_lowest, 1) > 0 then progress_highest / progress_lowest end as ratio,
       gap
from compared
where period > $period::date - interval 12 month
order by period;
