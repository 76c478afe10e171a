"""Bodies of a draw: committed, decided for one ticket, revealed."""

from typing import Final

from intake.domain.draw_events import DrawCommitted, DrawRevealed, ReviewDrawn, ReviewNotDrawn
from intake.domain.people import Role
from intake.ledger.body import Body
from intake.ledger.fields import Fields

COMMITTED: Final = "draw.committed"
KEEPS_DRAWS: Final = frozenset[str]({Role.STEWARD, Role.AUDITOR})


def _committed(event: DrawCommitted) -> dict[str, object]:
    return {
        "site": event.site,
        "period": event.period,
        "p": event.probability,
        "commitment": event.commitment,
    }


def _read_committed(fields: Fields) -> DrawCommitted:
    return DrawCommitted(
        fields.text("site"),
        fields.text("period"),
        fields.text("p"),
        fields.hexadecimal("commitment", 64),
    )


BODIES: Final = (
    Body(COMMITTED, DrawCommitted, _committed, _read_committed, by=KEEPS_DRAWS),
    Body(
        "review.drawn",
        ReviewDrawn,
        lambda event: {"ticket": event.ticket},
        lambda fields: ReviewDrawn(fields.hexadecimal("ticket", 64)),
        by=KEEPS_DRAWS,
    ),
    Body(
        "review.not_drawn",
        ReviewNotDrawn,
        lambda event: {"ticket": event.ticket},
        lambda fields: ReviewNotDrawn(fields.hexadecimal("ticket", 64)),
        by=KEEPS_DRAWS,
    ),
    Body(
        "draw.revealed",
        DrawRevealed,
        lambda event: {"secret": event.secret},
        lambda fields: DrawRevealed(fields.hexadecimal("secret", 64)),
        by=KEEPS_DRAWS,
    ),
)
