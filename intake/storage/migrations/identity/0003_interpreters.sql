-- Who the interpreters of the roster are; the core knows their codes.

CREATE TABLE interpreter_name (  -- projection: names and telephones by code, as last noted
    code  TEXT PRIMARY KEY,
    name  TEXT NOT NULL,
    phone TEXT NOT NULL,
    hlc   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
