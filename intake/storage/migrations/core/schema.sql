CREATE TABLE attestation (  -- projection: the stretch of its signer's entries a checkpoint speaks for
    chain     BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    actor     BLOB NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE backup (  -- local: backups that were made of this store, and until when they are kept
    backup  BLOB PRIMARY KEY CHECK (length(backup) = 16),
    made    INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    place   TEXT NOT NULL,
    removed INTEGER
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

CREATE TABLE conflict (  -- projection: questions at which two stations noted different answers
    uid  BLOB NOT NULL CHECK (length(uid) = 16),
    path TEXT NOT NULL,
    PRIMARY KEY (uid, path)
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

CREATE TABLE data_request (  -- projection: what people ask about their data, and the answers
    uid      BLOB NOT NULL CHECK (length(uid) = 16),
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    day      TEXT NOT NULL,
    due      TEXT NOT NULL,
    law      TEXT NOT NULL,
    said_by  TEXT NOT NULL,
    answered TEXT NOT NULL,                              -- a day, or empty
    answer   TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (uid, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dataset (  -- local: who was in earlier datasets, as marks that name nobody
    id    INTEGER PRIMARY KEY,
    at    INTEGER NOT NULL,
    marks BLOB NOT NULL CHECK (length(marks) % 16 = 0)
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

CREATE INDEX entry_of_revocation ON entry (type)
WHERE type IN ('revocation.issued', 'revocation.received', 'revocation.confirmed',
              'revocation.settled');

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
 AND EXISTS (SELECT 1 FROM interview WHERE uid = NEW.subject
             AND state IN ('sealed', 'in_review', 'returned', 'disputed', 'reviewed', 'final', 'explained'))
BEGIN
    SELECT raise(ABORT, 'sealed');
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

CREATE TABLE erased_piece (  -- local: attachments whose pieces are still to be removed
    media BLOB PRIMARY KEY CHECK (length(media) = 16),
    uid   BLOB NOT NULL CHECK (length(uid) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_under (  -- local: which key a file had when something was erased in it last
    compartment TEXT PRIMARY KEY,
    generation  INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure_act (  -- projection: orders and approvals, which two people sign
    chain   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    uid     BLOB NOT NULL CHECK (length(uid) = 16),
    erasure TEXT NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE former_inbox (  -- local: inboxes of other stations that newer cards have replaced
    recipient TEXT PRIMARY KEY,
    org       BLOB NOT NULL,
    station   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (  -- projection: whose word keeps a record from being erased
    uid     BLOB NOT NULL CHECK (length(uid) = 16),
    id      TEXT NOT NULL,
    source  TEXT NOT NULL,
    said_by TEXT NOT NULL,
    reason  TEXT NOT NULL,
    until   TEXT NOT NULL,                               -- a day, or empty
    since   INTEGER NOT NULL,
    lifted  INTEGER NOT NULL,
    PRIMARY KEY (uid, id)
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

CREATE TABLE judgement (  -- projection: every assessment and review, in codes; none ever goes
    chain      BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    uid        BLOB NOT NULL CHECK (length(uid) = 16),
    kind       TEXT NOT NULL,
    person     BLOB NOT NULL,
    role       TEXT NOT NULL,
    stated     INTEGER NOT NULL,  -- milliseconds since 1970, by the clock of whoever judged
    act        TEXT NOT NULL,
    level      TEXT NOT NULL,
    minutes    INTEGER,
    conclusion TEXT NOT NULL,
    reason     TEXT NOT NULL,
    of_record  INTEGER NOT NULL,
    withdrawn  INTEGER NOT NULL,
    disowned   INTEGER NOT NULL,
    refused    TEXT NOT NULL,  -- why it does not count; empty where it does
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX judgement_of_record ON judgement (uid);

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

CREATE TABLE opening (  -- projection: who opened each interview, and its ticket in the draw
    uid        BLOB PRIMARY KEY CHECK (length(uid) = 16),
    ticket     BLOB NOT NULL CHECK (length(ticket) = 32),  -- the leaf of the entry that opened it
    commitment TEXT NOT NULL,                             -- empty: no draw was known
    site       TEXT NOT NULL,
    author     BLOB NOT NULL,
    opened     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (  -- projection: names for screens and papers, as each chain last gave them
    chain BLOB PRIMARY KEY,
    name  TEXT NOT NULL,
    site  TEXT NOT NULL
) STRICT;

CREATE TABLE organisation_mode (  -- projection: the mode of an organisation from an entry on
    chain      BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    org        BLOB NOT NULL,
    hlc        INTEGER NOT NULL,
    mode       TEXT NOT NULL,
    by_counsel INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (  -- local: how far the bundles have come that were sealed here
    bundle   TEXT PRIMARY KEY,
    carried  INTEGER,
    received INTEGER,
    settled  INTEGER,
    outcome  TEXT CHECK (outcome IN ('accepted', 'refused')),
    reason   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE privacy_profile (  -- projection: by whose law a site works
    chain  BLOB PRIMARY KEY CHECK (length(chain) = 16),
    notice TEXT NOT NULL,
    hlc    INTEGER NOT NULL
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

CREATE TABLE reserved_number (  -- local: the last number that was given to a bundle of an addressee
    addressee TEXT PRIMARY KEY,
    seq       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_policy (  -- projection: how long what is kept; the newest holds
    chain   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    hlc     INTEGER NOT NULL,
    periods TEXT NOT NULL CHECK (json_valid(periods)),
    asking  INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE revoked_key (  -- local: file keys that nothing is believed from any more
    key     TEXT PRIMARY KEY,
    org     BLOB NOT NULL,
    station TEXT NOT NULL,
    revoked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE roster (  -- blob: the versions of another station's roster, which its entries name
    org       BLOB NOT NULL CHECK (length(org) = 16),
    version   INTEGER NOT NULL CHECK (version > 0),
    root      BLOB NOT NULL CHECK (length(root) = 32),  -- pinned by the sender's card when it came
    data      BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (org, version, root)
) STRICT;

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

CREATE TABLE target (  -- local: places that carry sealed files, and what opens them
    name     TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT, WITHOUT ROWID;

CREATE TABLE target_file (  -- local: files that were begun at a target, sent to it or fetched
    target TEXT NOT NULL,
    what   TEXT NOT NULL CHECK (what IN ('begun', 'sent', 'fetched')),
    file   TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (target, what, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_setting (  -- local: what was chosen for a target, and what came of it last
    target TEXT NOT NULL,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (target, name)
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

CREATE TABLE training_policy (  -- projection: what is asked of whoever begins; the newest holds
    chain    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    hlc      INTEGER NOT NULL,
    mode     TEXT NOT NULL,
    required TEXT NOT NULL CHECK (json_valid(required)),
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE witness (  -- blob: how far the chains of other stores go, as their bundles showed
    chain BLOB PRIMARY KEY CHECK (length(chain) = 16),
    org   BLOB NOT NULL CHECK (length(org) = 16),
    store BLOB NOT NULL CHECK (length(store) = 16),
    seq   INTEGER NOT NULL,
    link  BLOB NOT NULL CHECK (length(link) = 32)
) STRICT, WITHOUT ROWID;
