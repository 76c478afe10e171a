"""Before an interview the person's window shows the part of the script that is read, and no more."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from intake.i18n.consent_script import consent_script
from intake.ui.consent_beside import ConsentBeside
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.participant_place import Sounds
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter
from intake.ui.presenters.participant_state import ParticipantWishes, ShortWishes, Shows
from intake.ui.views.consent_view import ConsentView
from tests.ui.fakes import FORMS, InlineLane


class Silent:
    def can_play(self, _name: str) -> bool:
        return False

    def play(self, name: str, content: bytes) -> None:
        raise AssertionError(name, content)

    def stop(self) -> None:
        return


class Screen:
    def __init__(self, context: Context) -> None:
        self.view = ConsentView(context, (("en", "English"), ("es", "Español")))
        nobody: Any = None
        ports = ConsentPorts(nobody, InlineLane(), sentence, self.view.display, print, print, FORMS)
        words = context.localizer.words
        self.presenter = ConsentPresenter(ports, consent_script(), "Casa del Sol", words)
        self.view.attend(self.presenter)
        self.presenter.speak(words, "es")
        self.view.resize(1366, 768)
        self.view.show()
        memory = ShortWishes(ParticipantWishes(is_open=True))
        lane: Any = InlineLane()
        sounds = Sounds(lane, lambda _name: None, Silent(), print)
        self.beside = ConsentBeside(context, self.view, self.presenter, memory, sounds)

    @property
    def window(self) -> Any:
        return self.beside.place.window

    @property
    def words(self) -> str:
        found = (each for each in self.window.findChildren(QLabel) if each.isVisible())
        return "\n".join(each.text() for each in found if each.text())


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(context)
    qtbot.waitUntil(lambda: made.window.isVisible())
    yield made
    made.beside.end()
    made.view.close()


def turn(qtbot: QtBot, screen: Screen, key: Qt.Key) -> None:
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.view.setFocus()
    qtbot.keyClick(screen.view, key, Qt.KeyboardModifier.AltModifier)


def test_one_card_after_the_other_stands_there_in_the_persons_language(
    screen: Screen, qtbot: QtBot
) -> None:
    assert screen.words.startswith("Quién soy\nMe llamo ___. Trabajo en Casa del Sol.")
    turn(qtbot, screen, Qt.Key.Key_Right)
    assert screen.words.startswith("Para qué\n")
    turn(qtbot, screen, Qt.Key.Key_Left)
    turn(qtbot, screen, Qt.Key.Key_Left)
    assert screen.words.startswith("Quién soy\n")
    screen.presenter.turn(99)
    assert screen.words == "¿Me da permiso de anotar y guardar lo que me cuente?"
    screen.presenter.fill(today="eng")
    assert screen.words == "May I write down and keep what you tell me?"


def test_promise_and_notice_are_read_only_where_they_are_needed(screen: Screen) -> None:
    assert screen.presenter.state().parts == ("card0", "card1", "card2", "card3", "check", "ask")
    screen.presenter.fill(interpreter_needed=True, notice="mx")
    parts = screen.presenter.state().parts
    assert (parts[0], parts[-3:]) == ("promise", ("notice", "check", "ask"))
    assert screen.words.startswith("Prometo decir todo tal cual")
    screen.presenter.turn(5)
    assert screen.presenter.state().part == "notice"
    assert screen.words
    assert "{organisation}" not in screen.words


def test_emptied_window_stays_empty_until_the_next_part(screen: Screen) -> None:
    screen.beside.hide_from_person()
    screen.presenter.fill(witness="T-7")
    assert screen.window.page.shows == Shows.NOTHING
    screen.presenter.turn(1)
    assert screen.window.page.shows == Shows.TEXT
    assert "T-7" not in screen.words


def test_window_goes_with_the_screen(screen: Screen, context: Context) -> None:
    other = Screen(context)
    assert other.window is not None
    other.beside.end()
    assert other.window is None
    assert screen.window is not None
    other.view.close()
