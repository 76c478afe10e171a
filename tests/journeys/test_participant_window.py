"""Staff answer, and beside them a window shows the person what is asked, and nothing more."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.participant_state import Shows
from intake.ui.shell import Place
from intake.ui.views.participant_window import ParticipantWindow
from tests.journeys.conftest import press, type_into
from tests.journeys.test_language_in_mid_sentence import window
from tests.journeys.test_locking import NAME, view_of

pytestmark = [pytest.mark.journey, pytest.mark.timeout(60)]
__all__ = ["window"]

AFRAID = "fear/afraid_here"
ASKED = "¿Tiene miedo de estar en México?"


def of_the_person() -> list[ParticipantWindow]:
    """Return the windows of that kind that can be seen."""
    every = QApplication.topLevelWidgets()
    return [each for each in every if isinstance(each, ParticipantWindow) and each.isVisible()]


def words_for_the_person() -> list[str]:
    (seen,) = of_the_person()
    return [each.text() for each in seen.findChildren(QLabel) if each.isVisible() and each.text()]


def presenter_of(window: Any) -> InterviewPresenter:
    found = view_of(window)._presenter
    assert found is not None
    return found


def stand_at(qtbot: QtBot, window: Any, path: str) -> None:
    view = view_of(window)
    presenter_of(window).go_to_question(path)
    qtbot.waitUntil(lambda: any(each.path == path for each in view.card.panels))


@pytest.fixture
def beside(qtbot: QtBot, window: Any) -> Any:
    """The window is opened by its key."""
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: bool(of_the_person()))
    window.activateWindow()  # no window manager does it here
    qtbot.waitUntil(window.isActiveWindow)
    return window.conducting.beside


def test_it_follows_in_spanish_while_staff_read_english_and_answer(
    qtbot: QtBot, window: Any, beside: Any, picture: Callable[[Any, str], Path]
) -> None:
    stand_at(qtbot, window, AFRAID)
    assert words_for_the_person() == [ASKED, "Sí", "No", "No sé", "Prefiero no contestar"]
    assert window._parts.context.localizer.language == "en"
    qtbot.wait(60)
    picture(window, "staff")
    picture(of_the_person()[0], "person")
    qtbot.keyClick(view_of(window), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: presenter_of(window)._session.question(AFRAID).value.v == "yes")
    assert not any(each.is_chosen for each in beside.place.window.page.choices)
    press(window, "Next")
    qtbot.waitUntil(lambda: ASKED not in words_for_the_person())


def test_a_name_is_never_asked_on_it_by_itself_nor_shown_when_typed(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    panel = next(each for each in view_of(window).card.panels if each.path == NAME)
    (field,) = (each for each in panel.findChildren(QLineEdit) if each.isVisible())
    type_into(field, "Marisol")
    view_of(window).commit()
    assert beside.place.window.page.shows is Shows.CALM
    assert words_for_the_person() == ["Puede descansar, no contestar o parar cuando quiera."]
    press(window, "Show")
    assert words_for_the_person() == [
        "¿Cómo quiere que le llamemos? No tiene que ser su nombre de papeles."
    ]


def test_staff_turn_their_language_and_the_person_keeps_theirs(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    stand_at(qtbot, window, AFRAID)
    before, shown = words_for_the_person(), beside.place.window
    qtbot.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window._parts.context.localizer.language == "es")
    assert words_for_the_person() == before
    beside.place.strip.language_picked.emit("en")
    assert words_for_the_person()[0] == "Are you afraid to be in Mexico?"
    assert beside.place.window is shown
    qtbot.keyClick(window, Qt.Key.Key_F2)


def test_on_a_page_of_several_it_follows_the_field_that_has_the_keyboard(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    presenter_of(window).answer("family/travel_with", "children")
    stand_at(qtbot, window, "family/travel_with")
    qtbot.waitUntil(lambda: beside.place.window.page.words == "¿Con quién viaja?")
    qtbot.waitUntil(lambda: len(view_of(window).card.panels) > 1)
    view_of(window).card.panels[1].editor.setFocus()
    qtbot.waitUntil(lambda: beside.place.window.page.words == "¿Cuántas personas adultas son?")


def test_frozen_it_stays_and_the_staff_window_says_so(
    qtbot: QtBot, window: Any, beside: Any, picture: Callable[[Any, str], Path]
) -> None:
    stand_at(qtbot, window, AFRAID)
    press(window, "Freeze")
    stand_at(qtbot, window, "fear/danger")
    assert words_for_the_person()[0] == ASKED
    assert beside.place.strip.property("banner") == "warn"
    qtbot.wait(60)
    picture(window, "frozen")
    press(window, "Freeze")
    assert words_for_the_person()[0] == "¿Corre algún peligro en México?"


def test_a_pause_empties_it_and_going_on_fills_it_again(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    stand_at(qtbot, window, AFRAID)
    press(window, "Pause")
    qtbot.waitUntil(lambda: words_for_the_person() == [])
    press(window, "Go on")
    qtbot.waitUntil(lambda: ASKED in words_for_the_person())


def test_escape_twice_empties_it_before_anything_else_and_it_waits_to_be_shown(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    stand_at(qtbot, window, AFRAID)
    window._desk.pin.choose("4071")
    seen: list[list[str]] = []
    window._desk.hidden.connect(lambda: seen.append(words_for_the_person()))
    window._desk.cover()
    assert seen == [[]]
    assert words_for_the_person() == []
    window._desk._policy.come_back()
    qtbot.wait(50)
    assert words_for_the_person() == []
    press(window, "Show")
    assert ASKED in words_for_the_person()


def test_the_lock_takes_it_away(qtbot: QtBot, window: Any, beside: Any) -> None:
    stand_at(qtbot, window, AFRAID)
    window.lock()
    assert of_the_person() == []
    assert window._preferences.participant.is_open


def test_the_last_page_shows_nothing_until_staff_want_it(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    stand_at(qtbot, window, AFRAID)
    presenter_of(window).go_to_section("finish")
    qtbot.waitUntil(lambda: words_for_the_person() == [])
    beside.stage.show_text("Lo que entendí", ("Usted tiene miedo.",), "es")
    assert words_for_the_person() == ["Lo que entendí", "Usted tiene miedo."]


def test_leaving_the_interview_takes_it_away_and_the_next_one_brings_it_back(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    interview = presenter_of(window).interview.id
    window.conducting._back()
    assert of_the_person() == []
    window.conducting.go_on(interview)
    qtbot.waitUntil(lambda: bool(of_the_person()))
    press_again = window.conducting.beside.place.window
    press_again.close()
    assert of_the_person() == []
    assert not window._preferences.participant.is_open
    assert view_of(window).isVisible()
    assert not view_of(window).top.participant.isChecked()


def test_settings_turn_on_what_is_sensitive_and_the_chosen_answer(
    qtbot: QtBot, window: Any, beside: Any
) -> None:
    interview = presenter_of(window).interview.id
    window.conducting._back()
    window.session.shell.go(Place.SETTINGS)
    settings = window.session.settings
    settings.choose(replace(settings.chosen, shows_sensitive=True, echoes_answers=True))
    window.conducting.go_on(interview)
    qtbot.waitUntil(lambda: bool(of_the_person()))
    stand_at(qtbot, window, NAME)
    assert window.conducting.beside.place.window.page.shows is Shows.QUESTION
    presenter_of(window).answer(AFRAID, "no")
    stand_at(qtbot, window, AFRAID)
    page = window.conducting.beside.place.window.page
    assert [each.is_chosen for each in page.choices] == [False, True, False, False]


def test_letters_grow_and_the_size_is_remembered(qtbot: QtBot, window: Any, beside: Any) -> None:
    press(window, "A+")
    press(window, "A+")
    assert window._preferences.participant.zoom == 150
    window.conducting.beside.place.close()
    window.conducting.beside.place.open()
    assert window.conducting.beside.place.window._zoom == 150
    assert of_the_person()
