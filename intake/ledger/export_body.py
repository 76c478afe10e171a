"""The body of `answers.exported`: which answers left as a file, and nothing about the file."""

from typing import Final

from intake.domain.events import AnswersExported
from intake.ledger import canonical
from intake.ledger.fields import Fields

MOST: Final = 1000
"""Interviews in one entry: its body stays far below the limit, and its writing short."""


def encode(event: AnswersExported) -> bytes:
    """Return the canonical body."""
    return canonical.encode(
        {
            "form_id": event.form_id,
            "forms": list(event.forms),
            "layout": event.layout,
            "compartments": list(event.compartments),
            "records": list(event.records),
        }
    )


def read(fields: Fields) -> AnswersExported:
    """Take the members; each record is an id."""
    form_id, forms = fields.text("form_id"), fields.hexadecimals("forms", 64)
    layout, compartments = fields.text("layout"), fields.texts("compartments")
    records = fields.hexadecimals("records", 32)
    return AnswersExported(form_id, forms, layout, compartments, records)
