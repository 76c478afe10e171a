"""Body of `paper.issued`: which paper left, and a salted hash of it."""

from typing import Final

from intake.domain.events import PaperIssued
from intake.domain.ids import PaperId
from intake.ledger.body import Body
from intake.ledger.fields import Fields


def _members(event: PaperIssued) -> dict[str, object]:
    return {
        "paper": event.paper,
        "kind": event.kind,
        "language": event.language,
        "salt": event.salt,
        "pdf_salted_sha256": event.pdf_salted_sha256,
    }


def _read(fields: Fields) -> PaperIssued:
    return PaperIssued(
        PaperId(fields.text("paper")),
        fields.text("kind"),
        fields.text("language"),
        fields.text("salt"),
        fields.text("pdf_salted_sha256"),
    )


BODIES: Final = (Body("paper.issued", PaperIssued, _members, _read),)
