"""Body of `record.opened`: who had one interview before their eyes."""

from typing import Final

from intake.domain.events import RecordOpened
from intake.ledger.body import Body

BODIES: Final = (
    Body(
        "record.opened",
        RecordOpened,
        lambda event: {"record": event.record},
        lambda fields: RecordOpened(fields.hexadecimal("record", 32)),
    ),
)
