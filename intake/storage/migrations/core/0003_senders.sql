-- What is kept of those who sent bundles, so that their entries can be judged again.

CREATE TABLE roster (  -- blob: the versions of another station's roster, which its entries name
    org       BLOB NOT NULL CHECK (length(org) = 16),
    version   INTEGER NOT NULL CHECK (version > 0),
    root      BLOB NOT NULL CHECK (length(root) = 32),  -- pinned by the sender's card when it came
    data      BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (org, version, root)
) STRICT;

CREATE TABLE bundle_number (  -- blob: which bundle came under which number of its sender
    org                BLOB NOT NULL CHECK (length(org) = 16),
    store              BLOB NOT NULL CHECK (length(store) = 16),
    recipient          TEXT NOT NULL,
    seq                INTEGER NOT NULL CHECK (seq > 0),
    tagmanifest_sha256 TEXT NOT NULL,
    PRIMARY KEY (org, store, recipient, seq)
) STRICT, WITHOUT ROWID;
