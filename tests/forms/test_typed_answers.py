"""What is typed becomes the text that ODK stores, or a problem."""

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.model import Question, QuestionKind
from intake.forms.problems import ProblemRule
from intake.forms.typed_answers import read_typed

CODES = ["a", "b", "c"]
K = QuestionKind


def question(kind: QuestionKind, **parameters: str) -> Question:
    return Question("q", "q", kind, "int" if kind is K.RANGE else "string", parameters=parameters)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (K.TEXT, "  as typed \n", "  as typed \n"),
        (K.TEXT, " \n", ""),
        (K.INTEGER, " 007 ", "7"),
        (K.INTEGER, "-3", "-3"),
        (K.DECIMAL, "1,50", "1.5"),
        (K.DECIMAL, "10", "10.0"),
        (K.DATE, "2026-1-9", "2026-01-09"),
        (K.DATE, "2026-01-09T10:00", "2026-01-09"),
        (K.INTEGER, "−3", "-3"),
        (K.DECIMAL, "−2.5", "-2.5"),
        (K.TIME, "9:05", "09:05:00.000"),
        (K.TIME, "9.05", "09:05:00.000"),
        (K.TIME, "930", "09:30:00.000"),
        (K.TIME, "9h", "09:00:00.000"),
        (K.TIME, "9:05 p. m.", "21:05:00.000"),
        (K.TIME, "12 am", "00:00:00.000"),
        (K.TIME, "09:05:00.000-06:00", "09:05:00.000-06:00"),
        (K.DATETIME, "2026-01-09T9:05 pm", "2026-01-09T21:05:00.000+00:00"),
        (K.DATETIME, "2026-01-09T10:00:00.000-06:00", "2026-01-09T10:00:00.000-06:00"),
        (K.SELECT_ONE, "b", "b"),
        (K.SELECT_MULTIPLE, "c a c", "a c"),
        (K.RANK, "c b a", "c b a"),
        (K.ACKNOWLEDGE, "true", "OK"),
        (K.GEOPOINT, "14.9, -92 0", "14.9 -92.0 0.0"),
        (K.BOOLEAN, "1", "true"),
    ],
)
def test_answer_is_stored_in_its_normal_form(kind: QuestionKind, typed: str, stored: str) -> None:
    read = read_typed(question(kind), typed, CODES, UTC)
    assert (read.text, read.broken) == (stored, None)


@pytest.mark.parametrize(
    ("kind", "typed", "rule"),
    [
        (K.INTEGER, "1.5", ProblemRule.NOT_WHOLE),
        (K.INTEGER, "9" * 40, ProblemRule.NOT_WHOLE),
        (K.DECIMAL, "1,000.5", ProblemRule.NOT_A_NUMBER),
        (K.DATE, "2026-13-01", ProblemRule.NOT_A_DATE),
        (K.DATETIME, "tomorrow", ProblemRule.NOT_A_DATE),
        (K.DATETIME, "2026-02-30T9:05", ProblemRule.NOT_A_DATE),
        (K.TIME, "25:00", ProblemRule.NOT_A_TIME),
        (K.TIME, "13 pm", ProblemRule.NOT_A_TIME),
        (K.TIME, "9", ProblemRule.NOT_A_TIME),
        (K.SELECT_ONE, "a b", ProblemRule.NOT_A_CHOICE),
        (K.SELECT_MULTIPLE, "a z", ProblemRule.NOT_A_CHOICE),
        (K.GEOPOINT, "91 0", ProblemRule.NOT_A_PLACE),
        (K.BOOLEAN, "perhaps", ProblemRule.NOT_A_CHOICE),
    ],
)
def test_answer_that_is_none_is_a_problem(
    kind: QuestionKind, typed: str, rule: ProblemRule
) -> None:
    assert read_typed(question(kind), typed, CODES, UTC).broken is rule


@pytest.mark.parametrize(
    ("appearance", "typed", "stored"),
    [
        ("year", "1987", "1987-01-01"),
        ("year", "1987-01-01", "1987-01-01"),
        ("month-year", "1987-5", "1987-05-01"),
        ("month-year", "1987-05-01", "1987-05-01"),
        ("", "1987", ""),
    ],
)
def test_year_and_month_are_kept_as_their_first_day(
    appearance: str, typed: str, stored: str
) -> None:
    asked = replace(question(K.DATE), appearance=(appearance,))
    assert read_typed(asked, typed, (), UTC).text == stored


@pytest.mark.parametrize(
    ("typed", "is_fine"), [("1", True), ("3", True), ("2", False), ("7", False)]
)
def test_range_keeps_to_its_steps(typed: str, is_fine: bool) -> None:
    asked = question(K.RANGE, start="1", end="5", step="2")
    assert (read_typed(asked, typed, (), UTC).broken is None) is is_fine


@given(st.sampled_from(list(K)), st.text(max_size=30))
def test_reading_what_was_stored_changes_nothing(kind: QuestionKind, typed: str) -> None:
    first = read_typed(question(kind), typed, CODES, UTC)
    again = read_typed(question(kind), first.text, CODES, UTC)
    assert first.broken is not None or again == first
