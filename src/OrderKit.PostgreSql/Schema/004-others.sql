-- Every event of every shipment, and what others know a shipment by.
create table orderkit.shipment_events (
    shipment_id text collate "C" not null,
    version bigint not null check (version >= 1),
    body json not null,
    primary key (shipment_id, version)
);

create table orderkit.shipments (
    id text collate "C" primary key,
    version bigint not null check (version >= 1),
    order_id text collate "C" not null,
    carrier text collate "C" not null
);

create index shipments_by_order on orderkit.shipments (order_id, id);

-- The tracking numbers that a shipment's parcels have now.
create table orderkit.shipment_tracking (
    carrier text collate "C" not null,
    tracking_number text collate "C" not null,
    shipment_id text collate "C" not null,
    primary key (carrier, tracking_number, shipment_id)
);

create index shipment_tracking_by_shipment on orderkit.shipment_tracking (shipment_id);

-- What is to be done for an order at a moment. Token 0 and no held_until: nobody has it.
create table orderkit.timers (
    kind text collate "C" not null,
    order_id text collate "C" not null,
    due text collate "C" not null,
    token bigint not null,
    attempts int not null check (attempts >= 0),
    held_until text collate "C",
    primary key (kind, order_id)
);

create index timers_by_due on orderkit.timers (due, kind, order_id);

-- Gives every claim on a timer a token of its own.
create sequence orderkit.timer_tokens;

-- How far each reader of the feed has come, and whose it is.
create table orderkit.subscriptions (
    name text collate "C" primary key,
    epoch bigint not null check (epoch >= 1),
    position bigint not null check (position >= 0),
    owner text collate "C" not null,
    owned_until text collate "C" not null
) with (fillfactor = 50);

-- The orders that a reader has set aside.
create table orderkit.parked_orders (
    subscription text collate "C" not null,
    number int not null, -- its place in the reader's list
    order_id text collate "C" not null,
    position bigint not null,
    attempts int not null,
    retry_at text collate "C", -- null: a person is to look
    fault text collate "C" not null,
    primary key (subscription, number)
);

-- Labels and files of orders, encrypted with the order's key.
create table orderkit.documents (
    order_id text collate "C" not null,
    id text collate "C" not null,
    kind text collate "C" not null,
    format text collate "C" not null,
    keyed_hash text collate "C" not null,
    sealed bytea not null,
    primary key (order_id, id)
);
