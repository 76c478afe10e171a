"""Two organisations that compared their words, and records that may go from one to the other."""

from dataclasses import replace
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.ids import InterviewId
from intake.services.application import Application
from intake.services.handing_over import AS_SAID, SealedBundle, Share
from intake.services.ports import Contact
from tests.services.conftest import SPANISH, YES, compared

ACCOUNT = "leaving/left_why"
NEED = "needs_today/safe_tonight"
NAME = "about_you/name"
CODED = "about_you/age_band"
STORY = "Me siguió hasta la terminal."


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def partner_of(sender: Application, receiver: Application, *, verified: bool = True) -> Contact:
    """Return a partner's station; its words were compared unless said otherwise."""
    made = replace(compared(sender, receiver), is_partner=True, verified=verified)
    with sender.handing_over._open_records(Compartment.CORE) as records:
        records.keep_contact(made)
    receiver.handing_over.remember(sender.handing_over.own_card(), is_partner=True)
    return made


def told(application: Application) -> InterviewId:
    """Return a full interview with a name, codes, a need and an account, read back."""
    form = application.shelf.newest("intake_f3").hash
    interview = application.interviewing.begin(form, YES, SPANISH)
    for path, text in (
        ("lawyer/has_lawyer", "no"),
        (NAME, "Sol"),
        (CODED, "age_18_24"),
        (NEED, "yes"),
        (ACCOUNT, STORY),
    ):
        session = application.shelf.session(application.reading.interview(interview.id))
        application.interviewing.answer(interview.id, session.answer(path, text).patches)
    application.interviewing.finish(interview.id, ())
    application.closing.accept(interview.id, lang="es", by="P-1")
    return interview.id


def allow(
    application: Application,
    record: InterviewId,
    to: Contact,
    purpose: Purpose = Purpose.LAWYER,
    decision: Decision = Decision.GRANTED,
    limits: str = "",
) -> None:
    """Record what the person says of a partner."""
    service = "medical" if purpose is Purpose.REFERRAL else ""
    said = Consent(purpose, decision, recipient=to.station, service=service, limits=limits)
    application.consenting.record(record, said)


def seal(
    application: Application,
    record: InterviewId,
    to: Contact,
    path: Path,
    share: Share = AS_SAID,
) -> SealedBundle:
    """Seal one record for a station."""
    return application.handing_over.export([record], to, str(path), silent, share)
