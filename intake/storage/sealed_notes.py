"""Sealed notes to the auditor outside: every one has the same size, used or not.

A note is an age file of exactly 4096 bytes: two of length, the text, zeros. It is written as base64
with full stops behind it up to one length, because the library adds a stanza of nonsense that has
none. Where the roster has no auditor it is sealed to a key that nobody has.
"""

import base64
from typing import Final

from intake.domain.course_errors import NoteTooLongError
from intake.domain.ids import PersonId
from intake.domain.people import Role
from intake.services.ports import Randomness
from intake.storage.keys import age_keys
from intake.storage.keys.roster import Roster

PLAIN_BYTES: Final = 4096
FIELD: Final = 8192
"""Characters of every sealed note."""
_LENGTH_BYTES: Final = 2


def auditor(roster: Roster) -> PersonId | None:
    """Return to whom notes are sealed: the first auditor of the roster, and nobody else."""
    found = (each.person for each in roster.entries if roster.has_role(each.person, Role.AUDITOR))
    return next(found, None)


def seal(text: str, roster: Roster, randomness: Randomness) -> str:
    """Return the sealed note; raises NoteTooLongError."""
    data = text.encode()
    if len(data) > PLAIN_BYTES - _LENGTH_BYTES:
        raise NoteTooLongError(len(data), PLAIN_BYTES - _LENGTH_BYTES)
    plain = len(data).to_bytes(_LENGTH_BYTES) + data
    plain += bytes(PLAIN_BYTES - len(plain))
    recipient = _recipient(roster, randomness)
    while True:
        sealed = base64.b64encode(age_keys.seal(plain, [recipient])).decode()
        if len(sealed) <= FIELD:
            return sealed.ljust(FIELD, ".")


def open_note(sealed: str, identity: str) -> str:
    """Return what a note says, or nothing; raises NotSealedHereError or NotForMeError."""
    try:
        data = base64.b64decode(sealed.rstrip("."), validate=True)
    except ValueError as broken:
        raise age_keys.NotSealedHereError from broken
    plain = age_keys.unseal(data, identity)
    length = int.from_bytes(plain[:_LENGTH_BYTES])
    return plain[_LENGTH_BYTES : _LENGTH_BYTES + length].decode(errors="replace")


def _recipient(roster: Roster, randomness: Randomness) -> str:
    person = auditor(roster)
    entry = roster.entry(person) if person is not None else None
    return entry.keys.age if entry is not None else age_keys.recipient_of_secret(randomness(32))
