"""Bodies of inside sources: who they are, and what they said; in the sources compartment only."""

from typing import Final

from intake.domain.ids import InterviewId
from intake.domain.people import Role
from intake.domain.sources import InsideSource, SourceNoted, SourceSaid
from intake.ledger.body import Body, said
from intake.ledger.fields import Fields

NOTED: Final = "source.noted"
SAID: Final = "source.said"
_HOLDERS: Final = frozenset[str]({Role.COORDINATOR})


def _noted(event: SourceNoted) -> dict[str, object]:
    source = event.source
    return {"id": source.id, "who": source.who} | said(how=source.how, role=source.role)


def _read_noted(fields: Fields) -> SourceNoted:
    id_, who = fields.hexadecimal("id", 32), fields.text("who")
    return SourceNoted(InsideSource(id_, who, fields.stated("how"), fields.stated("role")))


def _said(event: SourceSaid) -> dict[str, object]:
    return {
        "source": event.source,
        "record": event.record,
        "step": event.step,
        "text": event.text,
    }


def _read_said(fields: Fields) -> SourceSaid:
    return SourceSaid(
        fields.hexadecimal("source", 32),
        InterviewId(fields.hexadecimal("record", 32)),
        fields.hexadecimal("step", 32),
        fields.text("text"),
    )


BODIES: Final = (
    Body(NOTED, SourceNoted, _noted, _read_noted, by=_HOLDERS),
    Body(SAID, SourceSaid, _said, _read_said, by=_HOLDERS),
)
