CREATE TABLE conflict (  -- projection: questions at which two stations noted different answers
    uid  BLOB NOT NULL CHECK (length(uid) = 16),
    path TEXT NOT NULL,
    PRIMARY KEY (uid, path)
) STRICT, WITHOUT ROWID;
