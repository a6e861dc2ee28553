-- question: How much was done in the five links over twelve months, and which units have all five?
-- grain: aggregate
-- takes: period, district, unit, industry, migrant
-- gives: link, position, events, participants, participants_before, certified, funding, units, units_active, units_all_five
with
span as (
  select
    ($period::date - interval 11 month)::date as begins,
    ($period::date - interval 23 month)::date as begins_before,
    $period::date as ends
),
doings as (
  select
    development.unit_code,
    development.link,
    development.events,
    development.participants,
    development.certified,
    development.funding,
    development.period >= span.begins as is_now
  from development
  join span on development.period between span.begins_before and span.ends
  left join districts on districts.district_code = development.district_code
  left join units on units.unit_code = development.unit_code
  where ($district::varchar is null or development.district_code = $district)
    and ($unit::varchar is null or development.unit_code = $unit)
    and ($industry::varchar is null or units.industry = $industry)
    and ($migrant::boolean is null or (coalesce(development.worker_group, '非农民工') = '农民工') = $migrant)
    and (coalesce(districts.counted, true) or $district::varchar is not null or $unit::varchar is not null)
),
active as (
  select unit_code, count(distinct link) filter (where participants > 0) as links
  from doings
  where is_now
  group by unit_code
),
reach as (
  select
    count(*) filter (where links > 0) as units_active,
    count(*) filter (where links = 5) as units_all_five
  from active
),
sums as (
  select
    link,
    sum(events) filter (where is_now) as events,
    sum(participants) filter (where is_now) as participants,
    sum(participants) filter (where not is_now) as participants_before,
    sum(certified) filter (where is_now) as certified,
    sum(funding) filter (where is_now) as funding,
    count(distinct unit_code) filter (where is_now and participants > 0) as units
  from doings
  group by link
)
select
  links.link,
  links.position,
  sums.events::bigint as events,
  sums.participants::bigint as participants,
  sums.participants_before::bigint as participants_before,
  sums.certified::bigint as certified,
  sums.funding::double as funding,
  coalesce(sums.units, 0) as units,
  reach.units_active,
  reach.units_all_five
from (values ('培训', 1), ('帮带', 2), ('竞赛', 3), ('晋级', 4), ('激励', 5)) as links(link, position)
cross join reach
left join sums on sums.link = links.link
order by links.position;
