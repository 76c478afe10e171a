-- Interviews, their documents and half-typed text; forms, stations, bundles.

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
) STRICT;

CREATE INDEX interview_by_updated ON interview (updated);
CREATE INDEX interview_by_opened ON interview (opened);
CREATE INDEX interview_by_code ON interview (case_code);
CREATE INDEX interview_by_state ON interview (state);
CREATE INDEX interview_by_form ON interview (form_id);
CREATE INDEX interview_of_form ON interview (form);

CREATE TABLE document (  -- projection: values and rows of one interview, as of its last refresh
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

CREATE TABLE organisation (  -- projection: names for screens and papers, as each chain last gave them
    chain BLOB PRIMARY KEY,
    name  TEXT NOT NULL,
    site  TEXT NOT NULL
) STRICT;

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

CREATE TABLE contact (  -- local: other stations, from their cards
    root_key  TEXT NOT NULL,
    station   TEXT NOT NULL,
    org       BLOB NOT NULL,
    recipient TEXT NOT NULL,
    file_keys TEXT NOT NULL CHECK (json_valid(file_keys)),
    verified  INTEGER NOT NULL,
    card      BLOB NOT NULL,
    PRIMARY KEY (org, station)
) STRICT;

CREATE TABLE setting (  -- local: choices made on this installation
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
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

CREATE TABLE bundle_in (  -- projection: bundles verified whole and merged
    chain              BLOB NOT NULL,
    bundle             TEXT NOT NULL,
    sender             TEXT NOT NULL,
    seq                INTEGER NOT NULL,
    tagmanifest_sha256 TEXT NOT NULL,
    received           INTEGER NOT NULL,
    PRIMARY KEY (chain, bundle)
) STRICT, WITHOUT ROWID;

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
