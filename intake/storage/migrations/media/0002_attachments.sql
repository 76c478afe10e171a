-- The bytes of attachments, each piece sealed with the key of its item.

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

CREATE TABLE chunk (  -- blob: pieces of at most 256 KiB; an item without a key is unreadable
    media BLOB NOT NULL CHECK (length(media) = 16),
    n     INTEGER NOT NULL CHECK (n >= 0),
    box   BLOB NOT NULL,
    PRIMARY KEY (media, n)
) STRICT;
