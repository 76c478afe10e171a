"""What happened to an interview after its questions: corrections, the seal, what was added."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from intake.domain.answers import Path, Value
from intake.domain.course_events import (
    AddendumAdded,
    AnswerCorrected,
    InterviewSealed,
    ReadbackRecorded,
)
from intake.domain.events import Event
from intake.domain.ids import InterviewId, PersonId
from intake.ledger import event_codec, header
from intake.ledger.bodies import closing
from intake.services.ports import Reading

_TYPES: Final = frozenset(each.name for each in closing.BODIES)


@dataclass(frozen=True, slots=True)
class Added:
    """What became known after the seal."""

    at: datetime
    addendum: AddendumAdded


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sentence that was signed, by whom and when."""

    at: datetime
    by: PersonId
    statement: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of one interview, as far as it has come."""

    former: tuple[tuple[Path, tuple[Value, ...]], ...] = ()
    """What each corrected answer was before, the oldest first."""
    readback: ReadbackRecorded | None = None
    sealed: Sealed | None = None
    added: tuple[Added, ...] = ()


def ending(reading: Reading, interview: InterviewId) -> Ending:
    """Return what happened after the questions, from every compartment that is open here."""
    former: dict[Path, tuple[Value, ...]] = {}
    readback: ReadbackRecorded | None = None
    sealed: Sealed | None = None
    added: list[Added] = []
    for at, by, event in _events(reading, interview):
        match event:
            case AnswerCorrected(was=was):
                for path, value in was:
                    former[path] = (*former.get(path, ()), value)
            case ReadbackRecorded():
                readback = event
            case InterviewSealed(statement=statement, is_confirmed=is_confirmed):
                sealed = Sealed(at, by, statement, is_confirmed)
            case AddendumAdded():
                added.append(Added(at, event))
            case _:
                pass
    return Ending(tuple(former.items()), readback, sealed, tuple(added))


def _events(reading: Reading, interview: InterviewId) -> Iterator[tuple[datetime, PersonId, Event]]:
    """Yield them in the order of time."""
    found: list[tuple[header.Header, bytes]] = []
    for each in reading.record_entries(interview):
        if each.header is not None and each.body is not None:
            head = header.decode(each.header)
            if head.type in _TYPES:
                found.append((head, each.body))
    for head, body in sorted(found, key=lambda one: one[0].hlc):
        at = datetime.fromtimestamp(head.wall / 1000, UTC)
        yield at, head.actor, event_codec.decode(head.type, body)
