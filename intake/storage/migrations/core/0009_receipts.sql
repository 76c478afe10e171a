CREATE TABLE inbox_bundle (  -- blob: bundles that were taken in, by their sender and number
    org                BLOB NOT NULL CHECK (length(org) = 16),
    store              BLOB NOT NULL CHECK (length(store) = 16),
    recipient          TEXT NOT NULL,
    seq                INTEGER NOT NULL CHECK (seq > 0),
    bundle             TEXT NOT NULL,
    tagmanifest_sha256 TEXT NOT NULL,
    key                TEXT NOT NULL,            -- minisign key id that signed it
    received           INTEGER NOT NULL,
    late               INTEGER NOT NULL,         -- one of a higher number had come before
    PRIMARY KEY (org, store, recipient, seq)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO inbox_bundle
    SELECT n.org, n.store, n.recipient, n.seq, b.bundle, n.tagmanifest_sha256,
           substr(b.sender, 34), b.received, 0
    FROM bundle_number AS n JOIN bundle_in AS b ON b.tagmanifest_sha256 = n.tagmanifest_sha256;

CREATE TABLE refused_bundle (  -- local: bundles of a proven sender and number that were refused
    org                BLOB NOT NULL CHECK (length(org) = 16),
    store              BLOB NOT NULL CHECK (length(store) = 16),
    recipient          TEXT NOT NULL,
    seq                INTEGER NOT NULL CHECK (seq > 0),
    bundle             TEXT NOT NULL,
    tagmanifest_sha256 TEXT NOT NULL,
    key                TEXT NOT NULL,
    refused            INTEGER NOT NULL,
    reason             TEXT NOT NULL,
    PRIMARY KEY (org, store, recipient, seq, tagmanifest_sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE witness (  -- blob: how far the chains of other stores go, as their bundles showed
    chain BLOB PRIMARY KEY CHECK (length(chain) = 16),
    org   BLOB NOT NULL CHECK (length(org) = 16),
    store BLOB NOT NULL CHECK (length(store) = 16),
    seq   INTEGER NOT NULL,
    link  BLOB NOT NULL CHECK (length(link) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_out (  -- projection: receipts that were issued here
    chain    BLOB NOT NULL,
    receipt  TEXT NOT NULL,
    to_org   BLOB NOT NULL,
    to_store BLOB NOT NULL,
    number   INTEGER NOT NULL,
    sha256   TEXT NOT NULL,
    issued   INTEGER NOT NULL,
    PRIMARY KEY (chain, receipt)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_in (  -- projection: receipts of other stations
    chain     BLOB NOT NULL,
    receipt   TEXT NOT NULL,
    org       BLOB NOT NULL,
    store     BLOB NOT NULL,
    number    INTEGER NOT NULL,
    sha256    TEXT NOT NULL,
    issued    INTEGER NOT NULL,
    imported  INTEGER NOT NULL,
    own_chain BLOB NOT NULL,
    own_seq   INTEGER NOT NULL,
    own_link  BLOB NOT NULL,
    backup    INTEGER NOT NULL,                  -- 0: they have no backup that holds all of it
    alarms    TEXT NOT NULL CHECK (json_valid(alarms)),
    PRIMARY KEY (chain, receipt, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (  -- local: how far the bundles have come that were sealed here
    bundle   TEXT PRIMARY KEY,
    carried  INTEGER,
    received INTEGER,
    settled  INTEGER,
    outcome  TEXT CHECK (outcome IN ('accepted', 'refused')),
    reason   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantined (  -- local: files that were refused, and lie untouched in their folder
    name               TEXT PRIMARY KEY,
    arrived            INTEGER NOT NULL,
    size               INTEGER NOT NULL,
    sha256             TEXT NOT NULL UNIQUE,
    fault              TEXT NOT NULL,
    member             TEXT NOT NULL,
    org                BLOB,
    seq                INTEGER
) STRICT, WITHOUT ROWID;
