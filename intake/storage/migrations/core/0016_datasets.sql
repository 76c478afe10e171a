CREATE TABLE dataset (  -- local: who was in earlier datasets, as marks that name nobody
    id    INTEGER PRIMARY KEY,
    at    INTEGER NOT NULL,
    marks BLOB NOT NULL CHECK (length(marks) % 16 = 0)
) STRICT;
