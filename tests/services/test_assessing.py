"""Assessing at a real store: sheet M, its signature, its sealed note."""

import pytest

from intake.domain.course_errors import JudgementRefusedError, NoteTooLongError, WrongStateError
from intake.domain.judgements import Conclusion, Element, Link, Passage
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.states import State
from intake.services.application import Application
from intake.services.judgement_ports import Words
from tests.services.conftest import PASSPHRASE
from tests.services.judging_acts import (
    DIRECTED,
    WHY,
    assessment,
    review,
    to_confirmed,
    to_sealed,
)


def test_sheet_is_signed_after_reading_back_and_sealed_with_the_record(north: Application) -> None:
    interview = to_confirmed(north)
    desk = north.judgements.assessing
    words = Words((Passage(Element.WHO.value, "Two men.", (Link("leaving/left_why", 0, 4),)),))
    first = desk.give(interview, assessment(), words, PASSPHRASE)
    with pytest.raises(WrongStateError):
        desk.elements_without_ground(interview)
    north.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
    assert Element.WHO not in desk.elements_without_ground(interview)
    assert len(desk.elements_without_ground(interview)) == len(Element) - 1
    later = desk.give(interview, assessment(), Words(), PASSPHRASE)
    standing = desk.standing(interview)
    assert [each.place for each in standing.assessments] == [first.place, later.place]
    assert standing.of_record is not None
    assert (standing.of_record.place, standing.apart) == (first.place, ())
    assert north.verify(lambda _done, _all: None).is_sound


def test_conclusion_and_a_late_sheet_are_refused(north: Application) -> None:
    interview = to_sealed(north)
    desk = north.judgements
    assert not desk.assessing.in_force.has_conclusions
    assert desk.modes.in_force == desk.assessing.in_force
    assert desk.assessing.elements_without_ground(interview) == ()
    with pytest.raises(JudgementRefusedError) as refused:
        desk.assessing.demand(interview, assessment(Conclusion.NEGATIVE), Words())
    assert refused.value.refusal == "mode"
    desk.reviewing.direct(interview, DIRECTED)
    assert north.reading.interview(interview).state is State.IN_REVIEW
    with pytest.raises(JudgementRefusedError) as refused:
        desk.assessing.give(interview, assessment(), Words(), PASSPHRASE)
    assert refused.value.refusal == "state"


def test_note_that_does_not_fit_is_refused(north: Application) -> None:
    with pytest.raises(NoteTooLongError):
        north.judgements.assessing.give(
            to_confirmed(north), assessment(), Words(note="ñ" * 2048), PASSPHRASE
        )


def test_negative_is_refused_until_the_organisation_adjudicates(north: Application) -> None:
    interview, desk = to_sealed(north), north.judgements
    negative = assessment(Conclusion.NEGATIVE)
    with pytest.raises(JudgementRefusedError) as refused:
        desk.assessing.give(interview, negative, Words(), PASSPHRASE)
    assert refused.value.refusal == "mode"
    desk.modes.set(OrganisationMode.ADJUDICATING, "the board", PASSPHRASE)
    desk.assessing.give(interview, negative, Words(), PASSPHRASE)
    assert desk.reviewing.verdict(interview).of_record is Conclusion.NEGATIVE


def test_author_does_not_review_the_own_record(north: Application) -> None:
    interview, desk = to_sealed(north), north.judgements.reviewing
    desk.direct(interview, DIRECTED)
    with pytest.raises(JudgementRefusedError) as refused:
        desk.give(interview, review(), WHY, PASSPHRASE)
    assert (refused.value.refusal, desk.standing(interview).reviews) == ("author", ())
