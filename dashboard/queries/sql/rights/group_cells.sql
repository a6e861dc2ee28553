-- question: How many cases of each category came month by month from each group of workers, and below how many is a cell withheld?
-- grain: aggregate
-- takes:
-- gives: period, category, worker_group, received, least_shown
select
  date_trunc('month', cases.received_date)::date as period,
  cases.category,
  cases.worker_group,
  count(*) as received,
  limits.least_shown
from cases
cross join limits
where cases.received_date <= getvariable('reading').today::date
group by date_trunc('month', cases.received_date), cases.category, cases.worker_group, limits.least_shown
order by period, cases.category, cases.worker_group;
