"""Days and times by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget

from intake.forms.model import QuestionKind
from intake.i18n.formats import month_names
from intake.ui.answer_editors.date_parts import years_meant
from tests.ui.answer_editors.conftest import Hand, NewHand

Key = Qt.Key
DATE, TIME, BOTH = QuestionKind.DATE, QuestionKind.TIME, QuestionKind.DATETIME


def fill(it: Hand, day: str, month: int, year: str) -> None:
    """Type a day in whatever order the language has its fields."""
    it.editor._day.setFocus()
    it.type(day)
    it.editor._month.setFocus()
    it.press(*(Key(Key.Key_0 + int(digit)) for digit in str(month)))
    it.editor._year.setFocus()
    it.type(year)


def test_day_month_and_year_are_typed(hand: NewHand) -> None:
    it = hand(DATE)
    fill(it, "4", 3, "2026")
    it.press(Key.Key_Return)
    assert (it.given, it.entered) == (["2026-03-04"], 1)


def test_fields_stand_in_the_order_of_the_language(hand: NewHand) -> None:
    it = hand(DATE)
    editor = it.editor
    first = {"en": editor._month, "es": editor._day}[editor._context.localizer.language]
    assert it.held is first
    names = month_names(editor._context.localizer.language)
    assert editor._month.itemText(3) == names[2]


def test_half_a_date_is_no_answer_yet(hand: NewHand) -> None:
    it = hand(DATE)
    it.editor._day.setFocus()
    it.type("4")
    it.leave()
    assert (it.given, it.typed) == ([], ["0000-00-04"])


@pytest.mark.parametrize(
    ("kind", "draft"),
    [
        (DATE, "0000-00-04"),
        (DATE, "0026-03-00"),
        (DATE, "2026-00-4a"),
        (DATE, "about-03-04"),
        (TIME, "half past"),
        (BOTH, "2026-03-04T9:3x"),
        (BOTH, "2026-00-00T12:3x55"),
    ],
)
def test_half_a_date_comes_back_as_it_was_typed(
    hand: NewHand, kind: QuestionKind, draft: str
) -> None:
    it = hand(kind, draft=draft)
    assert it.editor._text() == draft


@pytest.mark.parametrize("typed", ["26", "85"])
def test_year_of_two_digits_is_asked_about_and_taken_by_key(hand: NewHand, typed: str) -> None:
    it = hand(DATE)
    fill(it, "4", 3, typed)
    it.press(Key.Key_Return)
    assert (it.given, it.entered) == ([], 0)
    assert it.editor._meant.isVisible()
    year = {"26": "2026", "85": "1985"}[typed]
    assert it.held.text() == year  # type: ignore[attr-defined]
    it.press(Key.Key_Return)
    assert it.given == [f"{year}-03-04"]
    assert not it.editor._meant.isVisible()
    it.press(Key.Key_Return)
    assert it.entered == 1


def test_year_of_three_digits_is_not_taken(hand: NewHand) -> None:
    it = hand(DATE, appearance="year")
    it.type("202")
    it.leave()
    assert it.given == []
    assert it.editor._meant._words.text()
    it.press(Key.Key_Delete, control=True)
    assert it.given == [""]
    assert not it.editor._meant.isVisible()


def test_likelier_year_comes_first() -> None:
    today = date(2026, 11, 24)
    assert years_meant("26", today) == ("2026", "1926")
    assert years_meant("27", today) == ("2027", "1927")
    assert years_meant("85", today) == ("1985", "2085")
    assert years_meant("202", today) == ()


@pytest.mark.parametrize(
    ("appearance", "typed", "given"),
    [("year", "2026", "2026-01-01"), ("month-year", "2026", "2026-03-01")],
)
def test_form_may_ask_for_less_than_a_day(
    hand: NewHand, appearance: str, typed: str, given: str
) -> None:
    it = hand(DATE, appearance=appearance)
    if appearance == "month-year":
        it.editor._month.setFocus()
        it.press(Key.Key_3)
        it.leave()
    it.editor._year.setFocus()
    it.type(typed)
    it.leave()
    assert it.given == [given]
    assert not it.editor._day.isVisible()
    assert not it.editor._calendar.button.isVisible()


def test_time_is_typed(hand: NewHand) -> None:
    it = hand(TIME)
    it.type("9 pm")
    it.press(Key.Key_Return)
    assert it.given == ["9 pm"]


def test_stored_time_is_shown_without_its_seconds(hand: NewHand) -> None:
    assert hand(TIME, value="09:05:00.000").editor._time.text() == "09:05"
    it = hand(BOTH, value="2026-03-04T09:05:00.000-08:00")
    assert it.editor._time.text() == "09:05"


def test_control_delete_empties_every_field(hand: NewHand) -> None:
    it = hand(BOTH, value="2026-03-04T09:05:00.000")
    it.editor._month.setFocus()
    it.press(Key.Key_1)
    it.press(Key.Key_Delete, control=True)
    QTest.qWait(760)
    assert (it.given, it.editor._text()) == ([""], "")


def test_date_that_is_only_read_takes_no_key(hand: NewHand) -> None:
    it = hand(DATE, value="2026-03-04", is_readonly=True)
    it.press(Key.Key_Delete, control=True)
    it.press(Key.Key_F4)
    it.editor.clear()
    it.leave()
    assert it.given == []
    assert it.editor._calendar._pop_up is None


def test_calendar_opens_by_key_and_enter_takes_the_day(hand: NewHand) -> None:
    it = hand(DATE, value="2026-03-04")
    it.editor._day.setFocus()
    it.press(Key.Key_F4)
    pop_up = it.editor._calendar._pop_up
    calendar = pop_up.findChild(QCalendarWidget)
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-03-04"
    calendar.setSelectedDate(calendar.selectedDate().addDays(1))
    calendar.activated.emit(calendar.selectedDate())
    assert it.given == ["2026-03-05"]
    assert not pop_up.isVisible()


def test_calendar_leads_on_to_the_time(hand: NewHand) -> None:
    it = hand(BOTH)
    it.editor._day.setFocus()
    it.press(Key.Key_Down, alt=True)
    pop_up = it.editor._calendar._pop_up
    pop_up._take(QDate(2026, 3, 4))
    assert it.given == []
    assert it.editor._text() == "2026-03-04T"


def test_change_of_language_moves_the_fields_and_keeps_what_is_half_typed(hand: NewHand) -> None:
    it = hand(DATE)
    fill(it, "4", 3, "26")
    it.leave()
    before = it.editor._meant._words.text()
    localizer = it.editor._context.localizer
    localizer.set_language("en" if localizer.language == "es" else "es")
    assert it.editor._text() == "0026-03-04"
    assert it.editor._meant._words.text() != before
    order = {"en": it.editor._month, "es": it.editor._day}
    assert it.editor.focusProxy() is order[localizer.language]


def test_calendar_opens_above_where_there_is_no_room_below(hand: NewHand) -> None:
    it = hand(DATE, value="2026-03-04")
    window = it.editor.window()
    screen = window.screen().availableGeometry()
    window.resize(500, 80)
    window.move(screen.right() - 300, screen.bottom() - 90)
    it.editor._calendar.button.click()
    pop_up = it.editor._calendar._pop_up
    assert screen.contains(pop_up.frameGeometry())
    QTest.keyClick(pop_up, Key.Key_A)
    assert pop_up.isVisible()
    QTest.keyClick(pop_up, Key.Key_Escape)
    assert not pop_up.isVisible()
    assert it.given == []
