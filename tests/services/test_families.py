"""Families as linked cases: seen from both sides, words and secrets apart."""

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.day_links import Relation
from intake.domain.errors import (
    ConsentMissingError,
    DayRefusedError,
    NotNotedError,
    UnknownInterviewError,
)
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.services.application import Application
from tests.services.conftest import SPANISH, YES
from tests.services.day_acts import take_back_consent


@pytest.fixture
def other(north: Application, interview: Interview) -> Interview:
    return north.interviewing.begin(interview.form, YES, SPANISH)


def test_link_is_seen_from_both_sides_each_with_its_own_word(
    north: Application, interview: Interview, other: Interview
) -> None:
    families = north.day.families
    families.link(interview.id, other.id, Relation.CHILD)
    (there,) = families.of_case(interview.id)
    (back,) = families.of_case(other.id)
    assert (there.interview, there.relation, there.is_from_here) == (
        other.id, Relation.CHILD, True,
    )  # fmt: skip
    assert (back.interview, back.relation, back.is_from_here) == (
        interview.id, Relation.PARENT, False,
    )  # fmt: skip
    assert back.case_code == interview.case_code


def test_words_of_one_case_stay_out_of_the_other(
    north: Application, interview: Interview, other: Interview
) -> None:
    north.day.families.link(interview.id, other.id, Relation.PARTNER)
    patch = Patch("fear/one_line", (("fear/one_line", Value("De mi pareja.")),))
    north.interviewing.answer(interview.id, {Compartment.CORE: patch})
    assert "pareja" in str(north.reading.interview(interview.id).document)
    assert "pareja" not in str(north.reading.interview(other.id).document)
    assert "pareja" not in str(north.day.families.of_case(other.id))


def test_link_from_the_other_side_replaces_the_first(
    north: Application, interview: Interview, other: Interview
) -> None:
    families = north.day.families
    families.link(interview.id, other.id, Relation.COMPANION)
    families.link(other.id, interview.id, Relation.SIBLING)
    (there,) = families.of_case(interview.id)
    assert there.relation is Relation.SIBLING
    assert len(families.of_case(other.id)) == 1


def test_link_is_taken_back_from_either_side(
    north: Application, interview: Interview, other: Interview
) -> None:
    families = north.day.families
    for first, second in ((interview.id, other.id), (other.id, interview.id)):
        families.link(interview.id, other.id, Relation.GUARDIAN)
        families.unlink(first, second)
        assert families.of_case(interview.id) == ()
    with pytest.raises(NotNotedError):
        families.unlink(interview.id, other.id)
    assert north.verify(lambda _done, _total: None).is_sound


def test_secret_is_a_flag_and_shows_where_the_family_is_shown(
    north: Application, interview: Interview, other: Interview
) -> None:
    families = north.day.families
    families.link(interview.id, other.id, Relation.PARTNER)
    families.flag_secrets(other.id, keeps=True)
    assert families.keeps_secrets(other.id)
    assert not families.keeps_secrets(interview.id)
    assert families.of_case(interview.id)[0].keeps_secrets
    families.flag_secrets(other.id, keeps=False)
    assert not families.keeps_secrets(other.id)
    with pytest.raises(UnknownInterviewError):
        families.flag_secrets(InterviewId("ab" * 16), keeps=True)


def test_no_case_is_linked_with_itself_with_nobody_or_without_consent(
    north: Application, interview: Interview, other: Interview
) -> None:
    families = north.day.families
    with pytest.raises(DayRefusedError):
        families.link(interview.id, interview.id, Relation.PARTNER)
    with pytest.raises(UnknownInterviewError):
        families.link(interview.id, InterviewId("ab" * 16), Relation.PARTNER)
    take_back_consent(north, other.id)
    for first, second in ((interview.id, other.id), (other.id, interview.id)):
        with pytest.raises(ConsentMissingError):
            families.link(first, second, Relation.PARTNER)
