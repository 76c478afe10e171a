"""The rules of an interview, with plain values."""

from collections.abc import Callable

import pytest

from intake.domain.answers import Patch, RowAdded, Value
from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import ClosedInterviewError, ConsentMissingError, SkipReasonMissingError
from intake.domain.events import ConsentRecorded, InterviewOpened, QuestionsFinished, SessionClosed
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview, State, after, opened

ANSWER = Patch("a", (("a", Value("1")),))


def interview(*decisions: Decision) -> Interview:
    event = InterviewOpened(FormHash("f" * 64), "f2", "1", CaseCode("0123456789"))
    made = opened(InterviewId("a" * 32), event)
    for decision in decisions:
        made = after(made, ConsentRecorded(Consent(Purpose.COLLECT, decision)))
    return made


def test_nothing_is_kept_before_consent() -> None:
    with pytest.raises(ConsentMissingError):
        interview().answer(ANSWER)


def test_the_newest_decision_counts() -> None:
    with pytest.raises(ConsentMissingError):
        interview(Decision.GRANTED, Decision.REFUSED).answer(ANSWER)


def test_consent_to_something_else_allows_no_answer() -> None:
    made = after(interview(), ConsentRecorded(Consent(Purpose.LAWYER, Decision.GRANTED)))
    with pytest.raises(ConsentMissingError):
        made.answer(ANSWER)


def test_an_answer_is_in_the_document_after_it_was_given() -> None:
    made = interview(Decision.GRANTED)
    assert after(made, made.answer(ANSWER)).document.values["a"] == Value("1")


@pytest.mark.parametrize(
    "act",
    [
        lambda made: made.answer(ANSWER),
        lambda made: made.pause(),
        lambda made: made.resume(),
        lambda made: made.finish(),
        lambda made: made.record_languages(Languages("spa", "spa")),
        lambda made: made.change_form(FormHash("e" * 64), "2", ()),
    ],
)
def test_a_finished_interview_takes_nothing_more(act: Callable[[Interview], object]) -> None:
    made = interview(Decision.GRANTED)
    finished = after(made, made.finish())
    assert finished.state is State.READBACK
    with pytest.raises(ClosedInterviewError):
        act(finished)


def test_finishing_needs_a_reason_for_every_question() -> None:
    with pytest.raises(SkipReasonMissingError) as caught:
        interview(Decision.GRANTED).finish(("a", "b"))
    assert caught.value.paths == ("a", "b")


@pytest.mark.parametrize(
    ("unanswered", "override", "kept"),
    [(("a",), " Taken to hospital. ", "Taken to hospital."), ((), "Nothing was open", "")],
)
def test_finishing_all_the_same_states_why(
    unanswered: tuple[str, ...], override: str, kept: str
) -> None:
    made = interview(Decision.GRANTED)
    assert made.finish(unanswered, override) == QuestionsFinished(kept)


def test_a_blank_reason_is_none() -> None:
    with pytest.raises(SkipReasonMissingError):
        interview(Decision.GRANTED).finish(("a",), "  ")


def test_a_pause_ends_with_going_on() -> None:
    made = interview(Decision.GRANTED)
    paused = after(made, made.pause())
    assert paused.state is State.PAUSED
    assert after(paused, paused.resume()).state is State.OPEN


def test_languages_are_those_recorded_last() -> None:
    made = interview(Decision.GRANTED)
    made = after(made, made.record_languages(Languages("mam", "spa")))
    made = after(made, made.record_languages(Languages("mam", "mam", interpreter_needed=True)))
    assert made.languages == Languages("mam", "mam", interpreter_needed=True)


def test_what_does_not_concern_the_record_changes_nothing() -> None:
    made = interview(Decision.GRANTED)
    assert after(made, SessionClosed()) == made


def test_another_version_leaves_what_it_has_no_place_for() -> None:
    made = interview(Decision.GRANTED)
    rows = (RowAdded("harm", "k1"), RowAdded("need", "k2"))
    values = (("a", Value("1")), ("harm[k1]/what", Value("x")), ("b", Value("2")))
    made = after(made, made.answer(Patch("a", values, rows)))
    lost = ("harm", "harm[k1]/what", "b")
    changed = made.change_form(FormHash("e" * 64), "2", lost, reason=" corrected ")
    assert (changed.lost, changed.reason) == (lost, "corrected")
    moved = after(made, changed)
    assert (changed.former, moved.form, moved.form_version) == (made.form, FormHash("e" * 64), "2")
    assert moved.document.values == {"a": Value("1")}
    assert moved.document.rows == {"need": ("k2",)}
