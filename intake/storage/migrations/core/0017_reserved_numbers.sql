CREATE TABLE reserved_number (  -- local: the last number that was given to a bundle of an addressee
    addressee TEXT PRIMARY KEY,
    seq       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
