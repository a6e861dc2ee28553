-- The ledger: one line an entry; its number is the version of the store. Times are UTC.
create table counter (
  number bigint not null
);

insert into counter values (0);

create table entries (
  number bigint not null,
  kind varchar not null,
  dataset varchar,
  undoes bigint,
  written_at timestamp not null,
  received date not null,
  person varchar not null,
  reason varchar,
  demonstration boolean not null,
  file_name varchar,
  file_sha256 varchar,
  encoding varchar,
  delimiter varchar,
  header_row bigint,
  rows_read bigint not null,
  rows_inserted bigint not null,
  rows_updated bigint not null,
  rows_unchanged bigint not null,
  rows_ended bigint not null,
  rows_rejected bigint not null,
  handled varchar[] not null
);
