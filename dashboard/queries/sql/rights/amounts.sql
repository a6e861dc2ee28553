-- question: How much was claimed and recovered month by month, and how much a person?
-- grain: aggregate
-- takes: period, district, unit
-- gives: period, is_partial, amount, recovered, helped, recovered_a_person
select
  period,
  last_day(period) > getvariable('reading').today::date as is_partial,
  sum(amount) as amount,
  sum(recovered) as recovered,
  sum(helped)::bigint as helped,
  sum(recovered) / nullif(sum(helped), 0) as recovered_a_person
from case_months
where period between ($period::date - interval 23 month)::date and $period::date
    and ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
group by period
order by period;
