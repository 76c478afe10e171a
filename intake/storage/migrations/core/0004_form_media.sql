-- Pictures, recordings and lists of a form, kept once for all the forms that share them; and
-- whether a form was added here, or only came with records from elsewhere.

CREATE TABLE form_received (  -- blob: forms that came with records, and that nobody here has added
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

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
