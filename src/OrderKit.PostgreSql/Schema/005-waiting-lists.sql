-- Who waits for each article, one row an article. The row stays when nobody waits any more: no version comes twice.
create table orderkit.waiting_lists (
    sku text collate "C" primary key,
    version bigint not null check (version >= 1),
    is_open boolean not null, -- whether somebody waits or an errand is not done
    body json not null
) with (fillfactor = 50);

create index waiting_lists_open on orderkit.waiting_lists (sku) where is_open;
