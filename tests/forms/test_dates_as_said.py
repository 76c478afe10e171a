"""Dates told in words come to a day only where that is plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.approximate_dates import DatePart, date_part, sibling
from intake.forms.dates_as_said import Guess, guessed

PLAIN = [
    ("1990", "1990-01-01", "year"),
    ("en 1990, creo", "1990-01-01", "year"),
    ("about 1990, before the rains", "1990-01-01", "before_after"),
    ("como en 1990", "1990-01-01", "estimate"),
    ("mayo de 2021", "2021-05-01", "month"),
    ("May 2021", "2021-05-01", "month"),
    ("12 de mayo de 2021", "2021-05-12", "exact"),
    ("around May 12, 2021", "2021-05-12", "estimate"),
    ("2021-05-12", "2021-05-12", "exact"),
    ("antes de Semana Santa de 2019", "2019-01-01", "before_after"),
    ("en las lluvias del 2019", "2019-01-01", "season"),
]
NOT_PLAIN = ["", "ayer", "12/05/2021", "entre 2018 y 2019", "mayo o junio de 2020", "31/02", "3019"]


@pytest.mark.parametrize(("words", "day", "precision"), PLAIN)
def test_plain_words_have_a_day(words: str, day: str, precision: str) -> None:
    found = guessed(words)
    assert (found.day, found.precision) == (day, precision)


@pytest.mark.parametrize("words", NOT_PLAIN)
def test_words_that_could_mean_two_days_have_none(words: str) -> None:
    assert guessed(words) == Guess()


def test_nearness_is_known_without_a_day() -> None:
    assert guessed("antes de Semana Santa") == Guess("", guessed("antes de 2019").precision)


@pytest.mark.parametrize("words", ["31 de febrero de 2021", "2021-02-31", "0 de mayo de 2021"])
def test_day_that_never_was_is_none(words: str) -> None:
    assert guessed(words).day == ""


@given(st.text(max_size=40))
def test_any_words_are_read(words: str) -> None:
    found = guessed(words)
    assert found.day == "" or len(found.day) == 10


def test_three_questions_know_each_other_by_their_names() -> None:
    assert date_part("harm[r1]/when/date") is DatePart.DATE
    assert date_part("leaving/left/left_as_said") is DatePart.AS_SAID
    assert date_part("leaving/left_why") is None
    assert sibling("leaving/left/left_as_said", DatePart.PRECISION) == "leaving/left/left_precision"
    assert sibling("harm[r1]/when/as_said", DatePart.DATE) == "harm[r1]/when/date"
    assert sibling("leaving/left_why", DatePart.DATE) == "leaving/left_why"
