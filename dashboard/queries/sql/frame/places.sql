-- question: Which districts and units are there, and what belongs to what?
-- grain: rows
-- takes:
-- gives: code, name, short_name, level, parent, category, position
with city as (
  select min(district_code) as code
  from districts
  where category = '市本级'
)
select districts.district_code as code,
       districts.district_name as name,
       coalesce(districts.short_name, districts.district_name) as short_name,
       case when districts.category = '市本级' then 'city' else 'district' end as level,
       case when districts.category <> '市本级' then city.code end as parent,
       districts.category,
       districts.position
from districts
cross join city
union all
select unit_code as code,
       unit_name as name,
       coalesce(short_name, unit_name) as short_name,
       'unit' as level,
       district_code as parent,
       category,
       null as position
from units
order by level, position nulls last, code;
