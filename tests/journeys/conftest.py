"""What journeys share: real stores in empty folders, real lanes, a real window, and pictures."""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.services.application import Application
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR
from intake.ui.application import Opened
from intake.ui.application import open_window as window_with
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.main_window import MainWindow
from intake.ui.preferences import Preferences
from intake.ui.theme import ThemeName, load_fonts
from intake.ui.views.interview_view import InterviewView

PASSPHRASE = "sendero tejado limpio abrigo norte vela"


def found(folder: Path, site: str) -> None:
    """Found a store at the lowest cost that is allowed."""
    founding = Founding(str(folder), "Alliance", site, "Coordinator", PASSPHRASE, "en")
    StoreDoors(FLOOR).found(founding, lambda _step: None)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "store"
    found(folder, "North")
    return folder


@pytest.fixture
def store_folder(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded, tmp_path / "store"))


@pytest.fixture
def unlock() -> Iterator[Callable[[Path], Application]]:
    """Unlock stores, and lock them all at the end."""
    opened: list[Application] = []

    def open_it(folder: Path) -> Application:
        application = StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)
        opened.append(application)
        return application

    yield open_it
    for application in opened:
        application.close()


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], MainWindow]]:
    """Open the window on a folder; a mistake of the program fails the journey."""
    opened: list[Opened] = []
    hooks = sys.excepthook, threading.excepthook

    def open_it(folder: Path) -> MainWindow:
        load_fonts()
        preferences = Preferences(language="en", theme=ThemeName.LIGHT)
        made = window_with(qapp, StoreDoors(FLOOR), preferences)
        opened.append(made)
        made.window.open(str(folder))
        made.window.show()
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        return made.window

    yield open_it
    for made in opened:
        made.strings.remove()
        made.window.close()
        made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def enter(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Type the passphrase at the lock screen and wait for the list."""

    def enter_it(window: MainWindow, passphrase: str = PASSPHRASE) -> None:
        qtbot.waitUntil(lambda: says(window, "Unlock"))
        field = window.findChild(PassphraseEdit)
        assert field is not None
        type_into(field, passphrase)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.session is not None, timeout=20000)

    return enter_it


@pytest.fixture
def asking(
    qtbot: QtBot,
    store_folder: Path,
    open_window: Callable[[Path], MainWindow],
    enter: Callable[[MainWindow], None],
) -> MainWindow:
    """A window in English in which the short intake has begun, at its first question."""
    window = open_window(store_folder)
    enter(window)
    begin_interview(qtbot, window)
    return window


def begin_interview(qtbot: QtBot, window: MainWindow) -> InterviewView:
    """Go from the list to the first question of the short intake, in English."""
    qtbot.waitUntil(
        lambda: window.session is not None and bool(window.session.forms.rows), timeout=20_000
    )
    press(window, "New interview")
    qtbot.waitUntil(lambda: says(window, "Yes: begin the interview"))
    press(window, "Yes: begin the interview")
    qtbot.waitUntil(lambda: window.findChild(InterviewView) is not None)
    view = window.findChild(InterviewView)
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.card.panels))
    return view


def type_into(widget: QWidget, text: str) -> None:
    """Type as an input method does: accents and all."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def says(window: QWidget, text: str) -> bool:
    """Tell whether a button that can be pressed says `text`."""
    buttons = window.findChildren(QAbstractButton)
    return any(each.isVisible() and each.isEnabled() and each.text() == text for each in buttons)


def press(window: QWidget, text: str) -> None:
    """Click the visible button that says `text`."""
    found = [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and text in each.text().split(" / ")
    ]
    assert found, f"no button says {text!r}"
    found[0].click()


@pytest.fixture
def picture(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[QWidget, str], Path]:
    """Keep a picture of a widget: in JOURNEY_PICTURES where that is set, else beside the store."""
    folder = Path(os.environ.get("JOURNEY_PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)

    def take(widget: QWidget, name: str) -> Path:
        file = folder / f"{request.node.name}-{name}.png"
        assert widget.grab().save(str(file))
        return file

    return take
