"""Body of `answers.exported`: which answers left as a file, and nothing about the file."""

from typing import Final

from intake.domain.events import AnswersExported
from intake.ledger.body import Body
from intake.ledger.fields import Fields

MOST: Final = 1000
"""Interviews in one entry: its body stays far below the limit, and its writing short."""


def _members(event: AnswersExported) -> dict[str, object]:
    return {
        "form_id": event.form_id,
        "forms": list(event.forms),
        "layout": event.layout,
        "compartments": list(event.compartments),
        "records": list(event.records),
    }


def _read(fields: Fields) -> AnswersExported:
    form_id, forms = fields.text("form_id"), fields.hexadecimals("forms", 64)
    layout, compartments = fields.text("layout"), fields.texts("compartments")
    records = fields.hexadecimals("records", 32)
    return AnswersExported(form_id, forms, layout, compartments, records)


BODIES: Final = (Body("answers.exported", AnswersExported, _members, _read),)
