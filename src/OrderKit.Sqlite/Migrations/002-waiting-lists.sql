-- OrderKit, version 2 of the file.

-- Who waits for each article, one row an article. The row stays when nobody waits any more: no version comes twice.
CREATE TABLE waiting_list (
    sku     TEXT    NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version >= 1),
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)), -- whether somebody waits or an errand is not done
    body    TEXT    NOT NULL
) STRICT;

CREATE INDEX waiting_list_open ON waiting_list (sku) WHERE is_open = 1;

PRAGMA user_version = 2;
