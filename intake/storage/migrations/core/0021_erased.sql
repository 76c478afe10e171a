-- What is to be erased, and what was: names of acts and random ids, nothing of what was said.

CREATE TABLE erasure_act (  -- projection: orders and approvals, which two people sign
    chain   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    uid     BLOB NOT NULL CHECK (length(uid) = 16),
    erasure TEXT NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_piece (  -- local: attachments whose pieces are still to be removed
    media BLOB PRIMARY KEY CHECK (length(media) = 16),
    uid   BLOB NOT NULL CHECK (length(uid) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_under (  -- local: which key a file had when something was erased in it last
    compartment TEXT PRIMARY KEY,
    generation  INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased (  -- projection: records that were erased here, as the entries that say so tell
    uid        BLOB PRIMARY KEY CHECK (length(uid) = 16),
    chain      BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    erasure    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    judgements INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
