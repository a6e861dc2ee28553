-- The reference datasets, every row with the entries that wrote and ended it.
create table clocks_rows (
  clock_code varchar not null,
  matter varchar not null,
  begins varchar not null,
  days decimal(18, 4) not null,
  extension decimal(18, 4),
  time_unit varchar not null,
  basis varchar not null,
  is_local boolean,
  begun bigint not null,
  ended bigint not null
);

create table holidays_rows (
  date date not null,
  kind varchar not null,
  holiday_name varchar,
  begun bigint not null,
  ended bigint not null
);

create table benchmarks_rows (
  indicator varchar not null,
  area varchar not null,
  year bigint not null,
  value decimal(18, 4) not null,
  value_unit varchar not null,
  label varchar not null,
  denominator varchar not null,
  source varchar not null,
  begun bigint not null,
  ended bigint not null
);

create table indicator_definitions_rows (
  indicator_code varchar not null,
  indicator_name varchar not null,
  aspect varchar not null,
  value_unit varchar not null,
  direction varchar not null,
  definition varchar not null,
  target decimal(18, 4),
  frequency varchar not null,
  begun bigint not null,
  ended bigint not null
);

create table thresholds_rows (
  threshold varchar not null,
  threshold_name varchar not null,
  value decimal(18, 4) not null,
  value_unit varchar,
  note varchar,
  begun bigint not null,
  ended bigint not null
);

create table reporting_rows (
  dataset varchar not null,
  indicator_code varchar,
  unit_code varchar,
  category varchar,
  extent varchar not null,
  frequency varchar not null,
  due_day bigint not null,
  begun bigint not null,
  ended bigint not null
);
