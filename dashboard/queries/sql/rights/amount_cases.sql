-- question: In how many cases was something claimed or recovered, month by month, and below how many is a sum withheld?
-- grain: aggregate
-- takes:
-- gives: period, claimed, recovered, least_shown
with
happened as (
  select
    date_trunc('month', received_date)::date as period,
    count(*) filter (where amount > 0) as claimed,
    0 as recovered
  from case_clock
  where not is_repeat
    and received_date <= getvariable('reading').today::date
  group by 1
  union all
  select
    date_trunc('month', closed_date)::date as period,
    0 as claimed,
    count(*) filter (where recovered > 0) as recovered
  from case_clock
  where not is_repeat
    and closed_date <= getvariable('reading').today::date
  group by 1
)
select
  happened.period,
  sum(happened.claimed)::bigint as claimed,
  sum(happened.recovered)::bigint as recovered,
  limits.least_shown
from happened
cross join limits
group by happened.period, limits.least_shown
order by happened.period;
