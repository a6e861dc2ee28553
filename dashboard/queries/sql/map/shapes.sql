-- question: Which districts are there, and what shape has each on the city's own map?
-- grain: rows
-- takes:
-- gives: code, name, short_name, category, geometry, east, north, room, file_name, given_date
select districts.district_code as code,
       districts.district_name as name,
       coalesce(districts.short_name, districts.district_name) as short_name,
       districts.category,
       shapes.geometry,
       split_part(shapes.label, ',', 1)::double as east,
       split_part(shapes.label, ',', 2)::double as north,
       split_part(shapes.label, ',', 3)::double as room,
       shapes.file_name,
       shapes.given_date
from districts
left join shapes
  on shapes.district_code = districts.district_code
order by districts.position nulls last, districts.district_code;
