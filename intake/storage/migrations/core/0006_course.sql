-- The course of an interview up to its seal, and which interview follows on which.

ALTER TABLE interview ADD COLUMN course TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(course));  -- what is not as usual
ALTER TABLE interview ADD COLUMN follows BLOB CHECK (length(follows) = 16);  -- uid of the interview before

CREATE INDEX interview_by_follows ON interview (follows) WHERE follows IS NOT NULL;

ALTER TABLE contact ADD COLUMN partner INTEGER NOT NULL DEFAULT 0;  -- another organisation: needs a consent by name

-- A sealed record takes no answer of this station. What comes with a bundle is verified, and stands.
CREATE TRIGGER sealed_takes_no_answer BEFORE INSERT ON entry
WHEN NEW.type IN ('answer.given', 'answer.corrected', 'questions.finished', 'form.changed',
                  'interview.paused', 'interview.resumed')
 AND NEW.chain = (SELECT chain FROM meta)
 AND EXISTS (SELECT 1 FROM interview WHERE uid = NEW.subject AND state = 'sealed')
BEGIN
    SELECT raise(ABORT, 'sealed');
END;
