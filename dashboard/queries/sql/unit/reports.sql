-- question: Which reports did this unit, or the units of this district, owe each month, and when did they come?
-- grain: aggregate
-- takes: period, district, unit
-- gives: period, due_date, owed, reported, punctual, first_received, last_received, on_time
with summed as (
  select unit_reporting.period,
         unit_reporting.due_date,
         sum(unit_reporting.owed)::bigint as owed,
         sum(unit_reporting.reported)::bigint as reported,
         sum(unit_reporting.punctual)::bigint as punctual,
         min(unit_reporting.first_received) as first_received,
         max(unit_reporting.last_received) as last_received
  from unit_reporting
  join units
    on units.unit_code = unit_reporting.unit_code
  where unit_reporting.period <= $period::date
    and case when $unit::varchar is not null then units.unit_code = $unit else units.district_code = $district end
  group by unit_reporting.period, unit_reporting.due_date
)
select period,
       due_date,
       owed,
       reported,
       punctual,
       first_received,
       last_received,
       case when owed > 0 then punctual = owed end as on_time
from summed
where owed > 0
   or reported > 0
order by period desc;
