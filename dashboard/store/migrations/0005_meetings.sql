-- What meetings leave behind: agendas that were saved, and what was decided.
create table agendas_rows (
  agenda varchar not null,
  slides varchar[] not null,
  seconds varchar[] not null,
  title varchar,
  begun bigint not null,
  ended bigint not null
);

create table decisions_rows (
  meeting varchar not null,
  item_no varchar not null,
  held_on date not null,
  matter varchar not null,
  unit_code varchar not null,
  task_code varchar,
  due_date date not null,
  status varchar not null,
  done_date date,
  note varchar,
  begun bigint not null,
  ended bigint not null
);
