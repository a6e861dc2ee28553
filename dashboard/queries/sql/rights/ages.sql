-- question: How old are the open cases of each district, or of each handling unit, against their deadlines?
-- grain: aggregate
-- takes: period, by, district, unit, category, worker_group
-- gives: code, name, open_cases, ample, short, over_30, over_more, unclocked
with
moment as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of
),
open as (
  select
    case $by::varchar when 'district' then case_rows.district_code else case_rows.handling_unit end as code,
    case $by::varchar when 'district' then coalesce(case_rows.district_name, '未写县区') else case_rows.handling_name end as name,
    case_rows.due_date - moment.as_of as days_left,
    case_rows.due_date - case_rows.started_date as days_given
  from case_rows
  join moment
    on case_rows.received_date <= moment.as_of
    and (case_rows.closed_date is null or case_rows.closed_date > moment.as_of)
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
)
select
  code,
  any_value(name) as name,
  count(*) as open_cases,
  count(*) filter (where days_left > 0 and days_left * 2 >= days_given) as ample,
  count(*) filter (where days_left = 0 or (days_left > 0 and days_left * 2 < days_given)) as short,
  count(*) filter (where days_left between -30 and -1) as over_30,
  count(*) filter (where days_left < -30) as over_more,
  count(*) filter (where days_left is null) as unclocked
from open
group by code
order by over_more desc, over_30 desc, open_cases desc, code;
