-- The day at the shelter: who came to the door, which days must not be missed, who belongs together.

CREATE TABLE door_tally (  -- projection: tallies that count; one that was taken back is not here
    chain   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    day     TEXT NOT NULL,
    adults  INTEGER NOT NULL,
    minors  INTEGER NOT NULL,
    need    TEXT NOT NULL,
    offered TEXT NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX door_tally_by_day ON door_tally (day);

CREATE TABLE case_date (  -- projection: days of a case, as they were last noted
    uid          BLOB NOT NULL CHECK (length(uid) = 16),
    id           TEXT NOT NULL,
    kind         TEXT NOT NULL,
    day          TEXT NOT NULL,
    source       TEXT NOT NULL,
    report_time  TEXT NOT NULL,
    hearing_time TEXT NOT NULL,
    port         TEXT NOT NULL,
    court        TEXT NOT NULL,
    arranged     TEXT NOT NULL CHECK (json_valid(arranged)),
    outcome      TEXT NOT NULL,
    reason       TEXT NOT NULL,
    PRIMARY KEY (uid, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_date_by_day ON case_date (day);

CREATE TABLE case_link (  -- projection: cases of one family, each with its own words
    uid      BLOB NOT NULL CHECK (length(uid) = 16),
    other    BLOB NOT NULL CHECK (length(other) = 16),
    relation TEXT NOT NULL,
    PRIMARY KEY (uid, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_link_of_other ON case_link (other);

CREATE TABLE case_secret (  -- projection: who keeps something from the others of the family
    uid     BLOB PRIMARY KEY CHECK (length(uid) = 16),
    flagged INTEGER NOT NULL  -- milliseconds since 1970, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE interpreter (  -- projection: codes and languages; names are in the identity file
    code            TEXT PRIMARY KEY,
    languages       TEXT NOT NULL CHECK (json_valid(languages)),
    gender          TEXT NOT NULL,
    by_phone        INTEGER NOT NULL,
    hours           TEXT NOT NULL,
    worked_well_for TEXT NOT NULL CHECK (json_valid(worked_well_for)),
    is_active       INTEGER NOT NULL,
    hlc             INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
