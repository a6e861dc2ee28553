-- question: What is this unit or district, and how do its tasks and reports stand?
-- grain: aggregate
-- takes: period, district, unit
-- gives: code, name, short_name, level, category, district_code, district_name, industry, workers, is_member, population, merged_into, tasks, progress, expected, deviation, status, overdue, closed, reported, owed, silent, last_reported
with places as (
  select unit_code as code,
         unit_name as name,
         short_name,
         'unit' as level,
         category,
         district_code,
         industry,
         workers,
         is_member,
         null as population,
         merged_into
  from units
  where unit_code = $unit
  union all
  select district_code as code,
         district_name as name,
         short_name,
         'district' as level,
         category,
         district_code,
         null as industry,
         null as workers,
         null as is_member,
         population,
         null as merged_into
  from districts
  where $unit::varchar is null
    and district_code = $district
),
counted as (
  select count(*) filter (where is_overdue) as overdue,
         count(*) filter (where is_closed) as closed
  from task_months
  where period = $period::date
    and case when $unit::varchar is not null then lead_unit = $unit else district_code = $district end
)
select places.code,
       places.name,
       coalesce(places.short_name, places.name) as short_name,
       places.level,
       places.category,
       places.district_code,
       districts.district_name,
       places.industry,
       places.workers,
       places.is_member,
       places.population,
       places.merged_into,
       coalesce(standings.tasks, 0) as tasks,
       standings.progress,
       standings.expected,
       standings.value as deviation,
       standings.status,
       counted.overdue,
       counted.closed,
       coalesce(standings.reported, 0) as reported,
       coalesce(standings.owed, 0) as owed,
       coalesce(standings.silent, 0) as silent,
       standings.last_reported
from places
cross join counted
left join districts
  on districts.district_code = places.district_code
left join standings
  on standings.period = $period::date
  and standings.kind = places.level
  and standings.code = places.code
order by places.code;
