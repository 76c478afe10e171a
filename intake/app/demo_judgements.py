"""Judgements for a demonstration store: assessed, reviewed by the partner, disputed, told."""

from collections.abc import Callable, Sequence
from typing import Final

from intake.domain.consent import Mode
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import ResultTold, ReviewDirected
from intake.domain.judgements import (
    About,
    Assessment,
    Cause,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Passage,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.states import State
from intake.i18n import N_, Words
from intake.services.application import Application
from intake.services.judgement_ports import Words as Said

ENOUGH: Final = 7
"""Sealed interviews that are needed; with fewer, none is judged."""
_DAY: Final = "2026-11-24"
_READER: Final = "U-03"

Carry = Callable[[Application, Application, Sequence[InterviewId]], None]
"""Carries interviews in a bundle from one store to another."""


def judge(
    station: Application, partner: Application, carry: Carry, passphrase: str, words: Words
) -> None:
    """Assess sealed interviews, let the partner review them, and finish some."""
    rows = station.judgements.reviewing.rows((State.SEALED,))
    if len(rows) < ENOUGH:
        return
    judging = _Judging(passphrase, words)
    disputed, cleared, returned, waiting, unreviewed, told, _ = (e.interview for e in rows[:ENOUGH])
    judging.adjudicate(station)
    judging.adjudicate(partner)
    judging.assess(station, disputed, Conclusion.NEGATIVE)
    judging.assess(station, cleared, None)
    for each in (disputed, cleared, returned, waiting):
        judging.direct(station, each)
    there = (disputed, cleared, returned)
    carry(station, partner, there)
    against = Review(ReviewAct.DISAGREE, ReviewLevel.PEER, 40, Conclusion.POSITIVE, Reason.NO_NEXUS)
    judging.review(partner, disputed, against)
    judging.review(partner, cleared, Review(ReviewAct.CLEAR, ReviewLevel.PEER, 15))
    judging.review(partner, returned, Review(ReviewAct.RETURN_CLARIFY, ReviewLevel.PEER, 25))
    carry(partner, station, there)
    station.judgements.finalising.finish((unreviewed, told), words.gettext(N_("Not drawn.")))
    explained = ResultTold(is_told=True, language="es", on=_DAY, how=Mode.IN_PERSON, by=_READER)
    station.judgements.finalising.tell(told, explained)


class _Judging:
    def __init__(self, passphrase: str, words: Words) -> None:
        self._passphrase = passphrase
        self._words = words

    def adjudicate(self, at: Application) -> None:
        reason = self._words.gettext(N_("A trial week with the legal partner."))
        at.judgements.modes.set(OrganisationMode.ADJUDICATING, reason, self._passphrase)

    def assess(self, at: Application, name: InterviewId, conclusion: Conclusion | None) -> None:
        values = tuple((each, ElementValue.NOTED) for each in Element)
        sheet = Assessment(values, LegalPriority.SOON, conclusion)
        at.judgements.assessing.give(name, sheet, Said(), self._passphrase)

    def direct(self, at: Application, name: InterviewId) -> None:
        why = self._words.gettext(N_("Every third of the week."))
        direction = ReviewDirected(Cause.ASKED, ReviewLevel.PEER, _READER, why)
        at.judgements.reviewing.direct(name, direction)

    def review(self, at: Application, name: InterviewId, review: Review) -> None:
        reason = self._words.gettext(N_("It says where, who and when."))
        question = self._words.gettext(N_("Which street was it?"))
        passages = [Passage(About.REASON.value, reason)]
        if review.act is ReviewAct.RETURN_CLARIFY:
            passages.append(Passage(About.QUESTIONS.value, question))
        said = Said(tuple(passages))
        at.judgements.reviewing.give(name, review, said, self._passphrase)
