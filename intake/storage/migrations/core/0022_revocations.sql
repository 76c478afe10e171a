-- What was noted of revocation notices is found without reading all that was said.

CREATE INDEX entry_of_revocation ON entry (type)
WHERE type IN ('revocation.issued', 'revocation.received', 'revocation.confirmed',
              'revocation.settled');
