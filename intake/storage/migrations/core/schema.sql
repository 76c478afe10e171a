CREATE TABLE attestation (  -- projection: the stretch of its signer's entries a checkpoint speaks for
    chain     BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    actor     BLOB NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle_in (  -- projection: bundles verified whole and merged
    chain              BLOB NOT NULL,
    bundle             TEXT NOT NULL,
    sender             TEXT NOT NULL,
    seq                INTEGER NOT NULL,
    tagmanifest_sha256 TEXT NOT NULL,
    received           INTEGER NOT NULL,
    PRIMARY KEY (chain, bundle)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle_number (  -- blob: which bundle came under which number of its sender
    org                BLOB NOT NULL CHECK (length(org) = 16),
    store              BLOB NOT NULL CHECK (length(store) = 16),
    recipient          TEXT NOT NULL,
    seq                INTEGER NOT NULL CHECK (seq > 0),
    tagmanifest_sha256 TEXT NOT NULL,
    PRIMARY KEY (org, store, recipient, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle_out (  -- projection: bundles sealed here and elsewhere
    chain              BLOB NOT NULL,
    bundle             TEXT NOT NULL,
    addressee          TEXT NOT NULL,
    seq                INTEGER NOT NULL,
    tagmanifest_sha256 TEXT NOT NULL,
    sealed             INTEGER NOT NULL,
    PRIMARY KEY (chain, bundle)
) STRICT, WITHOUT ROWID;

CREATE INDEX bundle_out_of_addressee ON bundle_out (chain, addressee, seq);

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

CREATE TABLE contact (  -- local: other stations, from their cards
    root_key  TEXT NOT NULL,
    station   TEXT NOT NULL,
    org       BLOB NOT NULL,
    recipient TEXT NOT NULL,
    file_keys TEXT NOT NULL CHECK (json_valid(file_keys)),
    verified  INTEGER NOT NULL,
    card      BLOB NOT NULL, partner INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (org, station)
) STRICT;

CREATE TABLE document (  -- projection: values and rows of one interview, as of its last refresh
    uid   BLOB PRIMARY KEY CHECK (length(uid) = 16),
    as_of INTEGER NOT NULL,            -- pos of the last entry in it
    body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

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

CREATE TRIGGER sealed_takes_no_answer BEFORE INSERT ON entry
WHEN NEW.type IN ('answer.given', 'answer.corrected', 'questions.finished', 'form.changed',
                  'interview.paused', 'interview.resumed')
 AND NEW.chain = (SELECT chain FROM meta)
 AND EXISTS (SELECT 1 FROM interview WHERE uid = NEW.subject AND state = 'sealed')
BEGIN
    SELECT raise(ABORT, 'sealed');
END;

CREATE TABLE form (  -- blob: one version of one form
    hash         BLOB PRIMARY KEY CHECK (length(hash) = 32),
    form_id      TEXT NOT NULL,
    version      TEXT NOT NULL,
    title        TEXT NOT NULL,
    languages    TEXT NOT NULL CHECK (json_valid(languages)),
    compartments TEXT NOT NULL CHECK (json_valid(compartments)),
    questions    INTEGER NOT NULL,
    builtin      INTEGER NOT NULL,
    added        INTEGER NOT NULL,
    source_name  TEXT NOT NULL,
    xform        BLOB NOT NULL,
    source       BLOB NOT NULL
) STRICT;

CREATE TABLE form_file (  -- blob: what a form shows, plays or looks up
    sha256  BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    content BLOB NOT NULL
) STRICT;

CREATE TABLE form_media (  -- blob: which of these files a form names
    form   BLOB NOT NULL CHECK (length(form) = 32),
    name   TEXT NOT NULL,
    sha256 BLOB NOT NULL REFERENCES form_file (sha256),
    PRIMARY KEY (form, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_received (  -- blob: forms that came with records, and that nobody here has added
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox_bundle (  -- blob: bundles that were taken in, by their sender and number
    org                BLOB NOT NULL CHECK (length(org) = 16),
    store              BLOB NOT NULL CHECK (length(store) = 16),
    recipient          TEXT NOT NULL,
    seq                INTEGER NOT NULL CHECK (seq > 0),
    bundle             TEXT NOT NULL,
    tagmanifest_sha256 TEXT NOT NULL,
    key                TEXT NOT NULL,            -- minisign key id that signed it
    received           INTEGER NOT NULL,
    late               INTEGER NOT NULL,         -- one of a higher number had come before
    PRIMARY KEY (org, store, recipient, seq)
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

CREATE TABLE interview (  -- projection: what the list shows; codes, never a name
    id           INTEGER PRIMARY KEY,  -- pos of the entry that opened it
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    case_code    TEXT NOT NULL,
    form         BLOB NOT NULL CHECK (length(form) = 32),
    form_id      TEXT NOT NULL,
    form_version TEXT NOT NULL,
    site         TEXT NOT NULL,
    state        TEXT NOT NULL,
    consents     TEXT NOT NULL CHECK (json_valid(consents)),
    languages    TEXT NOT NULL CHECK (json_valid(languages)),
    language     TEXT NOT NULL,
    opened       INTEGER NOT NULL,     -- milliseconds since 1970, UTC
    updated      INTEGER NOT NULL,
    answered     INTEGER NOT NULL DEFAULT 0,  -- counted by the form session: kept when the rest is rebuilt
    total        INTEGER NOT NULL DEFAULT 0
, course TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(course)), follows BLOB CHECK (length(follows) = 16)) STRICT;

CREATE INDEX interview_by_code ON interview (case_code);

CREATE INDEX interview_by_follows ON interview (follows) WHERE follows IS NOT NULL;

CREATE INDEX interview_by_form ON interview (form_id);

CREATE INDEX interview_by_opened ON interview (opened);

CREATE INDEX interview_by_state ON interview (state);

CREATE INDEX interview_by_updated ON interview (updated);

CREATE INDEX interview_of_form ON interview (form);

CREATE TABLE kept_apart (  -- local: what was judged when it came, by the rosters that are here
    pos     INTEGER PRIMARY KEY REFERENCES entry (pos),
    reason  TEXT NOT NULL,
    adopted INTEGER NOT NULL DEFAULT 0  -- 1: an entry in the own chain vouches for it
) STRICT;

CREATE TABLE media_item (  -- blob: attachments and the key that opens each
    uid       BLOB PRIMARY KEY CHECK (length(uid) = 16),
    interview BLOB NOT NULL CHECK (length(interview) = 16),
    path      TEXT NOT NULL,
    mime      TEXT NOT NULL,
    size      INTEGER NOT NULL,
    sha256    BLOB NOT NULL CHECK (length(sha256) = 32),
    key       BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;

CREATE INDEX media_item_of_interview ON media_item (interview);

CREATE TABLE mentioned (  -- projection: exports, bundles and openings, by interview
    uid   BLOB NOT NULL CHECK (length(uid) = 16),
    chain BLOB NOT NULL,
    seq   INTEGER NOT NULL,
    PRIMARY KEY (uid, chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (  -- local: which store, compartment and key generation this file belongs to
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    store       BLOB NOT NULL CHECK (length(store) = 16),
    compartment TEXT NOT NULL,
    generation  INTEGER NOT NULL CHECK (generation > 0),
    chain       BLOB NOT NULL CHECK (length(chain) = 16),  -- the one that is written here
    hlc_seen    INTEGER NOT NULL DEFAULT 0,  -- the highest clock value that came from elsewhere
    hlc_ahead   INTEGER NOT NULL DEFAULT 0   -- the same, where it was too far ahead to be followed
) STRICT;

CREATE TABLE organisation (  -- projection: names for screens and papers, as each chain last gave them
    chain BLOB PRIMARY KEY,
    name  TEXT NOT NULL,
    site  TEXT NOT NULL
) STRICT;

CREATE TABLE outbox (  -- local: how far the bundles have come that were sealed here
    bundle   TEXT PRIMARY KEY,
    carried  INTEGER,
    received INTEGER,
    settled  INTEGER,
    outcome  TEXT CHECK (outcome IN ('accepted', 'refused')),
    reason   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantined (  -- local: files that were refused, and lie untouched in their folder
    name               TEXT PRIMARY KEY,
    arrived            INTEGER NOT NULL,
    size               INTEGER NOT NULL,
    sha256             TEXT NOT NULL UNIQUE,
    fault              TEXT NOT NULL,
    member             TEXT NOT NULL,
    org                BLOB,
    seq                INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_in (  -- projection: receipts of other stations
    chain     BLOB NOT NULL,
    receipt   TEXT NOT NULL,
    org       BLOB NOT NULL,
    store     BLOB NOT NULL,
    number    INTEGER NOT NULL,
    sha256    TEXT NOT NULL,
    issued    INTEGER NOT NULL,
    imported  INTEGER NOT NULL,
    own_chain BLOB NOT NULL,
    own_seq   INTEGER NOT NULL,
    own_link  BLOB NOT NULL,
    backup    INTEGER NOT NULL,                  -- 0: they have no backup that holds all of it
    alarms    TEXT NOT NULL CHECK (json_valid(alarms)),
    PRIMARY KEY (chain, receipt, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_out (  -- projection: receipts that were issued here
    chain    BLOB NOT NULL,
    receipt  TEXT NOT NULL,
    to_org   BLOB NOT NULL,
    to_store BLOB NOT NULL,
    number   INTEGER NOT NULL,
    sha256   TEXT NOT NULL,
    issued   INTEGER NOT NULL,
    PRIMARY KEY (chain, receipt)
) STRICT, WITHOUT ROWID;

CREATE TABLE refused_bundle (  -- local: bundles of a proven sender and number that were refused
    org                BLOB NOT NULL CHECK (length(org) = 16),
    store              BLOB NOT NULL CHECK (length(store) = 16),
    recipient          TEXT NOT NULL,
    seq                INTEGER NOT NULL CHECK (seq > 0),
    bundle             TEXT NOT NULL,
    tagmanifest_sha256 TEXT NOT NULL,
    key                TEXT NOT NULL,
    refused            INTEGER NOT NULL,
    reason             TEXT NOT NULL,
    PRIMARY KEY (org, store, recipient, seq, tagmanifest_sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE roster (  -- blob: the versions of another station's roster, which its entries name
    org       BLOB NOT NULL CHECK (length(org) = 16),
    version   INTEGER NOT NULL CHECK (version > 0),
    root      BLOB NOT NULL CHECK (length(root) = 32),  -- pinned by the sender's card when it came
    data      BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (org, version, root)
) STRICT;

CREATE TABLE session (  -- projection: who unlocked, and whether they locked again
    chain  BLOB NOT NULL,
    opened INTEGER NOT NULL,  -- seq
    actor  BLOB NOT NULL,
    closed INTEGER,           -- seq; NULL while open, and for ever after a crash
    PRIMARY KEY (chain, opened)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (  -- local: choices made on this installation
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (  -- ledger: signatures over the links of an entry
    pos       INTEGER NOT NULL REFERENCES entry (pos),
    purpose   TEXT NOT NULL,
    key       BLOB NOT NULL CHECK (length(key) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (pos, purpose, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE witness (  -- blob: how far the chains of other stores go, as their bundles showed
    chain BLOB PRIMARY KEY CHECK (length(chain) = 16),
    org   BLOB NOT NULL CHECK (length(org) = 16),
    store BLOB NOT NULL CHECK (length(store) = 16),
    seq   INTEGER NOT NULL,
    link  BLOB NOT NULL CHECK (length(link) = 32)
) STRICT, WITHOUT ROWID;
