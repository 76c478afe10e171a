CREATE TABLE attestation (  -- projection: the stretch of its signer's entries a checkpoint speaks for
    chain     BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    actor     BLOB NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE chunk (  -- blob: pieces of at most 256 KiB; an item without a key is unreadable
    media BLOB NOT NULL CHECK (length(media) = 16),
    n     INTEGER NOT NULL CHECK (n >= 0),
    box   BLOB NOT NULL,
    PRIMARY KEY (media, n)
) STRICT;

CREATE TABLE document (  -- projection: attachments named by one interview, as of its last refresh
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

CREATE TABLE entry (  -- ledger: what happened, in the order in which it arrived here
    pos          INTEGER PRIMARY KEY,
    chain        BLOB NOT NULL CHECK (length(chain) = 16),
    seq          INTEGER NOT NULL CHECK (seq > 0),
    leaf         BLOB NOT NULL CHECK (length(leaf) = 32),
    link         BLOB NOT NULL CHECK (length(link) = 32),
    rlink        BLOB NOT NULL CHECK (length(rlink) = 32),
    record_count INTEGER NOT NULL CHECK (record_count >= 0),
    header       BLOB,
    salt_h       BLOB CHECK (length(salt_h) = 32),
    salt_b       BLOB CHECK (length(salt_b) = 32),
    type         TEXT,
    subject      BLOB CHECK (length(subject) = 16),        -- NULL: belongs to no record
    actor        BLOB CHECK (length(actor) = 16),
    hlc          INTEGER,
    body         BLOB,
    UNIQUE (chain, seq)
) STRICT;

CREATE INDEX entry_of_subject ON entry (subject) WHERE subject IS NOT NULL;

CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'entries are kept');
END;

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
WHEN NOT (  -- only an erasure passes: everything personal goes, every hash stays
    NEW.pos = OLD.pos AND NEW.chain = OLD.chain AND NEW.seq = OLD.seq
    AND NEW.leaf = OLD.leaf AND NEW.link = OLD.link AND NEW.rlink = OLD.rlink
    AND NEW.record_count = OLD.record_count
    AND coalesce(NEW.header, NEW.salt_h, NEW.salt_b, NEW.body) IS NULL
    AND coalesce(NEW.type, NEW.subject, NEW.actor, NEW.hlc) IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'entries never change');
END;

CREATE TABLE erased (  -- projection: records that were erased here, as the entries that say so tell
    uid        BLOB PRIMARY KEY CHECK (length(uid) = 16),
    chain      BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    erasure    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    judgements INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_apart (  -- local: what was judged when it came, by the rosters that are here
    pos     INTEGER PRIMARY KEY REFERENCES entry (pos),
    reason  TEXT NOT NULL,
    adopted INTEGER NOT NULL DEFAULT 0  -- 1: an entry in the own chain vouches for it
) STRICT;

CREATE TABLE meta (  -- local: which store, compartment and key generation this file belongs to
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    store       BLOB NOT NULL CHECK (length(store) = 16),
    compartment TEXT NOT NULL,
    generation  INTEGER NOT NULL CHECK (generation > 0),
    chain       BLOB NOT NULL CHECK (length(chain) = 16),  -- the one that is written here
    hlc_seen    INTEGER NOT NULL DEFAULT 0,  -- the highest clock value that came from elsewhere
    hlc_ahead   INTEGER NOT NULL DEFAULT 0   -- the same, where it was too far ahead to be followed
) STRICT;

CREATE TABLE session (  -- projection: who unlocked, and whether they locked again
    chain  BLOB NOT NULL,
    opened INTEGER NOT NULL,  -- seq
    actor  BLOB NOT NULL,
    closed INTEGER,           -- seq; NULL while open, and for ever after a crash
    PRIMARY KEY (chain, opened)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (  -- ledger: signatures over the links of an entry
    pos       INTEGER NOT NULL REFERENCES entry (pos),
    purpose   TEXT NOT NULL,
    key       BLOB NOT NULL CHECK (length(key) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (pos, purpose, key)
) STRICT, WITHOUT ROWID;
