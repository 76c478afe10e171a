-- Which interviews were written to a file for other programs, and by which entry.

CREATE TABLE answers_out (  -- projection: answers that left the store in a file
    uid   BLOB NOT NULL CHECK (length(uid) = 16),
    chain BLOB NOT NULL,
    seq   INTEGER NOT NULL,
    PRIMARY KEY (uid, chain, seq)
) STRICT, WITHOUT ROWID;
