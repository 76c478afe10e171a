-- Judgements beside the record: which mode holds from when, and what was judged, in codes.

CREATE TABLE organisation_mode (  -- projection: the mode of an organisation from an entry on
    chain      BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    org        BLOB NOT NULL,
    hlc        INTEGER NOT NULL,
    mode       TEXT NOT NULL,
    by_counsel INTEGER NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

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

DROP TRIGGER sealed_takes_no_answer;

-- A sealed record takes no answer of this station, whatever was judged since.
CREATE TRIGGER sealed_takes_no_answer BEFORE INSERT ON entry
WHEN NEW.type IN ('answer.given', 'answer.corrected', 'questions.finished', 'form.changed',
                  'interview.paused', 'interview.resumed')
 AND NEW.chain = (SELECT chain FROM meta)
 AND EXISTS (SELECT 1 FROM interview WHERE uid = NEW.subject
             AND state IN ('sealed', 'in_review', 'returned', 'disputed', 'reviewed', 'final', 'explained'))
BEGIN
    SELECT raise(ABORT, 'sealed');
END;
