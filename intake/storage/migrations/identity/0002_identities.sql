-- The identity answers of interviews: documents, half-typed text, attachments that show a person.

CREATE TABLE document (  -- projection: identity values of one interview, as of its last refresh
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
