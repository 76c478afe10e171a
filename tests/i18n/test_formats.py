from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.i18n.formats import (
    ago_text,
    cldr_locale,
    date_text,
    day_text,
    duration_text,
    list_text,
    moment_text,
    number_text,
    size_text,
    time_text,
)

DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "November 24, 2026"),
        ("es", "24 de noviembre de 2026"),
        ("es-x-llano", "24 de noviembre de 2026"),
        ("mam", "24 de noviembre de 2026"),
        ("ht", "24 novanm 2026"),
        ("zz", "November 24, 2026"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(language: str, expected: str) -> None:
    assert date_text(DAY, language) == expected


def test_a_day_is_short() -> None:
    assert day_text(DAY, "es") == "24 nov"
    assert day_text(DAY, "ht") == "24 novanm"


def test_an_hour_has_no_seconds_and_no_rare_blank() -> None:
    assert time_text(MOMENT, "en") == "4:05 PM"
    assert time_text(MOMENT, "es") == "16:05"


def test_a_moment_has_both() -> None:
    assert moment_text(MOMENT, "es") == "24 nov 2026, 16:05"
    assert moment_text(MOMENT, "en") == "Nov 24, 2026, 4:05 PM"


def test_ages_and_lengths_are_in_one_unit() -> None:
    assert ago_text(timedelta(minutes=4), "es") == "hace 4 minutos"
    assert duration_text(timedelta(minutes=90), "en") == "2 hours"


def test_numbers_in_spanish_are_those_of_this_border() -> None:
    assert number_text(12345.5, "es") == "12,345.5"
    assert number_text(12345.5, "en") == "12,345.5"


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (0, "0\u00a0B"),
        (999, "999\u00a0B"),
        (1500, "1.5\u00a0kB"),
        (156_000, "156\u00a0kB"),
        (2_000_000_000, "2\u00a0GB"),
    ],
)
def test_a_size_takes_the_unit_that_suits_it(octets: int, expected: str) -> None:
    assert size_text(octets, "en") == expected


def test_a_list_is_a_phrase() -> None:
    assert list_text(["a", "b", "c"], "es") == "a, b y c"
    assert list_text(["a", "b"], "en") == "a and b"
    assert list_text(["a", "b", "c"], "ht") == "a, b ak c"
    assert list_text([], "es") == ""


@given(st.text(max_size=12))
def test_no_tag_whatsoever_breaks_a_format(language: str) -> None:
    assert cldr_locale(language).language
    assert "2026" in date_text(DAY, language) or not language.isascii()
