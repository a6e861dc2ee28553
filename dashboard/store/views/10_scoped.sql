-- One view a dataset: the rows of one version within one scope. A cursor without a reading sees no rows.
-- Reference data, districts, units and measures are everyone's. Reports are seen through their unit, their district, or
-- the unit that handed them in (`entries` of the reading: what units in scope brought).
create or replace view clocks as
select * exclude (begun, ended)
from clocks_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view holidays as
select * exclude (begun, ended)
from holidays_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view benchmarks as
select * exclude (begun, ended)
from benchmarks_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view indicator_definitions as
select * exclude (begun, ended)
from indicator_definitions_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view thresholds as
select * exclude (begun, ended)
from thresholds_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view reporting as
select * exclude (begun, ended)
from reporting_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view districts as
select * exclude (begun, ended)
from districts_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view units as
select * exclude (begun, ended)
from units_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view measures as
select * exclude (begun, ended)
from measures_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view tasks as
select * exclude (begun, ended)
from tasks_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, lead_unit)
       or list_has_any(getvariable('reading').units, support_units)
       or list_contains(getvariable('reading').districts, district_code));

create or replace view milestones as
select * exclude (begun, ended)
from milestones_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or task_code in (select task_code from tasks));

create or replace view progress as
select * exclude (begun, ended)
from progress_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or task_code in (select task_code from tasks)
       or list_contains(getvariable('reading').entries, begun));

create or replace view skills as
select * exclude (begun, ended)
from skills_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or list_contains(getvariable('reading').districts, district_code)
       or list_contains(getvariable('reading').entries, begun));

create or replace view development as
select * exclude (begun, ended)
from development_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or list_contains(getvariable('reading').districts, district_code)
       or list_contains(getvariable('reading').entries, begun));

-- Cases are read one by one by who may; else they only count, in aggregates. Whom they are about is read by fewer.
create or replace view cases as
select * exclude (begun, ended)
       replace (case when getvariable('reading').names_employers or getvariable('reading').aggregate
                     then employer end as employer)
from cases_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').reads_cases or getvariable('reading').aggregate)
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, handling_unit)
       or list_contains(getvariable('reading').districts, district_code));

create or replace view indicators as
select * exclude (begun, ended)
from indicators_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or list_contains(getvariable('reading').districts, district_code)
       or list_contains(getvariable('reading').entries, begun));

create or replace view exchange as
select * exclude (begun, ended)
from exchange_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or unit_code in (
         select unit_code from units where list_contains(getvariable('reading').districts, district_code))
       or list_contains(getvariable('reading').entries, begun));

-- The ledger: what units in scope handed in, and what undid it. That an entry was made, and when, is everyone's.
create or replace view imports as
select *
from entries
where number <= getvariable('reading').version
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').ledger, number));

create or replace view entry_days as
select number, kind, received, written_at
from entries
where number <= getvariable('reading').version;

-- What is kept on the pages: names and choices of columns are everyone's unless a unit gave them for itself; locks are
-- everyone's; what was sent back is its unit's; agendas are the meetings'.
create or replace view aliases as
select * exclude (begun, ended)
from aliases_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or given_by is null
       or list_contains(getvariable('reading').units, given_by));

create or replace view headings as
select * exclude (begun, ended)
from headings_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or given_by is null
       or list_contains(getvariable('reading').units, given_by));

create or replace view locks as
select * exclude (begun, ended)
from locks_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view returns as
select * exclude (begun, ended)
from returns_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or unit_code in (
         select unit_code from units where list_contains(getvariable('reading').districts, district_code)));

create or replace view agendas as
select * exclude (begun, ended)
from agendas_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and getvariable('reading').sees_all;

-- What a meeting decided is its responsible unit's, and that unit's district's.
create or replace view decisions as
select * exclude (begun, ended)
from decisions_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or unit_code in (
         select unit_code from units where list_contains(getvariable('reading').districts, district_code)));

create or replace view shapes as
select * exclude (begun, ended)
from shapes_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;
