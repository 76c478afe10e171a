CREATE TABLE kept_name (  -- projection: what stands behind the tokens of stories
    uid    BLOB NOT NULL CHECK (length(uid) = 16),
    kind   TEXT NOT NULL,
    number INTEGER NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (uid, kind, number)
) STRICT, WITHOUT ROWID;
