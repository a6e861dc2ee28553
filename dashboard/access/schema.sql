-- People, sessions, links and the trail. Times are ISO 8601 in UTC with their offset, so that they sort as text.

create table if not exists people (
    name text primary key,
    title text not null unique,
    role text not null,
    units text not null,
    districts text not null,
    enabled integer not null,
    must_change integer not null,
    demonstration integer not null,
    password text,
    password_until text,
    created text not null,
    last_seen text,
    last_from text
) strict;

create table if not exists sessions (
    key text primary key,
    account text not null,
    way text not null,
    origin text not null,
    began text not null,
    seen text not null,
    expires text not null,
    looks_as text,
    ended text,
    reason text
) strict;

create index if not exists sessions_of_account on sessions (account);

create table if not exists links (
    number integer primary key,
    title text not null,
    secret text not null unique,
    made text not null,
    made_by text not null,
    expires text not null,
    revoked text
) strict;

create table if not exists wrong_passwords (
    subject text primary key,
    count integer not null,
    first text not null,
    last text not null
) strict;

create table if not exists trail (
    number integer primary key,
    at text not null,
    who text not null,
    role text not null,
    origin text not null,
    act text not null,
    about text not null,
    result text not null,
    details text not null,
    digest text not null
) strict;

-- How long the trail is and how it ends, so that a removed last line shows.
create table if not exists trail_head (
    one integer primary key check (one = 1),
    count integer not null,
    digest text not null
) strict;

insert or ignore into trail_head values (1, 0, '');

create trigger if not exists trail_lines_stay before update on trail
begin
    select raise(abort, 'the trail is append-only');
end;

create trigger if not exists trail_lines_are_kept before delete on trail
begin
    select raise(abort, 'the trail is append-only');
end;

-- "insert or replace" deletes without asking the trigger above: only the next number may come in.
create trigger if not exists trail_lines_follow_each_other before insert on trail
when new.number is not (select count + 1 from trail_head)
begin
    select raise(abort, 'the trail is append-only');
end;

create trigger if not exists trail_head_is_kept before delete on trail_head
begin
    select raise(abort, 'the trail is append-only');
end;
