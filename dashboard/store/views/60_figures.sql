-- The eight key figures of the overview, in additive parts; they stand on the views of tasks, skills and cases.
-- figures: their order, the area their parts come from, whether they are shares, which way is better, their lights' lines.
create or replace view figures as
with listed as (
  select *
  from (values
    (1, 'on_time', 'tasks', true, false),
    (2, 'closed', 'tasks', true, false),
    (3, 'overdue', 'tasks', false, true),
    (4, 'skilled_share', 'skills', true, false),
    (5, 'high_share', 'skills', true, false),
    (6, 'cases', 'cases', false, true),
    (7, 'case_on_time', 'cases', true, false),
    (8, 'stale_cases', 'cases', false, true)) as named(position, figure, area, is_share, is_lower_better)
)
select listed.position,
       listed.figure,
       listed.area,
       listed.is_share,
       listed.is_lower_better,
       thresholds.value::double as target,
       thresholds.value::double * limits.near_margin / 100 as near_gap,
       thresholds.value::double * limits.over_margin / 100 as over_gap
from listed
cross join limits
left join thresholds
  on thresholds.threshold = 'target_' || listed.figure;

-- figure_parts: a share is 100 × sum(part) ÷ sum(whole), a count sum(part); the city counts the rows that are is_top
-- (city tasks, districts that count towards the total). A filter on area spares the reading of the others.
-- as_of is the date of the data: of skills, their last report.
create or replace view figure_parts as
with task_sums as (
  select period,
         as_of,
         district_code,
         lead_unit as unit_code,
         parent_task is null as is_top,
         count(*) as tasks,
         count(*) filter (where is_due) as due,
         count(*) filter (where is_on_time) as on_time,
         count(*) filter (where is_closed) as closed,
         count(*) filter (where is_overdue) as overdue
  from task_months
  group by period, as_of, district_code, lead_unit, parent_task is null
)
select 'tasks' as area,
       period,
       as_of,
       district_code,
       unit_code,
       is_top,
       unnest([
         {'figure': 'on_time', 'part': on_time::double, 'whole': due::double},
         {'figure': 'closed', 'part': closed::double, 'whole': tasks::double},
         {'figure': 'overdue', 'part': overdue::double, 'whole': null}], recursive := true)
from task_sums
union all
select 'skills' as area,
       period,
       reported_date as as_of,
       district_code,
       unit_code,
       counted as is_top,
       unnest([
         {'figure': 'skilled_share', 'part': skilled::double, 'whole': workers::double},
         {'figure': 'high_share', 'part': high::double, 'whole': skilled::double}], recursive := true)
from skill_periods
union all
select 'cases' as area,
       period,
       least(last_day(period), getvariable('reading').today::date) as as_of,
       district_code,
       handling_unit as unit_code,
       true as is_top,
       unnest([
         {'figure': 'cases', 'part': received::double, 'whole': null},
         {'figure': 'case_on_time', 'part': due_on_time::double, 'whole': due::double},
         {'figure': 'stale_cases', 'part': overdue_open::double, 'whole': null}], recursive := true)
from case_months;
