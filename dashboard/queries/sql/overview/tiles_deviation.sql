-- question: How does each district stand against its expected progress?
-- grain: aggregate
-- takes: period
-- gives: code, name, short_name, position, value, status, reported, owed, silent, part, whole
select districts.district_code as code,
       districts.district_name as name,
       coalesce(districts.short_name, districts.district_name) as short_name,
       districts.position,
       standings.value,
       standings.status,
       coalesce(standings.reported, 0) as reported,
       coalesce(standings.owed, 0) as owed,
       coalesce(standings.silent, 0) as silent,
       null::double as part,
       null::double as whole
from districts
left join standings
  on standings.period = $period::date
  and standings.kind = 'district'
  and standings.code = districts.district_code
where districts.category <> '市本级'
order by districts.position nulls last, districts.district_code;
