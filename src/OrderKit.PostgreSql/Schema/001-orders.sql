-- Body columns hold OrderKit's stored form, one JSON object, letter by letter. Moments are UTC to the nanosecond, as
-- 2026-05-04T10:00:00.000000000Z, so that they are ordered as texts; cast them to timestamptz to reckon with them.
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

-- One row an order, as it stands after its last event. A shortcut: events are the truth.
create table orderkit.orders (
    id text collate "C" primary key,
    version bigint not null check (version >= 1),
    status text collate "C" not null,
    placed_at text collate "C" not null,
    body json not null
) with (fillfactor = 80);

create index orders_by_placed on orderkit.orders (placed_at, id);
create index orders_by_status on orderkit.orders (status, placed_at, id);

-- Every event of every order. The id is drawn before the commit and says nothing of the order of commits: the feed has its own positions.
create table orderkit.events (
    id bigint generated always as identity unique,
    order_id text collate "C" not null,
    version bigint not null check (version >= 1),
    body json not null,
    primary key (order_id, version)
);

-- An order's personal data, encrypted with a key that is kept elsewhere.
create table orderkit.envelopes (
    order_id text collate "C" primary key,
    sealed bytea not null
);

-- What the law wants kept of an order after its customer is erased, encrypted with a key of its own.
create table orderkit.retained_envelopes (
    order_id text collate "C" primary key,
    ground text collate "C" not null,
    kept_until text collate "C" not null, -- a date, as 2033-12-31
    sealed bytea not null
);
