"""Steps of a government and inside sources, read from the ledger itself: no table repeats them.

Implements `services.chronology_ports.GovernmentReading`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.chronology_events import StepCorrected, StepNoted
from intake.domain.chronology_lines import Noted
from intake.domain.compartments import Compartment
from intake.domain.day_links import Relation
from intake.domain.ids import InterviewId
from intake.domain.sources import InsideSource, SourceNoted, SourceSaid
from intake.ledger.bodies import government, sources
from intake.services.chronology_ports import Said
from intake.storage import entries
from intake.storage.entries import Happened
from intake.storage.files import StoreFiles

_OF_RECORD: Final = f"subject = ? AND type IN ('{government.STEP}', '{government.CORRECTED}')"
_INSIDE: Final = f"type IN ('{sources.NOTED}', '{sources.SAID}')"
_BESIDE: Final = (
    "SELECT other FROM case_link WHERE uid = ?1 AND relation = ?2"
    " UNION SELECT uid FROM case_link WHERE other = ?1 AND relation = ?2"
    " UNION SELECT follows FROM interview WHERE uid = ?1 AND follows IS NOT NULL"
    " UNION SELECT uid FROM interview WHERE follows = ?1"
)
_FIRST: Final = "SELECT opened FROM interview WHERE uid = ?"


class SqlGovernment:
    """Reads with connections of its own, one for each thread that asks; never writes."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def noted(self, interview: InterviewId) -> tuple[Noted, ...]:
        """Return what was written down by hand for one case, corrected ones too, in order."""
        uid = bytes.fromhex(interview)
        with self._files.reading(Compartment.CORE) as connection:
            found = tuple(entries.happened(connection, _OF_RECORD, (uid,)))
        return tuple(noted for each in found for noted in _noted(interview, each))

    def of_same_person(self, interview: InterviewId) -> tuple[InterviewId, ...]:
        """Return the interviews with the person of one case, the first one first."""
        with self._files.reading(Compartment.CORE) as connection:
            found, waiting = set[bytes](), [bytes.fromhex(interview)]
            while waiting:
                uid = waiting.pop()
                found.add(uid)
                rows = connection.execute(_BESIDE, (uid, Relation.SAME_PERSON.value)).fetchall()
                waiting += [each for (each,) in rows if each not in found]
            opened = {uid: _opened(connection, uid) for uid in found}
        here = {uid: at for uid, at in opened.items() if at is not None}
        return tuple(InterviewId(uid.hex()) for uid in sorted(here, key=lambda u: (here[u], u)))

    def sources(self) -> tuple[InsideSource, ...]:
        """Return the inside sources as they were noted last; raises NotGrantedError."""
        found: dict[str, InsideSource] = {}
        for each in self._inside():
            if isinstance(each.event, SourceNoted):
                found[each.event.source.id] = each.event.source
        return tuple(found.values())

    def said(self) -> tuple[Said, ...]:
        """Return what they said, the newest of each step; raises NotGrantedError."""
        found: dict[str, Said] = {}
        for each in self._inside():
            if isinstance(each.event, SourceSaid):
                said = each.event
                found[said.step] = Said(said.source, said.record, said.step, said.text)
        return tuple(found.values())

    def _inside(self) -> Iterator[Happened]:
        with self._files.reading(Compartment.SOURCES) as connection:
            yield from tuple(entries.happened(connection, _INSIDE))


def _opened(connection: sqlcipher.Connection, uid: bytes) -> int | None:
    """Return when an interview was opened; None: it is known by its name alone."""
    row = connection.execute(_FIRST, (uid,)).fetchone()
    return int(row[0]) if row else None


def _noted(interview: InterviewId, happened: Happened) -> Iterator[Noted]:
    at = datetime.fromtimestamp(happened.header.wall / 1000, UTC)
    by = happened.header.actor
    match happened.event:
        case StepNoted(step=step):
            yield Noted(interview, step, at, by)
        case StepCorrected(former=former, step=step, why=why):
            yield Noted(interview, step, at, by, former, why)
        case _:  # the query gives no other
            pass
