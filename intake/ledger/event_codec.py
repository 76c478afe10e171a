"""Every event as a type and a canonical body, and back, member by member."""

from typing import Final

from intake.domain.errors import TextNotKeptError
from intake.domain.events import Event
from intake.ledger import canonical
from intake.ledger.bodies import answers
from intake.ledger.bodies.store import CHAIN_BEGUN, CHECKPOINT, SESSION_CLOSED, SESSION_OPENED
from intake.ledger.canonical import BrokenBytes
from intake.ledger.event_registry import BODIES
from intake.ledger.fields import Fields

__all__ = [
    "CHAIN_BEGUN",
    "CHECKPOINT",
    "SESSION_CLOSED",
    "SESSION_OPENED",
    "check",
    "decode",
    "encode",
    "type_of",
]

_BY_EVENT: Final = {body.event: body for body in BODIES}
_OF_TEXT: Final = frozenset({"size", "surrogate"})
_BY_TYPE: Final = {body.name: body for body in BODIES}


def type_of(event: Event) -> str:
    """Return the type under which an event stands in the ledger."""
    return _BY_EVENT[type(event)].name


def encode(event: Event) -> tuple[str, bytes]:
    """Return the type and the canonical body of an event; raises TextNotKeptError."""
    body = _BY_EVENT[type(event)]
    try:
        return body.name, body.encode(event)
    except BrokenBytes as broken:
        if str(broken) in _OF_TEXT:
            raise TextNotKeptError(str(broken)) from broken
        raise


def check(type_: str, body: bytes) -> None:
    """Raise BrokenBytes unless a body is one of its type: for whom the event does not matter."""
    if type_ != answers.GIVEN or not answers.is_usual(body):
        decode(type_, body)


def decode(type_: str, body: bytes) -> Event:
    """Return the event of a type and a body, or raise BrokenBytes."""
    if type_ not in _BY_TYPE:
        raise BrokenBytes("unknown type")
    fields = Fields(canonical.decode(body))
    try:
        event: Event = _BY_TYPE[type_].read(fields)
    except BrokenBytes:
        raise
    except ValueError as broken:
        raise BrokenBytes("unknown code") from broken
    fields.end()
    return event
