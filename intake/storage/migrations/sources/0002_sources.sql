-- What inside sources told, and who they are, stands in the ledger of this file and is read from
-- there: it belongs to no record. These tables are those that every compartment has.

CREATE TABLE document (  -- projection: empty here, no question of a form is kept with the sources
    uid   BLOB PRIMARY KEY CHECK (length(uid) = 16),
    as_of INTEGER NOT NULL,            -- pos of the last entry in it
    body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE draft (  -- local: half-typed text, overwritten, never evidence
    uid   BLOB NOT NULL CHECK (length(uid) = 16),
    path  TEXT NOT NULL,
    text  TEXT NOT NULL,
    caret INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    PRIMARY KEY (uid, path)
) STRICT;

CREATE TABLE kept_apart (  -- local: what was judged when it came, by the rosters that are here
    pos     INTEGER PRIMARY KEY REFERENCES entry (pos),
    reason  TEXT NOT NULL,
    adopted INTEGER NOT NULL DEFAULT 0  -- 1: an entry in the own chain vouches for it
) STRICT;
