-- OrderKit, version 3 of the file.

-- Events that consumers have worked on, noted in the transaction of what followed from them. Rows may be deleted once nobody will
-- replay events as old as they are.
CREATE TABLE inbox (
    reader   TEXT    NOT NULL,
    order_id TEXT    NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1), -- the event's place in the order's history
    noted_at TEXT    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (reader, order_id, version)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
