-- question: Which reported activities make up the five links of twelve months?
-- grain: rows
-- takes: period, district, unit, industry, migrant, link, limit
-- gives: period, district_code, district_name, unit_code, unit_name, link, level, events, participants, certified, funding, total
with
span as (
  select
    ($period::date - interval 11 month)::date as begins,
    $period::date as ends
)
select
  development.period,
  development.district_code,
  coalesce(districts.short_name, districts.district_name) as district_name,
  development.unit_code,
  coalesce(units.short_name, units.unit_name) as unit_name,
  development.link,
  development.level,
  development.events,
  development.participants,
  development.certified,
  development.funding,
  count(*) over () as total
from development
join span on development.period between span.begins and span.ends
left join districts on districts.district_code = development.district_code
left join units on units.unit_code = development.unit_code
where ($district::varchar is null or development.district_code = $district)
  and ($unit::varchar is null or development.unit_code = $unit)
  and ($industry::varchar is null or units.industry = $industry)
  and ($migrant::boolean is null or (coalesce(development.worker_group, '非农民工') = '农民工') = $migrant)
  and (coalesce(districts.counted, true) or $district::varchar is not null or $unit::varchar is not null)
  and ($link::varchar is null or development.link = $link)
order by development.period desc, districts.position, development.district_code, development.unit_code, development.link,
  development.level, development.participants desc limit $limit::bigint;
