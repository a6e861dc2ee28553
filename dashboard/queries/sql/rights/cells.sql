-- question: How many cases came month by month in each district and category, and below how many is a cell withheld?
-- grain: aggregate
-- takes:
-- gives: period, district_code, category, received, least_shown
with
least as (
  select coalesce(max(value), 3)::bigint as least_shown
  from thresholds
  where threshold = 'suppress_below'
)
select
  date_trunc('month', cases.received_date)::date as period,
  cases.district_code,
  cases.category,
  count(*) as received,
  least.least_shown
from cases
cross join least
where cases.received_date <= getvariable('reading').today::date
group by date_trunc('month', cases.received_date), cases.district_code, cases.category, least.least_shown
order by period, cases.district_code nulls last, cases.category;
