-- The answer index of figures, built when somebody first asks for them; see docs/adr/0010 and 0015.

CREATE TABLE figure_line (  -- projection: a bit for each row that says this code to this question
    unit     TEXT NOT NULL,
    question TEXT NOT NULL,
    code     TEXT NOT NULL,
    bits     BLOB NOT NULL,
    PRIMARY KEY (unit, question, code)
) STRICT;

CREATE TABLE figure_person (  -- projection: where the rows of one person stand in the lines
    root     BLOB PRIMARY KEY CHECK (length(root) = 16),
    standing TEXT NOT NULL,
    places   TEXT NOT NULL CHECK (json_valid(places))
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_reach (  -- projection: up to which entry everything is counted
    id    INTEGER PRIMARY KEY CHECK (id = 0),
    as_of INTEGER NOT NULL
) STRICT;

CREATE TABLE figure_record (  -- projection: with which person a record is counted
    uid  BLOB PRIMARY KEY CHECK (length(uid) = 16),
    root BLOB NOT NULL CHECK (length(root) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_record_of_root ON figure_record (root);

CREATE TABLE figure_size (  -- projection: how many places there are, for each unit
    unit TEXT PRIMARY KEY,
    size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
