import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from intake.ui.application import CrashPage, open_window
from intake.ui.idle_watch import IdleWatch
from intake.ui.kit.dialog import Dialog
from intake.ui.main_window import MainWindow
from intake.ui.preferences import Preferences, PreferencesFile
from intake.ui.presenters.first_start_state import Step
from intake.ui.presenters.locking import LockTimes
from intake.ui.presenters.participant_state import ParticipantWishes
from intake.ui.theme import ThemeName
from intake.ui.views.joining_view import JoiningView
from intake.ui.views.recovery_sheet_view import RecoverySheetView
from intake.ui.warming_up import MODULES, WarmingUp
from tests.ui.conftest import Show, settle, type_text
from tests.ui.fakes import WORDS, FakeDoors, FakePeople

OpenIt = Callable[..., MainWindow]
GOOD = "anchor brush cloud drum ember lemon"


@pytest.fixture
def open_it(application: QApplication, qtbot: QtBot) -> Iterator[OpenIt]:
    hooks = sys.excepthook, threading.excepthook
    made = []

    def run(
        doors: FakeDoors, folder: str = "/store", file: PreferencesFile | None = None
    ) -> MainWindow:
        preferences = Preferences(language="en", theme=ThemeName.LIGHT)
        opened = open_window(application, doors, preferences, file)  # type: ignore[arg-type]
        made.append(opened)
        opened.window.open(folder)
        opened.window.show()
        settle(application)
        return opened.window

    yield run
    for each in made:
        each.window.end()
        each.strings.remove()
        each.window.deleteLater()
    settle(application)
    sys.excepthook, threading.excepthook = hooks


def texts(window: MainWindow) -> set[str]:
    return {each.text() for each in window.findChildren(QLabel) if each.isVisible()}


def press(window: MainWindow, text: str) -> None:
    button = next(
        each
        for each in window.findChildren(QPushButton)
        if each.isVisible() and each.text() == text
    )
    button.click()


def test_without_a_store_the_first_start_is_shown(open_it: OpenIt) -> None:
    assert "Welcome" in texts(open_it(FakeDoors()))


def test_with_a_store_the_lock_screen_is_shown(open_it: OpenIt, qtbot: QtBot) -> None:
    window = open_it(FakeDoors(stores={"/store"}))
    assert "Unlock the interviews" in texts(window)
    assert "Welcome" not in texts(window)


def test_f2_turns_everything_and_keeps_what_is_typed(
    open_it: OpenIt, application: QApplication
) -> None:
    window = open_it(FakeDoors())
    press(window, "Next")
    field = next(each for each in window.findChildren(QLineEdit) if each.isVisible())
    type_text(field, "Casa del Señor")
    field.setCursorPosition(4)
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle(application)
    assert "Su organización" in texts(window)
    assert (field.text(), field.cursorPosition(), field.isUndoAvailable()) == (
        "Casa del Señor",
        4,
        True,
    )
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert "Your organisation" in texts(window)


def test_the_first_start_ends_at_the_lock_screen(open_it: OpenIt, qtbot: QtBot) -> None:
    doors = FakeDoors()
    window = open_it(doors)
    assert window._founding is not None
    founding = window._founding.presenter
    founding.go_on()
    founding.edit(organisation="Casa", site="Tijuana")
    founding.go_on()
    founding.edit(person="L. O.")
    founding.passphrase.edit(first=GOOD, again=GOOD)
    qtbot.waitUntil(lambda: founding.state().passphrase.strength == 4)
    founding.go_on()
    founding.go_on()
    qtbot.waitUntil(lambda: founding.state().step is Step.RECOVERY_SHEET)
    assert founding.holds_unseen_words
    founding.go_on()
    founding.go_on()
    for place, (sheet, number) in enumerate(founding._asked):
        founding.type_back(place, sheet.words[number])
    founding.go_on()
    doors.stores.add(doors.founded[0].folder)
    founding.go_on()
    qtbot.waitUntil(lambda: "Unlock the interviews" in texts(window))
    assert WORDS[3] not in texts(window)


def test_closing_before_the_papers_are_written_asks_first(open_it: OpenIt, qtbot: QtBot) -> None:
    window = open_it(FakeDoors())
    assert window._founding is not None
    founding = window._founding.presenter
    founding.edit(person="L. O.", organisation="C", site="T")
    founding.passphrase.edit(first=GOOD, again=GOOD)
    qtbot.waitUntil(lambda: founding.state().passphrase.strength == 4)
    for _step in range(4):
        founding.go_on()
    qtbot.waitUntil(lambda: founding.holds_unseen_words)
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    dialog = window.findChild(Dialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    assert window.isVisible()


def test_choices_are_remembered_in_one_small_file(open_it: OpenIt, tmp_path: Path) -> None:
    file = PreferencesFile(str(tmp_path))
    window = open_it(FakeDoors(), file=file)
    window.flip_language()
    assert PreferencesFile(str(tmp_path)).read().language == "es"
    assert [each.name for each in tmp_path.iterdir()] == ["window.ini"]


def test_strange_choices_count_as_none(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text(
        "[General]\nlanguage=xx\ntheme=pink\nscale=7\nlock_minutes=31\nlistening_minutes=19\n"
    )
    assert PreferencesFile(str(tmp_path)).read() == Preferences()


def test_preferences_come_back_as_they_were(tmp_path: Path) -> None:
    person = ParticipantWishes(is_open=True, zoom=150, shows_sensitive=True, echoes_answers=True)
    chosen = Preferences("es", ThemeName.CONTRAST, 125, 7, 30, "/somewhere/store", False, person)
    PreferencesFile(str(tmp_path)).write(chosen)
    assert PreferencesFile(str(tmp_path)).read() == chosen


def test_a_mistake_is_told_once_and_the_log_holds_no_message(
    open_it: OpenIt, capsys: pytest.CaptureFixture[str]
) -> None:
    window = open_it(FakeDoors())
    page = CrashPage()
    page.attach(window, window._parts.context)
    for _time in range(2):
        with pytest.raises(ValueError, match="María") as caught:
            int("María, +52 664")
        page.show(caught.value)
    dialogs = [each for each in window.findChildren(Dialog) if each.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].accept()
    logged = capsys.readouterr().err
    assert "ValueError at" in logged
    assert "María" not in logged


def test_a_key_is_a_sign_of_life_and_the_next_one_at_once_is_no_news(
    application: QApplication, show: Show
) -> None:
    field = QLineEdit()
    show(field)
    touched = list[int]()
    watch = IdleWatch(application)
    watch.touched.connect(lambda: touched.append(1))
    watch.start()
    QTest.keyClick(field, Qt.Key.Key_A)
    QTest.keyClick(field, Qt.Key.Key_B)
    watch.stop()
    assert touched == [1]
    QTest.keyClick(field, Qt.Key.Key_C)
    assert touched == [1]
    watch.deleteLater()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((Qt.Key.Key_Escape, Qt.Key.Key_Escape), 1),
        ((Qt.Key.Key_Escape, Qt.Key.Key_A), 0),
        ((Qt.Key.Key_Escape,), 0),
        ((Qt.Key.Key_Escape,) * 4, 2),
    ],
)
def test_escape_twice_is_one_act(
    application: QApplication, show: Show, keys: tuple[Qt.Key, ...], expected: int
) -> None:
    field = QLineEdit()
    show(field)
    escaped = list[int]()
    watch = IdleWatch(application)
    watch.escaped.connect(lambda: escaped.append(1))
    watch.start()
    for key in keys:
        QTest.keyClick(field.windowHandle(), key)
    watch.stop()
    assert len(escaped) == expected
    watch.deleteLater()


def test_what_comes_after_the_lock_screen_is_loaded_meanwhile(
    application: QApplication, qtbot: QtBot
) -> None:
    built = list[int]()

    def build() -> Iterator[None]:
        built.append(1)
        yield

    warming = WarmingUp(application, lambda: "es")
    warming.start(build)
    qtbot.waitUntil(lambda: warming.is_done, timeout=20_000)
    assert set(MODULES) <= set(sys.modules)
    assert built == [1]
    warming.deleteLater()


def test_somebody_new_leaves_the_lock_screen_and_comes_back(
    open_it: OpenIt, application: QApplication
) -> None:
    window = open_it(FakeDoors(stores={"/store"}))
    press(window, "I am new here")
    settle(application)
    assert "The role you ask for" in texts(window)
    window.flip_language()
    assert "La función que solicita" in texts(window)
    window.flip_language()
    view = window.findChild(JoiningView)
    assert view is not None
    view.back_asked.emit()
    settle(application)
    assert window.findChild(JoiningView) is None
    assert "Unlock the interviews" in texts(window)


def at_the_door() -> FakeDoors:
    doors = FakeDoors(stores={"/store"})
    vars(doors).update(doors=FakeDoors().doors, people=FakePeople())
    return doors


def test_words_of_a_sheet_do_not_stay_on_the_screen(
    open_it: OpenIt, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Preferences, "lock_times", LockTimes(0.6, 60.0))
    window = open_it(at_the_door())
    press(window, "I have the Recovery sheet")
    view = window.findChild(RecoverySheetView)
    assert view is not None
    field = next(each for each in view.findChildren(QLineEdit) if each.isVisible())
    type_text(field, "abandon")
    qtbot.waitUntil(lambda: window.findChild(RecoverySheetView) is None)
    said = "Nobody typed for a while, so what stood on the screen was taken away and forgotten."
    assert said in texts(window)
    press(window, "I have the Recovery sheet")
    assert all(not each.text() for each in window.findChildren(QLineEdit) if each.isVisible())


def test_escape_twice_takes_the_words_away_from_any_step(
    open_it: OpenIt, application: QApplication, qtbot: QtBot
) -> None:
    window = open_it(at_the_door())
    press(window, "I have the Recovery sheet")
    settle(application)
    for _ in range(2):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(RecoverySheetView) is None)
    assert "Unlock the interviews" in texts(window)
