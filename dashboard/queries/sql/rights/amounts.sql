-- question: How much was claimed and recovered month by month, and how much a person?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group
-- gives: period, is_partial, amount, recovered, helped, recovered_a_person
with
months as (
  select unnest(generate_series(
    date_trunc('month', min(day)), getvariable('reading').today::date, interval 1 month))::date as period
  from case_happenings
),
sums as (
  select
    date_trunc('month', day)::date as period,
    sum(amount) as amount,
    sum(recovered) as recovered,
    sum(helped) as helped
  from case_happenings
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
  group by date_trunc('month', day)
)
select
  months.period,
  last_day(months.period) > getvariable('reading').today::date as is_partial,
  coalesce(sums.amount, 0)::double as amount,
  coalesce(sums.recovered, 0)::double as recovered,
  coalesce(sums.helped, 0)::bigint as helped,
  (sums.recovered / nullif(sums.helped, 0))::double as recovered_a_person
from months
left join sums on sums.period = months.period
where months.period between ($period::date - interval 23 month)::date and $period::date
  and exists (from sums)
order by months.period;
