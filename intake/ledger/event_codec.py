"""Every event as a type and a canonical body, and back, member by member."""

from collections.abc import Callable
from typing import Final

from intake.domain.events import (
    AnswerGiven,
    AnswersExported,
    BundleReceived,
    BundleSealed,
    ChainBegun,
    Checkpointed,
    ConsentRecorded,
    ConsentRefused,
    Event,
    FormAdded,
    FormChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    LanguageRecorded,
    OrganisationDescribed,
    PaperIssued,
    QuestionsFinished,
    RecordOpened,
    SessionClosed,
    SessionOpened,
)
from intake.ledger import answer_body, canonical, event_bodies, export_body
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields

CHAIN_BEGUN: Final = "chain.begun"
SESSION_OPENED: Final = "session.opened"
SESSION_CLOSED: Final = "session.closed"
CHECKPOINT: Final = "checkpoint"

_TYPES: Final[dict[type[Event], str]] = {
    ChainBegun: CHAIN_BEGUN,
    OrganisationDescribed: "organisation.described",
    SessionOpened: SESSION_OPENED,
    SessionClosed: SESSION_CLOSED,
    Checkpointed: CHECKPOINT,
    FormAdded: "form.added",
    InterviewOpened: "interview.opened",
    FormChanged: "form.changed",
    ConsentRecorded: "consent.recorded",
    LanguageRecorded: "language.recorded",
    AnswerGiven: "answer.given",
    InterviewPaused: "interview.paused",
    InterviewResumed: "interview.resumed",
    QuestionsFinished: "questions.finished",
    ConsentRefused: "consent.refused",
    PaperIssued: "paper.issued",
    BundleSealed: "bundle.sealed",
    BundleReceived: "bundle.received",
    AnswersExported: "answers.exported",
    RecordOpened: "record.opened",
}

_READERS: Final[dict[str, Callable[[Fields], Event]]] = {
    CHAIN_BEGUN: event_bodies.read_chain_begun,
    "organisation.described": event_bodies.read_organisation,
    SESSION_OPENED: lambda fields: SessionOpened(fields.text("program_version")),
    SESSION_CLOSED: lambda _: SessionClosed(),
    CHECKPOINT: event_bodies.read_checkpoint,
    "form.added": event_bodies.read_form,
    "interview.opened": event_bodies.read_interview,
    "form.changed": event_bodies.read_form_change,
    "consent.recorded": event_bodies.read_consent,
    "language.recorded": event_bodies.read_languages,
    "answer.given": answer_body.read_answer,
    "interview.paused": lambda _: InterviewPaused(),
    "interview.resumed": lambda _: InterviewResumed(),
    "questions.finished": event_bodies.read_finished,
    "consent.refused": lambda _: ConsentRefused(),
    "paper.issued": event_bodies.read_paper,
    "bundle.sealed": event_bodies.read_sealed,
    "bundle.received": event_bodies.read_received,
    "answers.exported": export_body.read,
    "record.opened": lambda fields: RecordOpened(fields.hexadecimal("record", 32)),
}


def type_of(event: Event) -> str:
    """Return the type under which an event stands in the ledger."""
    return _TYPES[type(event)]


def encode(event: Event) -> tuple[str, bytes]:
    """Return the type and the canonical body of an event."""
    if isinstance(event, AnswerGiven):
        return type_of(event), answer_body.encode(event)
    if isinstance(event, AnswersExported):
        return type_of(event), export_body.encode(event)
    if isinstance(event, RecordOpened):
        return type_of(event), canonical.encode({"record": event.record})
    return type_of(event), canonical.encode(event_bodies.members(event))


def decode(type_: str, body: bytes) -> Event:
    """Return the event of a type and a body, or raise BrokenBytes."""
    if type_ not in _READERS:
        raise BrokenBytes("unknown type")
    fields = Fields(canonical.decode(body))
    try:
        event = _READERS[type_](fields)
    except BrokenBytes:
        raise
    except ValueError as broken:
        raise BrokenBytes("unknown code") from broken
    fields.end()
    return event
