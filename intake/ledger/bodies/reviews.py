"""Bodies of the review of a record: who directed it, what it came to, and where it ends."""

from typing import Final

from intake.domain.judgement_events import (
    DisputeReviewed,
    RecordFinalised,
    ReviewDirected,
    ReviewGiven,
    ReviewWithdrawn,
)
from intake.domain.judgements import Cause, Conclusion, Reason, Review, ReviewAct, ReviewLevel
from intake.domain.organisation_mode import InForce, ModeSet, OrganisationMode
from intake.domain.people import Role
from intake.ledger.bodies.assessments import place_members, read_place
from intake.ledger.body import SUPERVISES, Body, said
from intake.ledger.fields import Fields

REVIEWED: Final = "review.given"
SETTLED: Final = "dispute.reviewed"
WITHDRAWN: Final = "review.withdrawn"
DIRECTED: Final = "review.directed"
FINALISED: Final = "record.finalised"
MODE_SET: Final = "mode.set"
_REVIEWS: Final = frozenset[str]({Role.REVIEWER, Role.SUPERVISOR, Role.COORDINATOR})
_DIRECTS: Final = _REVIEWS | {Role.STEWARD, Role.AUDITOR}
_ENDS: Final = SUPERVISES | {Role.STEWARD}


def _review(review: Review) -> dict[str, object]:
    return {
        "act": review.act.value,
        "level": review.level.value,
        "minutes": review.minutes,
    } | said(
        conclusion=review.conclusion.value if review.conclusion else None,
        reason=review.reason.value if review.reason else None,
    )


def _read_review(fields: Fields) -> Review:
    conclusion, reason = fields.stated("conclusion"), fields.stated("reason")
    return Review(
        ReviewAct(fields.text("act")),
        ReviewLevel(fields.text("level")),
        fields.integer("minutes"),
        Conclusion(conclusion) if conclusion else None,
        Reason(reason) if reason else None,
    )


def _directed(event: ReviewDirected) -> dict[str, object]:
    return {
        "cause": event.cause.value,
        "level": event.level.value,
        "asked_by": event.asked_by,
        "why": event.why,
    }


def _read_directed(fields: Fields) -> ReviewDirected:
    return ReviewDirected(
        Cause(fields.text("cause")),
        ReviewLevel(fields.text("level")),
        fields.text("asked_by"),
        fields.text("why"),
    )


def _finalised(event: RecordFinalised) -> dict[str, object]:
    return {"reviewed": event.is_reviewed} | said(why=event.why)


def _mode(event: ModeSet) -> dict[str, object]:
    return {
        "mode": event.in_force.mode.value,
        "by_counsel": event.in_force.by_counsel,
        "reason": event.reason,
    }


def _read_mode(fields: Fields) -> ModeSet:
    mode = OrganisationMode(fields.text("mode"))
    return ModeSet(InForce(mode, by_counsel=fields.flag("by_counsel")), fields.text("reason"))


BODIES: Final = (
    Body(
        REVIEWED,
        ReviewGiven,
        lambda event: _review(event.review),
        lambda fields: ReviewGiven(_read_review(fields)),
        by=_REVIEWS,
    ),
    Body(
        SETTLED,
        DisputeReviewed,
        lambda event: _review(event.review),
        lambda fields: DisputeReviewed(_read_review(fields)),
        by=frozenset({Role.COORDINATOR}),
    ),
    Body(
        WITHDRAWN,
        ReviewWithdrawn,
        lambda event: place_members(event.review),
        lambda fields: ReviewWithdrawn(read_place(fields)),
        by=_REVIEWS,
    ),
    Body(DIRECTED, ReviewDirected, _directed, _read_directed, by=_DIRECTS),
    Body(
        FINALISED,
        RecordFinalised,
        _finalised,
        lambda fields: RecordFinalised(fields.flag("reviewed"), fields.stated("why")),
        by=_ENDS,
    ),
    Body(MODE_SET, ModeSet, _mode, _read_mode, by=frozenset({Role.COORDINATOR})),
)
