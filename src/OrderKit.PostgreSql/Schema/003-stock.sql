-- What one location has of one article. The checks are a belt: the decider never lets them break.
-- Half of each page stays free and no counter is in an index, so that a new version of a row lies beside the old one.
create table orderkit.stock_positions (
    sku text collate "C" not null,
    location text collate "C" not null,
    version bigint not null check (version >= 1),
    on_hand int not null check (on_hand between 0 and 1000000000),
    reserved int not null check (reserved between 0 and 1000000000),
    shortage int not null check (shortage between 0 and 1000000000),
    safety int not null check (safety between 0 and 1000000000),
    quarantined int not null check (quarantined between 0 and 1000000000),
    is_unlimited boolean not null,
    feed json, -- what a warehouse system has said of the shelf; null where none speaks
    primary key (sku, location),
    check (reserved <= on_hand::bigint + shortage)
) with (fillfactor = 50);

-- How each position came to be: adding up its entries gives its numbers, and by order what each order holds of it.
create table orderkit.stock_entries (
    sku text collate "C" not null,
    location text collate "C" not null,
    sequence bigint not null check (sequence >= 1),
    verb text collate "C" not null,
    decided_at text collate "C" not null,
    command_id text collate "C",
    order_id text collate "C",
    reason text collate "C",
    on_hand int not null,
    reserved int not null,
    shortage int not null,
    safety int not null,
    quarantined int not null,
    primary key (sku, location, sequence)
);

-- The units each order has spoken for.
create table orderkit.reservations (
    order_id text collate "C" primary key,
    version bigint not null check (version >= 1),
    status text collate "C" not null,
    expires_at text collate "C" not null,
    skus text[] collate "C" not null, -- the articles whose positions it may move
    body json not null
) with (fillfactor = 80);

create index reservations_by_expiry on orderkit.reservations (expires_at, order_id) where status = 'pending';

-- Commands on positions accepted before, by which their repeats are known.
create table orderkit.stock_commands (
    verb text collate "C" not null,
    command_id text collate "C" not null,
    content text collate "C" not null, -- 32 hexadecimal digits
    primary key (verb, command_id)
);
