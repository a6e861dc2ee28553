-- The city's own map: the shape of each district, one layer replaced whole.
create table shapes_rows (
  layer varchar not null,
  district_code varchar not null,
  geometry varchar not null,
  label varchar not null,
  file_name varchar not null,
  given_date date not null,
  begun bigint not null,
  ended bigint not null
);
