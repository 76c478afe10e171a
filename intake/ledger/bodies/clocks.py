"""Body of `clock.moved`."""

from typing import Final

from intake.domain.clock_events import ClockMoved, Moved, Noticed
from intake.ledger.body import Body

CLOCK_MOVED: Final = "clock.moved"

BODIES: Final = (
    Body(
        CLOCK_MOVED,
        ClockMoved,
        lambda event: {
            "direction": event.direction.value,
            "seconds": event.seconds,
            "noticed": event.noticed.value,
        },
        lambda fields: ClockMoved(
            Moved(fields.text("direction")),
            fields.integer("seconds"),
            Noticed(fields.text("noticed")),
        ),
    ),
)
