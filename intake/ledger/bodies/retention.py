"""Bodies of holds, of requests about the own data, and of how long records are kept."""

from typing import Final

from intake.domain.consent import ConsentSource, Notice, Purpose
from intake.domain.holds import HoldLifted, HoldSet, HoldSource
from intake.domain.people import Role
from intake.domain.requests import RequestAnswer, RequestAnswered, RequestKind, RequestReceived
from intake.domain.retention import AtEnd, Period, RetentionPolicy, RetentionPolicySet
from intake.ledger.body import SUPERVISES, Body, said
from intake.ledger.fields import Fields, integer_of, row, text_of

_COORDINATES: Final = frozenset[str]({Role.COORDINATOR})


def _hold(event: HoldSet) -> dict[str, object]:
    told = {"id": event.id, "source": event.source.value, "by": event.by, "reason": event.reason}
    return told | said(until=event.until)


def _read_hold(fields: Fields) -> HoldSet:
    return HoldSet(
        fields.hexadecimal("id", 32),
        HoldSource(fields.text("source")),
        fields.text("by"),
        fields.text("reason"),
        until=fields.stated("until"),
    )


def _read_lifted(fields: Fields) -> HoldLifted:
    return HoldLifted(fields.hexadecimal("id", 32), fields.text("by"), fields.text("reason"))


def _received(event: RequestReceived) -> dict[str, object]:
    return {
        "id": event.id,
        "kind": event.kind.value,
        "day": event.day,
        "due": event.due,
        "law": event.law.value,
        "by": event.by.value,
    }


def _read_received(fields: Fields) -> RequestReceived:
    return RequestReceived(
        fields.hexadecimal("id", 32),
        RequestKind(fields.text("kind")),
        fields.text("day"),
        fields.text("due"),
        Notice(fields.text("law")),
        by=ConsentSource(fields.text("by")),
    )


def _answered(event: RequestAnswered) -> dict[str, object]:
    told = {"id": event.id, "day": event.day, "answer": event.answer.value}
    return told | said(reason=event.reason)


def _read_answered(fields: Fields) -> RequestAnswered:
    id_, day = fields.hexadecimal("id", 32), fields.text("day")
    return RequestAnswered(id_, day, RequestAnswer(fields.text("answer")), fields.stated("reason"))


def _policy(event: RetentionPolicySet) -> dict[str, object]:
    periods = [[e.purpose.value, e.days, e.at_end.value] for e in event.policy.periods]
    return {"periods": periods, "asking": event.policy.asking}


def _read_policy(fields: Fields) -> RetentionPolicySet:
    periods = tuple(_period(each) for each in fields.items("periods"))
    return RetentionPolicySet(RetentionPolicy(periods, fields.integer("asking")))


def _period(value: object) -> Period:
    purpose, days, at_end = row(value, 3)
    return Period(Purpose(text_of(purpose)), integer_of(days), AtEnd(text_of(at_end)))


BODIES: Final = (
    Body("hold.set", HoldSet, _hold, _read_hold, by=_COORDINATES),
    Body(
        "hold.lifted",
        HoldLifted,
        lambda event: {"id": event.id, "by": event.by, "reason": event.reason},
        _read_lifted,
        by=_COORDINATES,
    ),
    Body("request.received", RequestReceived, _received, _read_received),
    Body(
        "request.answered",
        RequestAnswered,
        _answered,
        _read_answered,
        by=SUPERVISES | {Role.STEWARD},
    ),
    Body("retention.set", RetentionPolicySet, _policy, _read_policy, by=_COORDINATES),
)
