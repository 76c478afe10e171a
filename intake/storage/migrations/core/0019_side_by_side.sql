CREATE TABLE conflict (  -- projection: questions at which two stations noted different answers
    uid  BLOB NOT NULL CHECK (length(uid) = 16),
    path TEXT NOT NULL,
    PRIMARY KEY (uid, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE same_person (  -- projection: two records that are said to be of one person
    uid          BLOB NOT NULL CHECK (length(uid) = 16),
    other        BLOB NOT NULL CHECK (length(other) = 16),
    proposed_by  BLOB NOT NULL,
    proposed     INTEGER NOT NULL,
    names        TEXT NOT NULL,                          -- how they are alike
    birth        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    confirmed_by BLOB,                                   -- by somebody else; none: nobody has yet
    confirmed    INTEGER,
    PRIMARY KEY (uid, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX same_person_of_other ON same_person (other);

CREATE TABLE target_setting (  -- local: what was chosen for a target, and what came of it last
    target TEXT NOT NULL,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (target, name)
) STRICT, WITHOUT ROWID;
