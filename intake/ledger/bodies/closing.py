"""Bodies of the end of an interview: reading back, corrections, the seal, what is added after."""

from typing import Final

from intake.domain.answers import Path, Value
from intake.domain.course_events import (
    AddendumAdded,
    AnswerCorrected,
    InterviewConfirmed,
    InterviewSealed,
    ReadbackRecorded,
)
from intake.domain.events import AnswerGiven
from intake.domain.states import Outcome, Source
from intake.ledger import canonical
from intake.ledger.bodies.answers import (
    read_answer,
    read_value,
    value_members,
    written,
)
from intake.ledger.body import INTERVIEWS, Body, nothing, said
from intake.ledger.canonical import in_bytes
from intake.ledger.fields import Fields, integer_of, row, text_of

SEALED: Final = "interview.sealed"
READBACK: Final = "readback.recorded"
CONFIRMED: Final = "interview.confirmed"
ADDENDUM: Final = "addendum.added"


def _corrected(event: AnswerCorrected) -> bytes:
    answer = written(AnswerGiven(event.patch, lang=event.lang, via=event.via))
    was = canonical.encode([[path, value_members(value)] for path, value in event.was])
    return in_bytes(f'{answer[:-1]},"was":{was.decode()}}}')


def _read_corrected(fields: Fields) -> AnswerCorrected:
    was = tuple(_read_was(each) for each in fields.items("was"))
    answer = read_answer(fields)
    return AnswerCorrected(answer.patch, was, lang=answer.lang, via=answer.via)


def _read_was(value: object) -> tuple[Path, Value]:
    path, members = row(value, 2)
    return text_of(path), read_value(members)


def _readback(event: ReadbackRecorded) -> dict[str, object]:
    return {"outcome": event.outcome.value, "lang": event.lang, "by": event.by} | said(
        reason=event.reason
    )


def _read_readback(fields: Fields) -> ReadbackRecorded:
    return ReadbackRecorded(
        Outcome(fields.text("outcome")),
        lang=fields.text("lang"),
        by=fields.text("by"),
        reason=fields.stated("reason"),
    )


def _sealed(event: InterviewSealed) -> dict[str, object]:
    return {
        "statement": event.statement,
        "lang": event.lang,
        "confirmed": event.is_confirmed,
        "ends": [list(each) for each in event.ends],
    }


def _read_sealed(fields: Fields) -> InterviewSealed:
    return InterviewSealed(
        fields.text("statement"),
        fields.text("lang"),
        is_confirmed=fields.flag("confirmed"),
        ends=tuple(_read_end(each) for each in fields.items("ends")),
    )


def _read_end(value: object) -> tuple[str, int, str]:
    chain, count, rlink = row(value, 3)
    return text_of(chain), integer_of(count), text_of(rlink)


def _addendum(event: AddendumAdded) -> dict[str, object]:
    return {"text": event.text, "lang": event.lang, "source": event.source.value} | said(
        via=event.via
    )


def _read_addendum(fields: Fields) -> AddendumAdded:
    text, lang = fields.text("text"), fields.text("lang")
    return AddendumAdded(text, lang, Source(fields.text("source")), fields.stated("via"))


BODIES: Final = (
    Body("answer.corrected", AnswerCorrected, _corrected, _read_corrected, by=INTERVIEWS),
    Body(READBACK, ReadbackRecorded, _readback, _read_readback, by=INTERVIEWS),
    Body(
        CONFIRMED,
        InterviewConfirmed,
        nothing,
        lambda _: InterviewConfirmed(),
        by=INTERVIEWS,
    ),
    Body(SEALED, InterviewSealed, _sealed, _read_sealed, by=INTERVIEWS),
    Body(ADDENDUM, AddendumAdded, _addendum, _read_addendum, by=INTERVIEWS),
)
