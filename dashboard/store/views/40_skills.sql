-- The eight levels and the two outside them, from low to high; the certificate's own numbers run the other way.
create or replace view skill_levels as
select level, position, position >= 2 as is_skilled, position >= 4 as is_high
from (
  values ('无等级', 0), ('学徒工', 1), ('初级工', 2), ('中级工', 3), ('高级工', 4),
         ('技师', 5), ('高级技师', 6), ('特级技师', 7), ('首席技师', 8)
) as named(level, position);

-- One row a report (as-of date × district × unit; unit null is the district's remainder) with the day from which it no longer
-- stands: that of the next report, or of the first report of the unit it was merged into; null while it stands.
create or replace view skill_reports as
with
reports as (
  select distinct district_code, unit_code, as_of_date
  from skills
),
taken_over as (
  select units.unit_code, min(reports.as_of_date) as until
  from units
  join reports on reports.unit_code = units.merged_into and reports.as_of_date >= units.merged_from
  group by units.unit_code
),
followed as (
  select
    district_code,
    unit_code,
    as_of_date,
    lead(as_of_date) over (partition by district_code, unit_code order by as_of_date) as next_date
  from reports
)
select
  followed.district_code,
  followed.unit_code,
  followed.as_of_date,
  least(followed.next_date, taken_over.until) as until,
  coalesce(districts.counted, true) as counted
from followed
left join taken_over on taken_over.unit_code = followed.unit_code
left join districts on districts.district_code = followed.district_code;

-- The skill lines with what they count as. The stock of a day: as_of_date <= day and (until is null or until > day).
create or replace view skill_lines as
select
  skills.*,
  skill_reports.until,
  skill_reports.counted,
  skill_levels.position,
  skill_levels.is_skilled,
  skill_levels.is_high,
  coalesce(skills.worker_group, '非农民工') = '农民工' as is_migrant
from skills
join skill_reports
  on skill_reports.district_code = skills.district_code
  and skill_reports.unit_code is not distinct from skills.unit_code
  and skill_reports.as_of_date = skills.as_of_date
join skill_levels on skill_levels.level = skills.level;

-- The quarter ends that anyone reported, in every scope, so that a silent district sees what it owes; a stray date is a
-- report, but not a time that everyone owes.
create or replace view skill_times as
select distinct as_of_date
from skills_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and as_of_date = last_day(as_of_date)
  and month(as_of_date) % 3 = 0;

-- The units in scope that report skill counts: `owes` by the reporting duties, or with the date of their first report.
create or replace view skill_reporters as
with
owing as (
  select unit_code, category
  from reporting
  where dataset = 'skills'
),
reported as (
  select unit_code, min(as_of_date) as first_date
  from skills
  where unit_code is not null
  group by unit_code
),
known as (
  select
    units.unit_code,
    units.district_code,
    units.merged_from,
    reported.first_date,
    units.unit_code in (select unit_code from owing where unit_code is not null)
      or units.category in (select category from owing where unit_code is null and category is not null) as owes
  from units
  left join reported on reported.unit_code = units.unit_code
)
select unit_code, district_code, merged_from, first_date, owes
from known
where (owes or first_date is not null)
  and (getvariable('reading').sees_all
       or first_date is not null
       or list_contains(getvariable('reading').units, unit_code)
       or list_contains(getvariable('reading').districts, district_code));

-- Quarter end × unit that reports: whether it reported. A unit counts from its first report or by its duty
-- until it is merged into another.
create or replace view skill_coverage as
select
  skill_times.as_of_date,
  skill_reporters.district_code,
  skill_reporters.unit_code,
  reports.unit_code is not null as is_reported
from skill_times
join skill_reporters
  on (skill_reporters.owes or skill_reporters.first_date <= skill_times.as_of_date)
  and (skill_reporters.merged_from is null or skill_reporters.merged_from > skill_times.as_of_date)
left join (select distinct unit_code, as_of_date from skills) as reports
  on reports.unit_code = skill_reporters.unit_code
  and reports.as_of_date = skill_times.as_of_date;

-- The stock a month: each reporter's last report not after as-of, for all months from the first report to today's.
create or replace view skill_periods as
with
sums as (
  select
    skills.district_code,
    skills.unit_code,
    skills.as_of_date,
    sum(skills.workers) as workers,
    coalesce(sum(skills.workers) filter (where skill_levels.is_skilled), 0) as skilled,
    coalesce(sum(skills.workers) filter (where skill_levels.is_high), 0) as high,
    coalesce(sum(skills.workers) filter (where skills.worker_group = '农民工'), 0) as migrants
  from skills
  join skill_levels on skill_levels.level = skills.level
  group by skills.district_code, skills.unit_code, skills.as_of_date
),
months as (
  select period::date as period, least(last_day(period::date), getvariable('reading').today::date) as as_of
  from (
    select unnest(generate_series(
      date_trunc('month', min(as_of_date)),
      getvariable('reading').today::date,
      interval 1 month)) as period
    from sums
  )
)
select
  months.period,
  sums.district_code,
  sums.unit_code,
  sums.workers::bigint as workers,
  sums.skilled::bigint as skilled,
  sums.high::bigint as high,
  sums.migrants::bigint as migrants,
  skill_reports.counted,
  sums.as_of_date as reported_date
from sums
join skill_reports
  on skill_reports.district_code = sums.district_code
  and skill_reports.unit_code is not distinct from sums.unit_code
  and skill_reports.as_of_date = sums.as_of_date
join months on months.as_of >= sums.as_of_date and (skill_reports.until is null or months.as_of < skill_reports.until);
