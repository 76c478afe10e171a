CREATE TABLE privacy_profile (  -- projection: by whose law a site works
    chain  BLOB PRIMARY KEY CHECK (length(chain) = 16),
    notice TEXT NOT NULL,
    hlc    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
