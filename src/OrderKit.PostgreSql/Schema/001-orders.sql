-- Orders as they stand, their events, and the envelopes of their personal data. Keys are kept elsewhere.
create schema if not exists orderkit;

-- Ends the statement that asks, and with it the transaction, unless all is as it should be.
create function orderkit.require(is_so boolean, otherwise text) returns void
language plpgsql as $$
begin
    if is_so is not true then
        raise exception '%', otherwise using errcode = 'OK001';
    end if;
end
$$;

create table orderkit.orders (
    id text collate "C" primary key,
    version bigint not null check (version > 0),
    status smallint not null,
    placed_at timestamptz not null,
    snapshot json not null
) with (fillfactor = 80);

-- The id is drawn before the commit and says nothing about the order of commits: the feed gives positions of its own.
create table orderkit.events (
    id bigint generated always as identity unique,
    order_id text collate "C" not null,
    version bigint not null check (version > 0),
    event json not null,
    primary key (order_id, version)
);

create table orderkit.envelopes (
    order_id text collate "C" primary key,
    sealed bytea not null
);
