CREATE TABLE hold (  -- projection: whose word keeps a record from being erased
    uid     BLOB NOT NULL CHECK (length(uid) = 16),
    id      TEXT NOT NULL,
    source  TEXT NOT NULL,
    said_by TEXT NOT NULL,
    reason  TEXT NOT NULL,
    until   TEXT NOT NULL,                               -- a day, or empty
    since   INTEGER NOT NULL,
    lifted  INTEGER NOT NULL,
    PRIMARY KEY (uid, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_request (  -- projection: what people ask about their data, and the answers
    uid      BLOB NOT NULL CHECK (length(uid) = 16),
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    day      TEXT NOT NULL,
    due      TEXT NOT NULL,
    law      TEXT NOT NULL,
    said_by  TEXT NOT NULL,
    answered TEXT NOT NULL,                              -- a day, or empty
    answer   TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (uid, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_policy (  -- projection: how long what is kept; the newest holds
    chain   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    hlc     INTEGER NOT NULL,
    periods TEXT NOT NULL CHECK (json_valid(periods)),
    asking  INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
