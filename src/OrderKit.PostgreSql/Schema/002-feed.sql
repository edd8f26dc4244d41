-- Events that were committed and have no position in the feed yet.
create table orderkit.outbox (
    event bigint primary key,
    stored_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The positions: 1, 2, 3 and so on without a gap, given after the commit.
create table orderkit.feed (
    position bigint primary key,
    event bigint not null unique
);

-- Which host gives the positions now. The epoch goes up with every new holder; only the newest may write.
create table orderkit.relay (
    id boolean primary key default true check (id),
    epoch bigint not null default 0,
    owner text,
    held_until timestamptz not null default '-infinity',
    position bigint not null default 0
) with (fillfactor = 50);

insert into orderkit.relay default values;
