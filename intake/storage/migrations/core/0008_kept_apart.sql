-- Entries from elsewhere that do not count: of no projection until somebody vouches for them.

CREATE TABLE kept_apart (  -- local: what was judged when it came, by the rosters that are here
    pos     INTEGER PRIMARY KEY REFERENCES entry (pos),
    reason  TEXT NOT NULL,
    adopted INTEGER NOT NULL DEFAULT 0  -- 1: an entry in the own chain vouches for it
) STRICT;
