CREATE TABLE erased (  -- projection: records that were erased here, as the entries that say so tell
    uid        BLOB PRIMARY KEY CHECK (length(uid) = 16),
    chain      BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    erasure    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    judgements INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
