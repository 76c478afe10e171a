from typing import Any

import pytest

from intake.forms.model import Question, QuestionKind
from intake.i18n import Words
from intake.reports.answer_words import Shown, shown
from intake.reports.voices import Voices

BOTH = Voices((Words("en"), Words("es")))
CHOICES = {"a": ("Water", "Agua"), "b": ("Food", "Comida")}


def said(
    kind: QuestionKind, text: str, *appearance: str, **more: Any
) -> tuple[tuple[str, ...], ...]:
    question = Question("q", "q", kind, "string", appearance=appearance)
    return shown(Shown(question, text, CHOICES, **more), BOTH)


def test_choice_is_said_by_its_label() -> None:
    assert said(QuestionKind.SELECT_ONE, "a") == (("Water", "Agua"),)


def test_each_of_several_choices_has_its_line() -> None:
    assert said(QuestionKind.SELECT_MULTIPLE, "b a") == (("Food", "Comida"), ("Water", "Agua"))


def test_choice_that_the_form_no_longer_offers_keeps_its_code() -> None:
    assert said(QuestionKind.SELECT_MULTIPLE, "a gone") == (("Water", "Agua"), ("gone", "gone"))


def test_typed_text_stands_once() -> None:
    assert said(QuestionKind.TEXT, "hola\nadiós") == (("hola\nadiós",),)


@pytest.mark.parametrize(
    ("text", "appearance", "precision", "wanted"),
    [
        ("2026-03-12", (), "", ("March 12, 2026", "12 de marzo de 2026")),
        ("2026-03-12", (), "exact", ("March 12, 2026", "12 de marzo de 2026")),
        ("2026-03-01", ("month-year",), "", ("March 2026", "marzo de 2026")),
        ("2026-03-12", (), "month", ("March 2026", "marzo de 2026")),
        ("2026-01-01", ("year",), "", ("2026", "2026")),
        ("2026-03-12", (), "unknown_month_day", ("2026", "2026")),
        (
            "2026-03-12",
            (),
            "estimate",
            ("about March 12, 2026", "alrededor del 12 de marzo de 2026"),
        ),
        ("soon", (), "estimate", ("soon", "soon")),
    ],
)
def test_date_is_written_no_more_exactly_than_it_is_known(
    text: str, appearance: tuple[str, ...], precision: str, wanted: tuple[str, str]
) -> None:
    assert said(QuestionKind.DATE, text, *appearance, precision=precision) == (wanted,)


def test_time_is_that_of_the_place_where_it_was_said() -> None:
    assert said(QuestionKind.TIME, "14:30:00.000-08:00") == (("2:30 PM", "14:30"),)


def test_moment_keeps_its_own_hour() -> None:
    (moment,) = said(QuestionKind.DATETIME, "2026-03-12T14:30:00.000-08:00")
    assert moment == ("Mar 12, 2026, 2:30 PM", "12 mar 2026, 14:30")


@pytest.mark.parametrize("text", ["1", "true"])
def test_yes_is_said_as_yes(text: str) -> None:
    assert said(QuestionKind.BOOLEAN, text) == (("Yes", "Sí"),)
    assert said(QuestionKind.BOOLEAN, "0") == (("No", "No"),)


def test_number_stays_as_it_was_typed() -> None:
    assert said(QuestionKind.INTEGER, "2019") == (("2019", "2019"),)


def test_file_is_not_named() -> None:
    (line,) = said(QuestionKind.IMAGE, "estrella-pasaporte.jpg")
    assert "estrella" not in " ".join(line)


def test_confirmation_is_said() -> None:
    assert said(QuestionKind.ACKNOWLEDGE, "OK") == (("Confirmed", "Confirmado"),)


def test_day_sorts_dates_only() -> None:
    assert (
        Shown(Question("q", "q", QuestionKind.DATETIME, ""), "2026-03-12T14:30", {}).day
        == "2026-03-12"
    )
    assert Shown(Question("q", "q", QuestionKind.TEXT, ""), "2026-03-12", {}).day == ""
