"""Sealed interviews, sheets and reviews for tests of judgements."""

from intake.domain.consent import SHARING, Consent, Decision
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import ReviewDirected
from intake.domain.judgements import (
    About,
    Assessment,
    Cause,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Link,
    Passage,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.services.application import Application
from intake.services.judgement_ports import Words
from tests.services.conftest import PASSPHRASE, SPANISH, YES

WHY = Words((Passage(About.REASON, "It says where, who and when.", (Link("leaving/left_why"),)),))
ASK = Words(
    (Passage(About.REASON, "One place is not clear."), Passage(About.QUESTIONS, "Which street?"))
)
DIRECTED = ReviewDirected(Cause.ASKED, ReviewLevel.PEER, "C-1", "every fifth of the week")


def assessment(conclusion: Conclusion | None = None) -> Assessment:
    """A sheet on which everything is noted."""
    values = tuple((each, ElementValue.NOTED) for each in Element)
    return Assessment(values, LegalPriority.SOON, conclusion)


def review(
    act: ReviewAct = ReviewAct.CLEAR,
    conclusion: Conclusion | None = None,
    reason: Reason | None = None,
) -> Review:
    """A review of twenty minutes by a colleague."""
    return Review(act, ReviewLevel.PEER, 20, conclusion, reason)


def to_confirmed(application: Application) -> InterviewId:
    """Return an interview that was read back and confirmed."""
    form = application.shelf.newest("intake_f2").hash
    interview = application.interviewing.begin(form, YES, SPANISH).id
    application.interviewing.finish(interview, ())
    application.closing.accept(interview, lang="es", by="P-1")
    for purpose in SHARING:
        application.consenting.record(interview, Consent(purpose, Decision.DEFERRED))
    application.closing.confirm(interview)
    return interview


def to_sealed(application: Application) -> InterviewId:
    """Return a sealed interview."""
    interview = to_confirmed(application)
    application.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
    return interview
