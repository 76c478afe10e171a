"""Bodies of consent: each decision about a purpose, and a refusal as a tally of one."""

from typing import Final

from intake.domain.consent import Consent, ConsentForm, ConsentSource, Decision, Purpose
from intake.domain.events import ConsentRecorded, ConsentRefused
from intake.ledger.body import INTERVIEWS, Body, nothing
from intake.ledger.fields import Fields


def _members(event: ConsentRecorded) -> dict[str, object]:
    consent = event.consent
    return {
        "purpose": consent.purpose.value,
        "decision": consent.decision.value,
        "source": consent.source.value,
        "form": consent.form.value,
        "text_version": consent.text_version,
        "lang": consent.lang,
        "witness": consent.witness,
    }


def _read(fields: Fields) -> ConsentRecorded:
    return ConsentRecorded(
        Consent(
            Purpose(fields.text("purpose")),
            Decision(fields.text("decision")),
            source=ConsentSource(fields.text("source")),
            form=ConsentForm(fields.text("form")),
            text_version=fields.text("text_version"),
            lang=fields.text("lang"),
            witness=fields.text("witness"),
        )
    )


BODIES: Final = (
    Body("consent.recorded", ConsentRecorded, _members, _read, by=INTERVIEWS),
    Body("consent.refused", ConsentRefused, nothing, lambda _: ConsentRefused(), by=INTERVIEWS),
)
