"""Bodies of consent: each decision about a purpose, notices, and a refusal as a tally of one."""

from typing import Final

from intake.domain.consent import (
    Assent,
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Notice,
    PrivacyNotice,
    Purpose,
)
from intake.domain.course_events import NoticeGiven, VitalInterestInvoked
from intake.domain.events import ConsentRecorded, ConsentRefused
from intake.ledger.body import INTERVIEWS, SUPERVISES, Body, nothing, said
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
    } | said(
        text_sha256=consent.text_sha256,
        interpreter=consent.interpreter,
        assent=consent.assent.value if consent.assent else None,
        service=consent.service,
        recipient=consent.recipient,
        limits=consent.limits,
    )


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
            text_sha256=fields.hexadecimal("text_sha256", 64) if fields.has("text_sha256") else "",
            interpreter=fields.stated("interpreter"),
            assent=Assent(fields.text("assent")) if fields.has("assent") else None,
            service=fields.stated("service"),
            recipient=fields.stated("recipient"),
            limits=fields.stated("limits"),
        )
    )


def _notice_members(event: NoticeGiven) -> dict[str, object]:
    notice = event.notice
    return {
        "notice": notice.notice.value,
        "version": notice.version,
        "sha256": notice.sha256,
        "lang": notice.lang,
        "paper": notice.is_paper,
    }


def _read_notice(fields: Fields) -> NoticeGiven:
    return NoticeGiven(
        PrivacyNotice(
            Notice(fields.text("notice")),
            fields.text("version"),
            fields.hexadecimal("sha256", 64),
            fields.text("lang"),
            is_paper=fields.flag("paper"),
        )
    )


BODIES: Final = (
    Body("consent.recorded", ConsentRecorded, _members, _read, by=INTERVIEWS),
    Body("consent.refused", ConsentRefused, nothing, lambda _: ConsentRefused(), by=INTERVIEWS),
    Body("notice.given", NoticeGiven, _notice_members, _read_notice, by=INTERVIEWS),
    Body(
        "vital_interest.invoked",
        VitalInterestInvoked,
        lambda event: {"reason": event.reason},
        lambda fields: VitalInterestInvoked(fields.text("reason")),
        by=SUPERVISES,
    ),
)
