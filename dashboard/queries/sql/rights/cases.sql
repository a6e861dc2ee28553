-- question: Which cases make up a number?
-- grain: rows
-- takes: period, months, kind, district, unit, employer, channel, industry, category, worker_group, collective, limit
-- gives: case_no, received_date, channel, district_code, district_name, handling_unit, handling_name, employer, employer_name, industry, worker_group, is_migrant, category, is_sensitive, people, amount, recovered, clock_code, matter, started_date, due_date, closed_date, closing, is_repeat, status, days_over, total, sensitive
with
moment as (
  select
    least(last_day($period::date), getvariable('reading').today::date) as as_of,
    ($period::date - to_months($months::integer - 1))::date as begins
),
-- employers with arrears of wages in so many cases that they need asking
clusters as (
  select cases.employer
  from cases
  join moment on cases.received_date between moment.begins and moment.as_of
  cross join limits
  where cases.category = '拖欠克扣工资'
  group by cases.employer, limits.cluster_cases
  having count(*) >= limits.cluster_cases
),
found as (
  select case_rows.*, moment.as_of
  from case_rows
  cross join moment
  where case_rows.received_date <= moment.as_of
    and ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($employer::varchar is null or employer = $employer)
    and ($channel::varchar is null or channel = $channel)
    and ($industry::varchar is null or industry = $industry)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
    and ($collective::boolean is null or is_collective = $collective)
    and case $kind::varchar
      when 'received' then received_date >= moment.begins
      when 'closed' then closed_date between moment.begins and moment.as_of
      when 'due' then due_date between moment.begins and moment.as_of
      when 'open' then closed_date is null or closed_date > moment.as_of
      when 'overdue' then (closed_date is null or closed_date > moment.as_of) and due_date < moment.as_of
      when 'cluster' then category = '拖欠克扣工资' and received_date >= moment.begins
        and employer in (select employer from clusters)
      when 'collective' then is_collective
        and (received_date >= moment.begins or closed_date is null or closed_date > moment.as_of)
      when 'all' then true
      else false
    end
)
select
  found.case_no,
  found.received_date,
  found.channel,
  found.district_code,
  found.district_name,
  found.handling_unit,
  found.handling_name,
  found.employer,
  found.employer_name,
  found.industry,
  found.worker_group,
  found.is_migrant,
  found.category,
  found.is_sensitive,
  found.people,
  found.amount::double as amount,
  found.recovered::double as recovered,
  found.clock_code,
  found.matter,
  found.started_date,
  found.due_date,
  found.closed_date,
  found.closing,
  found.is_repeat,
  case
    when found.closed_date <= found.as_of then 'done'
    when found.due_date is null then 'none'
    when found.due_date < found.as_of then 'over'
    when found.due_date - found.as_of <= 2 then 'late'
    when found.due_date - found.as_of <= 5 or (found.due_date - found.as_of) * 5 <= found.due_date - found.started_date then 'near'
    else 'ok'
  end as status,
  case when found.closed_date <= found.as_of then found.closed_date else found.as_of end - found.due_date as days_over,
  count(*) over () as total,
  count(*) filter (where found.is_sensitive) over () as sensitive
from found
order by coalesce(found.closed_date <= found.as_of, false),
  case when $kind::varchar = 'collective' then -found.people end,
  found.due_date nulls last,
  found.case_no limit $limit::bigint;
