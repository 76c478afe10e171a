"""The desk locks and opens again: nothing is lost, nothing is seen, nobody learns a passphrase."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from intake.services.ports import ListQuery
from intake.ui.dialogs import Dialogs
from intake.ui.presenters.locking import Watch
from intake.ui.shell import Place
from intake.ui.system_signals import Heard
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.pin_dialog import PinDialog
from tests.journeys.conftest import press, says, type_into
from tests.journeys.test_language_in_mid_sentence import window, words_on

pytestmark = [pytest.mark.journey, pytest.mark.timeout(60)]
__all__ = ["window"]

Enter = Callable[[Any], None]
LONG = "Me dijeron que me iban a matar, y salí esa misma noche."
MIDDLE = len(LONG) // 2
NAME = "about_you/name"


def view_of(window: Any) -> InterviewView:
    """Return the interview that is on the screen now."""
    found: InterviewView = window.conducting._view
    return found


def type_story(qtbot: QtBot, window: Any, path: str = NAME, text: str = LONG) -> QLineEdit:
    """Type into a field, and stand in the middle of what is typed."""
    view = view_of(window)
    assert view._presenter is not None
    view._presenter.go_to_question(path)
    qtbot.waitUntil(lambda: any(each.path == path for each in view.card.panels))
    panel = next(each for each in view.card.panels if each.path == path)
    field = next(each for each in panel.findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    type_into(field, text)
    field.setCursorPosition(len(text) // 2)
    return field


def focused(qtbot: QtBot, window: Any, kind: type) -> Any:
    """Wait until a field of this kind has the keyboard again."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.conducting is not None and window.conducting.is_running)
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), kind))
    return window.focusWidget()


def test_unlocking_returns_to_the_same_question_and_caret(
    qtbot: QtBot, window: Any, enter: Enter
) -> None:
    field = type_story(qtbot, window)
    window.lock()
    assert window.session is None
    enter(window)
    back = focused(qtbot, window, QLineEdit)
    assert back is not field
    assert back.text() == LONG
    assert back.cursorPosition() == MIDDLE
    assert view_of(window).card.panels[0].path == NAME


def test_what_fits_nowhere_yet_is_kept_as_a_draft_through_the_lock(
    qtbot: QtBot, window: Any, enter: Enter
) -> None:
    type_story(qtbot, window, "dates_papers/court_date", "3")
    window.lock()
    enter(window)
    assert focused(qtbot, window, QLineEdit).text() == "3"
    (draft,) = window.session.application.reading.drafts()
    assert (draft.path, draft.text) == ("dates_papers/court_date", "0000-00-03")


def test_the_harmless_page_comes_before_anything_else_is_done(qtbot: QtBot, window: Any) -> None:
    order = list[str]()
    window._desk.hidden.connect(lambda: order.append("hidden"))
    close = window.session.close

    def note_and_close() -> None:
        order.append("closed")
        close()

    window.session.close = note_and_close
    Dialogs(window._parts.context, window).tell("A dialog", "with a name in it")
    window.lock()
    assert order == ["hidden", "closed"]
    assert not any(
        each.isVisible() for each in QApplication.topLevelWidgets() if each is not window
    )


def test_the_lock_button_of_the_rail_locks(qtbot: QtBot, window: Any) -> None:
    window.conducting._back()
    press(window, "Lock")
    assert window.session is None


def test_covered_it_shows_two_calm_sentences_in_both_languages_and_nothing_else(
    qtbot: QtBot, window: Any, picture: Callable[[Any, str], Path]
) -> None:
    field = type_story(qtbot, window)
    assert window._desk.pin.choose("4071")
    window._desk.cover()
    shown = words_on(window)
    assert {"Back in a moment", "Volvemos enseguida"} <= shown
    assert not any("Tijuana" in each or "interview" in each.casefold() for each in shown)
    assert not field.isVisible()
    picture(window, "covered")
    reading = window.session.application.reading
    (row,) = reading.interviews(ListQuery()).rows
    qtbot.waitUntil(
        lambda: LONG in {v.v for v in reading.interview(row.id).document.values.values()}
    )


def test_the_pin_brings_the_same_field_back_and_a_wrong_one_does_not(
    qtbot: QtBot, window: Any
) -> None:
    field = type_story(qtbot, window)
    window._desk.pin.choose("4071")
    window._desk.cover()
    pin = window._desk._cover._pin
    for typed, watch in (("9999", Watch.COVERED), ("4071", Watch.AWAKE)):
        type_into(pin, typed)
        qtbot.keyClick(pin, Qt.Key.Key_Return)
        assert window._desk.watch is watch
    assert field.isVisible()
    assert window.focusWidget() is field
    assert field.cursorPosition() == MIDDLE


def test_three_wrong_pins_lock(qtbot: QtBot, window: Any) -> None:
    window._desk.pin.choose("4071")
    window._desk.cover()
    pin = window._desk._cover._pin
    for typed in ("1111", "2222", "3333"):
        type_into(pin, typed)
        qtbot.keyClick(pin, Qt.Key.Key_Return)
    assert window.session is None
    assert says(window, "Unlock") or window._unlocking is not None
    assert not window._desk.pin.is_set


def test_no_key_of_the_window_does_anything_while_it_is_covered(qtbot: QtBot, window: Any) -> None:
    window._desk.pin.choose("4071")
    window._desk.cover()
    for key, change in (
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    ):
        qtbot.keyClick(window, key, change)
    qtbot.wait(50)
    assert window._parts.context.localizer.language == "en"
    assert window._desk.watch is Watch.COVERED


def test_escape_twice_without_a_pin_locks(qtbot: QtBot, window: Any) -> None:
    for _time in range(2):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert window.session is None


@pytest.mark.parametrize("heard", list(Heard))
def test_whatever_the_system_says_locks(qtbot: QtBot, window: Any, heard: Heard) -> None:
    window._desk.pin.choose("4071")
    window._desk.cover()
    window._desk._heard(heard)
    assert window.session is None


def test_listening_offers_a_pin_goes_dark_and_a_touch_lights_it(qtbot: QtBot, window: Any) -> None:
    press(window, "Listening")
    desk = window._desk
    assert desk.is_listening
    dialog = window.findChild(PinDialog)
    type_into(dialog._pin, "1111")
    press(dialog, "Use this PIN")
    assert dialog.isVisible()
    assert not desk.pin.is_set
    type_into(dialog._pin, "4071")
    press(dialog, "Use this PIN")
    assert desk.pin.is_set
    desk._policy._since -= 301
    desk._look()
    assert desk.watch.value == "dimmed"
    assert desk._dark.isVisible()
    qtbot.wait(300)  # signs of life are noticed a few times a second
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert desk.watch.value == "awake"
    assert desk._dark is None
    assert view_of(window).listen.isChecked()


def test_another_person_takes_the_seat_and_the_first_ones_place_waits(
    qtbot: QtBot, window: Any, enter: Enter
) -> None:
    type_story(qtbot, window)
    mine = window._last_person
    window.lock()
    stood = window._standing[mine]
    qtbot.waitUntil(lambda: window._unlocking is not None and window._unlocking.chosen == mine)
    window._last_person = "somebody-else"
    window._standing["somebody-else"] = None
    assert window._standing[mine] is stood
    enter(window)
    qtbot.waitUntil(lambda: window.conducting.is_running)
    assert window._last_person == mine
    assert LONG in focused(qtbot, window, QLineEdit).text()


def test_from_the_settings_a_pin_can_be_chosen(qtbot: QtBot, window: Any) -> None:
    window.conducting._back()
    window.session.shell.go(Place.SETTINGS)
    press(window, "Choose a PIN for coming back …")
    dialog = window.findChild(PinDialog)
    press(dialog, "Without a PIN")
    assert not window._desk.pin.is_set


def test_other_minutes_hold_at_once(qtbot: QtBot, window: Any) -> None:
    window.conducting._back()
    window.session.shell.go(Place.SETTINGS)
    settings = window.session.settings
    settings.choose(replace(settings.chosen, lock_minutes=1, listening_minutes=30))
    assert 30 < window._desk._policy.seconds_left <= 60
    assert (window._preferences.lock_minutes, window._preferences.listening_minutes) == (1, 30)
