-- Events that consumers have worked on, noted in the transaction of what followed from them. Rows may be deleted once nobody will
-- replay events as old as they are.
create table orderkit.inbox (
    reader text collate "C" not null,
    order_id text collate "C" not null,
    version bigint not null check (version >= 1), -- the event's place in the order's history
    noted_at timestamptz not null default now(),
    primary key (reader, order_id, version)
);
