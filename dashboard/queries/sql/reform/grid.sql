-- question: Where do units and aspects stand: the whole city first, then districts and departments, or one district's units?
-- grain: aggregate
-- takes: period, district
-- gives: code, name, level, aspect, aspect_no, deviation, status, tasks
with shared as (
  select *,
         unnest([
           {'level': 'city', 'code': null},
           {'level': 'district', 'code': district_code},
           {'level': 'unit', 'code': lead_unit}], recursive := true)
  from task_months
  where period = $period::date
    and ($district::varchar is null or district_code = $district)
),
summed as (
  select level,
         code,
         aspect,
         min(aspect_no) as aspect_no,
         avg(deviation) filter (where is_in_force) as deviation,
         count(*) filter (where is_in_force) as tasks,
         count(*) filter (where is_owed) as owed,
         bool_or(is_reported) as is_reported
  from shared
  where level <> 'city'
     or (parent_task is null and $district::varchar is null)
  group by level, code, aspect
),
named as (
  select 'district' as level,
         district_code as code,
         coalesce(short_name, district_name) as name,
         category,
         position
  from districts
  where category <> '市本级'
     or district_code = $district
  union all
  select 'unit' as level,
         unit_code as code,
         coalesce(short_name, unit_name) as name,
         category,
         null as position
  from units
  where category = '部门'
     or $district::varchar is not null
),
listed as (
  select summed.*,
         case when summed.level = 'city' then '全市' else named.name end as name,
         named.position,
         summed.owed > 0 and not summed.is_reported as is_missing
  from summed
  left join named
    on named.level = summed.level
    and named.code = summed.code
  where summed.level = 'city'
     or named.code is not null
)
select listed.code,
       listed.name,
       listed.level,
       listed.aspect,
       listed.aspect_no,
       case when not listed.is_missing then listed.deviation end as deviation,
       case
         when listed.is_missing then 'none'
         when listed.deviation < limits.deviation_over then 'over'
         when listed.deviation < limits.deviation_late then 'late'
         when listed.deviation is not null then 'ok'
       end as status,
       listed.tasks
from listed
cross join limits
where listed.tasks > 0
   or listed.owed > 0
order by listed.level, listed.position nulls last, listed.code, listed.aspect_no nulls last;
