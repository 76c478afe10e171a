"""Body of `dataset.written`: that rows for analysis left, and of how many people."""

from typing import Final

from intake.domain.dataset_events import DatasetWritten
from intake.ledger.body import Body
from intake.ledger.fields import Fields


def _members(event: DatasetWritten) -> dict[str, object]:
    return {
        "audience": event.audience,
        "bound": event.bound,
        "people": event.people,
        "rows": event.rows,
    }


def _read(fields: Fields) -> DatasetWritten:
    return DatasetWritten(
        fields.text("audience"),
        fields.integer("bound"),
        fields.integer("people"),
        fields.integer("rows"),
    )


BODIES: Final = (Body("dataset.written", DatasetWritten, _members, _read),)
