-- Which interviews are reviewed, who is trained in what, and instructions from above.

CREATE TABLE opening (  -- projection: who opened each interview, and its ticket in the draw
    uid        BLOB PRIMARY KEY CHECK (length(uid) = 16),
    ticket     BLOB NOT NULL CHECK (length(ticket) = 32),  -- the leaf of the entry that opened it
    commitment TEXT NOT NULL,                             -- empty: no draw was known
    site       TEXT NOT NULL,
    author     BLOB NOT NULL,
    opened     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO opening
    SELECT subject, leaf, '', json_extract(CAST(body AS TEXT), '$.site'), actor,
           json_extract(CAST(header AS TEXT), '$.wall')
    FROM entry WHERE type = 'interview.opened' AND header IS NOT NULL
        AND pos NOT IN (SELECT pos FROM kept_apart WHERE adopted = 0)
    ORDER BY hlc, chain, seq;

CREATE TABLE draw (  -- projection: what keepers committed to, before a period
    chain       BLOB NOT NULL,
    seq         INTEGER NOT NULL,
    uid         BLOB NOT NULL CHECK (length(uid) = 16),
    org         BLOB NOT NULL,
    hlc         INTEGER NOT NULL,
    site        TEXT NOT NULL,
    period      TEXT NOT NULL,
    probability TEXT NOT NULL,
    commitment  TEXT NOT NULL,
    keeper      BLOB NOT NULL,
    committed   INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE draw_decision (  -- projection: what keepers said of single tickets
    chain    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    uid      BLOB NOT NULL CHECK (length(uid) = 16),  -- of the draw
    hlc      INTEGER NOT NULL,
    ticket   BLOB NOT NULL CHECK (length(ticket) = 32),
    is_drawn INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE draw_reveal (  -- projection: secrets that were told after their period
    chain  BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    uid    BLOB NOT NULL CHECK (length(uid) = 16),
    secret TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE draw_secret (  -- local: secrets of draws, sealed to their keepers
    commitment TEXT PRIMARY KEY,
    sealed     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE training (  -- projection: who was trained in what, and until when it counts
    chain       BLOB NOT NULL,
    seq         INTEGER NOT NULL,
    person      BLOB NOT NULL CHECK (length(person) = 16),
    recorded_by BLOB NOT NULL,
    guidance    TEXT NOT NULL,
    version     TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    day         TEXT NOT NULL,
    expires     TEXT NOT NULL,
    confirmed   INTEGER NOT NULL,                        -- by the person
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE training_policy (  -- projection: what is asked of whoever begins; the newest holds
    chain    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    hlc      INTEGER NOT NULL,
    mode     TEXT NOT NULL,
    required TEXT NOT NULL CHECK (json_valid(required)),
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE training_exception (  -- projection: interviews that were begun without it, and why
    chain   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    uid     BLOB NOT NULL CHECK (length(uid) = 16),
    actor   BLOB NOT NULL,
    missing TEXT NOT NULL CHECK (json_valid(missing)),
    reason  TEXT NOT NULL,
    noted   INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE instruction (  -- projection: instructions from above that bear on judgements
    chain     BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    hlc       INTEGER NOT NULL,
    day       TEXT NOT NULL,
    said      TEXT NOT NULL,
    source    TEXT NOT NULL,
    direction TEXT NOT NULL,
    actor     BLOB NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
