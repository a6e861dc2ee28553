-- The uploaded datasets, every row with the entries that wrote and ended it.
create table districts_rows (
  district_code varchar not null,
  district_name varchar not null,
  short_name varchar,
  category varchar not null,
  position bigint,
  population bigint,
  counted boolean,
  begun bigint not null,
  ended bigint not null
);

create table units_rows (
  unit_code varchar not null,
  unit_name varchar not null,
  short_name varchar,
  category varchar not null,
  district_code varchar not null,
  credit_code varchar,
  industry varchar,
  workers bigint,
  is_member boolean,
  parent_unit varchar,
  merged_into varchar,
  merged_from date,
  begun bigint not null,
  ended bigint not null
);

create table measures_rows (
  policy_version varchar not null,
  aspect_no bigint not null,
  aspect_name varchar not null,
  measure_no varchar not null,
  measure_name varchar not null,
  begun bigint not null,
  ended bigint not null
);

create table tasks_rows (
  task_code varchar not null,
  policy_version varchar not null,
  measure_no varchar not null,
  task_name varchar not null,
  lead_unit varchar not null,
  support_units varchar[],
  district_code varchar not null,
  planned_start date not null,
  planned_end date not null,
  target_value decimal(18, 4),
  target_unit varchar,
  is_key boolean,
  is_hard boolean,
  is_policy boolean,
  responsible_post varchar,
  strategy_tags varchar[],
  parent_task varchar,
  begun bigint not null,
  ended bigint not null
);

create table milestones_rows (
  task_code varchar not null,
  milestone_no bigint not null,
  milestone_name varchar not null,
  weight decimal(18, 4),
  planned_date date not null,
  actual_date date,
  begun bigint not null,
  ended bigint not null
);

create table progress_rows (
  period date not null,
  task_code varchar not null,
  progress decimal(18, 4) not null,
  state varchar not null,
  summary varchar,
  problem varchar,
  problem_category varchar,
  next_step varchar,
  evidence varchar,
  begun bigint not null,
  ended bigint not null
);

create table skills_rows (
  as_of_date date not null,
  district_code varchar not null,
  unit_code varchar,
  industry varchar,
  occupation varchar,
  level varchar not null,
  worker_group varchar,
  workers bigint not null,
  women bigint,
  new_this_year bigint,
  begun bigint not null,
  ended bigint not null
);

create table development_rows (
  period date not null,
  district_code varchar not null,
  unit_code varchar not null,
  link varchar not null,
  level varchar,
  worker_group varchar,
  events bigint,
  participants bigint not null,
  certified bigint,
  funding decimal(18, 4),
  begun bigint not null,
  ended bigint not null
);

create table cases_rows (
  case_no varchar not null,
  channel varchar not null,
  received_date date not null,
  district_code varchar,
  employer varchar,
  handling_unit varchar not null,
  industry varchar,
  worker_group varchar not null,
  is_migrant boolean not null,
  category varchar not null,
  people bigint not null,
  amount decimal(18, 4),
  clock_code varchar not null,
  accepted_date date,
  extended_date date,
  suspended_from date,
  suspended_to date,
  closed_date date,
  closing varchar,
  recovered decimal(18, 4),
  related_case varchar,
  revisited boolean,
  satisfaction varchar,
  begun bigint not null,
  ended bigint not null
);

create table indicators_rows (
  period date not null,
  district_code varchar not null,
  unit_code varchar,
  indicator_code varchar not null,
  value decimal(18, 4),
  numerator decimal(18, 4),
  denominator decimal(18, 4),
  remark varchar,
  begun bigint not null,
  ended bigint not null
);

create table exchange_rows (
  entry_no varchar not null,
  kind varchar not null,
  theme varchar not null,
  unit_code varchar not null,
  date date not null,
  title varchar not null,
  content varchar not null,
  problem_category varchar,
  remedy varchar,
  remedy_due date,
  state varchar,
  begun bigint not null,
  ended bigint not null
);
