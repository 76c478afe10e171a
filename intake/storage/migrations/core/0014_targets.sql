CREATE TABLE target (  -- local: places that carry sealed files, and what opens them
    name     TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT, WITHOUT ROWID;

CREATE TABLE target_file (  -- local: files that were begun at a target, sent to it or fetched
    target TEXT NOT NULL,
    what   TEXT NOT NULL CHECK (what IN ('begun', 'sent', 'fetched')),
    file   TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (target, what, file)
) STRICT, WITHOUT ROWID;
