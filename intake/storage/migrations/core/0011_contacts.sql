CREATE TABLE revoked_key (  -- local: file keys that nothing is believed from any more
    key     TEXT PRIMARY KEY,
    org     BLOB NOT NULL,
    station TEXT NOT NULL,
    revoked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE former_inbox (  -- local: inboxes of other stations that newer cards have replaced
    recipient TEXT PRIMARY KEY,
    org       BLOB NOT NULL,
    station   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
