-- question: How old are the open cases of each district against their deadlines?
-- grain: aggregate
-- takes: period, district, unit, category, worker_group
-- gives: district_code, district_name, open_cases, ample, short, over_30, over_more, unclocked
with
moment as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of
),
open as (
  select
    case_clock.district_code,
    case_clock.due_date - moment.as_of as days_left,
    case_clock.due_date - case_clock.started_date as days_given
  from case_clock
  join moment
    on case_clock.received_date <= moment.as_of
    and (case_clock.closed_date is null or case_clock.closed_date > moment.as_of)
  where ($district::varchar is null or district_code = $district)
    and ($unit::varchar is null or handling_unit = $unit)
    and ($category::varchar is null or category = $category)
    and ($worker_group::varchar is null or worker_group = $worker_group)
)
select
  open.district_code,
  coalesce(any_value(districts.short_name), any_value(districts.district_name), '未写县区') as district_name,
  count(*) as open_cases,
  count(*) filter (where days_left > 0 and days_left * 2 >= days_given) as ample,
  count(*) filter (where days_left = 0 or (days_left > 0 and days_left * 2 < days_given)) as short,
  count(*) filter (where days_left between -30 and -1) as over_30,
  count(*) filter (where days_left < -30) as over_more,
  count(*) filter (where days_left is null) as unclocked
from open
left join districts on districts.district_code = open.district_code
group by open.district_code
order by over_more desc, over_30 desc, open_cases desc, open.district_code;
