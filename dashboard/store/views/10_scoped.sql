-- One view a dataset: the rows of one version within one scope. A cursor without a reading sees no rows.
-- Reference data, districts, units and measures are everyone's.
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
       or task_code in (select task_code from tasks));

create or replace view skills as
select * exclude (begun, ended)
from skills_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or list_contains(getvariable('reading').districts, district_code));

create or replace view development as
select * exclude (begun, ended)
from development_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or list_contains(getvariable('reading').districts, district_code));

create or replace view cases as
select * exclude (begun, ended)
from cases_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
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
       or list_contains(getvariable('reading').districts, district_code));

create or replace view exchange as
select * exclude (begun, ended)
from exchange_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended
  and (getvariable('reading').sees_all
       or list_contains(getvariable('reading').units, unit_code)
       or unit_code in (
         select unit_code from units where list_contains(getvariable('reading').districts, district_code)));

create or replace view imports as
select *
from entries
where number <= getvariable('reading').version;

-- What is kept on the pages is everyone's: names, choices of columns, the state of the reporting, agendas.
create or replace view aliases as
select * exclude (begun, ended)
from aliases_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view headings as
select * exclude (begun, ended)
from headings_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view locks as
select * exclude (begun, ended)
from locks_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view returns as
select * exclude (begun, ended)
from returns_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

create or replace view agendas as
select * exclude (begun, ended)
from agendas_rows
where begun <= getvariable('reading').version
  and getvariable('reading').version < ended;

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
