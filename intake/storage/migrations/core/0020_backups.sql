CREATE TABLE backup (  -- local: backups that were made of this store, and until when they are kept
    backup  BLOB PRIMARY KEY CHECK (length(backup) = 16),
    made    INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    place   TEXT NOT NULL,
    removed INTEGER
) STRICT, WITHOUT ROWID;
