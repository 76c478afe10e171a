-- Which entries that belong to no record speak of one: what left with it, and who looked at it.

CREATE TABLE mentioned (  -- projection: exports, bundles and openings, by interview
    uid   BLOB NOT NULL CHECK (length(uid) = 16),
    chain BLOB NOT NULL,
    seq   INTEGER NOT NULL,
    PRIMARY KEY (uid, chain, seq)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO mentioned (uid, chain, seq)
SELECT unhex(each.value), entry.chain, entry.seq
FROM entry, json_each(CAST(entry.body AS TEXT), '$.records') AS each
WHERE entry.type = 'bundle.sealed' AND entry.body IS NOT NULL;
