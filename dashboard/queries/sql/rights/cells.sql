-- question: How many cases came month by month in each district and category, and below how many is a cell withheld?
-- grain: aggregate
-- takes:
-- gives: period, district_code, category, received, least_shown
select
  date_trunc('month', cases.received_date)::date as period,
  cases.district_code,
  cases.category,
  count(*) as received,
  limits.least_shown
from cases
cross join limits
where cases.received_date <= getvariable('reading').today::date
group by date_trunc('month', cases.received_date), cases.district_code, cases.category, limits.least_shown
order by period, cases.district_code nulls last, cases.category;
