-- OrderKit, version 1 of the file.
-- Run it in one transaction. Body columns hold OrderKit's stored form, one JSON object. Moments are UTC to the nanosecond, as
-- 2026-05-04T10:00:00.000000000Z, so that they are ordered as texts.

-- One row an order, as it stands after its last event. A shortcut: order_event is the truth.
CREATE TABLE order_state (
    order_id  TEXT    NOT NULL PRIMARY KEY,
    version   INTEGER NOT NULL CHECK (version >= 1),
    status    TEXT    NOT NULL,
    placed_at TEXT    NOT NULL,
    body      TEXT    NOT NULL
) STRICT;

CREATE INDEX order_state_by_placed ON order_state (placed_at, order_id);
CREATE INDEX order_state_by_status ON order_state (status, placed_at, order_id);

-- Every event of every order. The position is given when the row is written, by the one writer there is, and never used again.
CREATE TABLE order_event (
    position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    order_id TEXT    NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1),
    body     TEXT    NOT NULL,
    UNIQUE (order_id, version)
) STRICT;

-- An order's personal data, encrypted with a key that is kept elsewhere.
CREATE TABLE envelope (
    order_id TEXT NOT NULL PRIMARY KEY,
    sealed   BLOB NOT NULL
) STRICT;

-- What the law wants kept of an order after its customer is erased, encrypted with a key of its own.
CREATE TABLE retained_envelope (
    order_id   TEXT NOT NULL PRIMARY KEY,
    ground     TEXT NOT NULL,
    kept_until TEXT NOT NULL, -- a date, as 2033-12-31
    sealed     BLOB NOT NULL
) STRICT;

-- What one location has of one article. The checks are a belt: the decider never lets them break.
CREATE TABLE stock_position (
    sku          TEXT    NOT NULL,
    location     TEXT    NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    on_hand      INTEGER NOT NULL CHECK (on_hand BETWEEN 0 AND 1000000000),
    reserved     INTEGER NOT NULL CHECK (reserved BETWEEN 0 AND 1000000000),
    shortage     INTEGER NOT NULL CHECK (shortage BETWEEN 0 AND 1000000000),
    safety       INTEGER NOT NULL CHECK (safety BETWEEN 0 AND 1000000000),
    quarantined  INTEGER NOT NULL CHECK (quarantined BETWEEN 0 AND 1000000000),
    is_unlimited INTEGER NOT NULL CHECK (is_unlimited IN (0, 1)),
    feed         TEXT, -- what a warehouse system has said of the shelf; null where none speaks
    PRIMARY KEY (sku, location),
    CHECK (reserved <= on_hand + shortage)
) STRICT, WITHOUT ROWID;

-- How each position came to be: adding up its entries gives its numbers.
CREATE TABLE stock_entry (
    sku         TEXT    NOT NULL,
    location    TEXT    NOT NULL,
    sequence    INTEGER NOT NULL CHECK (sequence >= 1),
    verb        TEXT    NOT NULL,
    decided_at  TEXT    NOT NULL,
    command_id  TEXT,
    order_id    TEXT,
    reason      TEXT,
    on_hand     INTEGER NOT NULL,
    reserved    INTEGER NOT NULL,
    shortage    INTEGER NOT NULL,
    safety      INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    PRIMARY KEY (sku, location, sequence)
) STRICT, WITHOUT ROWID;

-- The units each order has spoken for.
CREATE TABLE reservation (
    order_id   TEXT    NOT NULL PRIMARY KEY,
    version    INTEGER NOT NULL CHECK (version >= 1),
    status     TEXT    NOT NULL,
    expires_at TEXT    NOT NULL,
    body       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX reservation_by_expiry ON reservation (expires_at, order_id) WHERE status = 'pending';

-- Where reservations hold units now: summed up by article and location it is stock_position.reserved.
CREATE TABLE reservation_hold (
    sku      TEXT    NOT NULL,
    location TEXT    NOT NULL,
    order_id TEXT    NOT NULL,
    units    INTEGER NOT NULL CHECK (units BETWEEN 1 AND 1000000000),
    PRIMARY KEY (sku, location, order_id)
) STRICT, WITHOUT ROWID;

-- Commands on positions accepted before, by which their repeats are known.
CREATE TABLE stock_command (
    verb       TEXT NOT NULL,
    command_id TEXT NOT NULL,
    content    TEXT NOT NULL, -- 32 hexadecimal digits
    PRIMARY KEY (verb, command_id)
) STRICT, WITHOUT ROWID;

-- Every event of every shipment.
CREATE TABLE shipment_event (
    shipment_id TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1),
    body        TEXT    NOT NULL,
    PRIMARY KEY (shipment_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE shipment (
    shipment_id TEXT NOT NULL PRIMARY KEY,
    order_id    TEXT NOT NULL,
    carrier     TEXT NOT NULL
) STRICT;

CREATE INDEX shipment_by_order ON shipment (order_id, shipment_id);

-- The tracking numbers that a shipment's parcels have now.
CREATE TABLE shipment_tracking (
    carrier         TEXT NOT NULL,
    tracking_number TEXT NOT NULL,
    shipment_id     TEXT NOT NULL,
    PRIMARY KEY (carrier, tracking_number, shipment_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shipment_tracking_by_shipment ON shipment_tracking (shipment_id);

-- What is to be done for an order at a moment. Token 0 and no held_until: nobody has it.
CREATE TABLE timer (
    kind       TEXT    NOT NULL,
    order_id   TEXT    NOT NULL,
    due        TEXT    NOT NULL,
    token      INTEGER NOT NULL,
    attempts   INTEGER NOT NULL CHECK (attempts >= 0),
    held_until TEXT,
    PRIMARY KEY (kind, order_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX timer_by_due ON timer (due, kind, order_id);

-- The last token given to a claim on a timer; one row.
CREATE TABLE timer_token (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    last INTEGER NOT NULL
) STRICT;

INSERT INTO timer_token (only, last) VALUES (1, 0);

-- How far each reader of order_event has come, and whose it is.
CREATE TABLE subscription (
    name        TEXT    NOT NULL PRIMARY KEY,
    epoch       INTEGER NOT NULL CHECK (epoch >= 1),
    position    INTEGER NOT NULL CHECK (position >= 0),
    owner       TEXT    NOT NULL,
    owned_until TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- The orders that a reader has set aside.
CREATE TABLE parked_order (
    subscription TEXT    NOT NULL,
    number       INTEGER NOT NULL, -- its place in the reader's list
    order_id     TEXT    NOT NULL,
    position     INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    retry_at     TEXT, -- null: a person is to look
    fault        TEXT    NOT NULL,
    PRIMARY KEY (subscription, number)
) STRICT, WITHOUT ROWID;

-- Labels and files of orders, encrypted with the order's key.
CREATE TABLE document (
    order_id    TEXT NOT NULL,
    document_id TEXT NOT NULL,
    kind        TEXT NOT NULL,
    format      TEXT NOT NULL,
    keyed_hash  TEXT NOT NULL,
    sealed      BLOB NOT NULL,
    PRIMARY KEY (order_id, document_id)
) STRICT;

PRAGMA user_version = 1;
