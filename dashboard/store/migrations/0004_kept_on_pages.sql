-- What is kept on the pages: aliases, column choices, locks, returned reports; and what a ledger line says besides.
create table aliases_rows (
  dataset varchar not null,
  alias varchar not null,
  given_by varchar,
  code varchar not null,
  begun bigint not null,
  ended bigint not null
);

create table headings_rows (
  given_by varchar,
  headers varchar not null,
  dataset varchar not null,
  pairs varchar[] not null,
  begun bigint not null,
  ended bigint not null
);

create table locks_rows (
  dataset varchar not null,
  period date not null,
  reason varchar,
  begun bigint not null,
  ended bigint not null
);

create table returns_rows (
  dataset varchar not null,
  period date not null,
  unit_code varchar not null,
  returned_date date not null,
  reason varchar not null,
  begun bigint not null,
  ended bigint not null
);

-- Who handed in for which unit, how the file met the store, and what was decided while reading it (JSON).
alter table entries add column reporter varchar;

alter table entries add column manner varchar;

alter table entries add column decisions varchar;
