"""The care for windows, clipboard and history, with systems that are only made up here."""

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from intake.ui.clipboard_care import ClipboardCare
from intake.ui.desk_care import (
    CaptureGuard,
    exclude_on_macos,
    exclude_on_windows,
    excluder_of_this_system,
)
from tests.ui.conftest import Show, settle

_Mode = QClipboard.Mode


class Clipboard(QObject):
    """A clipboard that knows whose its contents are; the one without a screen does not."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[QClipboard.Mode, QMimeData] = {}
        self.is_ours = True

    def setMimeData(self, data: QMimeData, mode: QClipboard.Mode) -> None:  # noqa: N802 - Qt's
        self.held[mode] = data
        self.changed.emit(mode)

    def mimeData(self, mode: QClipboard.Mode) -> QMimeData:  # noqa: N802 - Qt's
        return self.held[mode]

    def clear(self, mode: QClipboard.Mode) -> None:
        del self.held[mode]

    def ownsClipboard(self) -> bool:  # noqa: N802 - Qt's
        return self.is_ours and _Mode.Clipboard in self.held

    def ownsSelection(self) -> bool:  # noqa: N802 - Qt's
        return self.is_ours and _Mode.Selection in self.held

    def supportsSelection(self) -> bool:  # noqa: N802 - Qt's
        return True

    def copy(self, text: str, mode: QClipboard.Mode = _Mode.Clipboard) -> None:
        data = QMimeData()
        data.setText(text)
        self.setMimeData(data, mode)


@pytest.fixture
def clipboard(application: QApplication) -> Clipboard:
    return Clipboard()


@pytest.fixture
def care(application: QApplication, clipboard: Clipboard) -> Iterator[ClipboardCare]:
    made = ClipboardCare(cast("QClipboard", clipboard), application, seconds=0.1)
    yield made
    made.deleteLater()
    settle(application)


@pytest.mark.parametrize("mode", [_Mode.Clipboard, _Mode.Selection])
def test_what_was_copied_or_marked_is_gone_after_its_time(
    clipboard: Clipboard, care: ClipboardCare, qtbot: QtBot, mode: QClipboard.Mode
) -> None:
    clipboard.copy("María Ibáñez", mode)
    assert clipboard.held[mode].text() == "María Ibáñez"
    qtbot.waitUntil(lambda: not clipboard.held)


def test_what_was_copied_is_marked_for_keepers_of_histories(
    clipboard: Clipboard, care: ClipboardCare
) -> None:
    clipboard.copy("María Ibáñez")
    held = clipboard.held[_Mode.Clipboard]
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert held.text() == "María Ibáñez"


def test_forgetting_takes_ours_away_at_once_and_leaves_what_is_of_others(
    clipboard: Clipboard, care: ClipboardCare
) -> None:
    clipboard.copy("María Ibáñez")
    care.forget()
    assert not clipboard.held
    clipboard.is_ours = False
    clipboard.copy("a recipe")
    care.forget()
    assert clipboard.held[_Mode.Clipboard].text() == "a recipe"


def test_every_window_that_appears_is_excluded_from_capture(
    application: QApplication, show: Show
) -> None:
    excluded = list[int]()
    guard = CaptureGuard(application, excluded.append)
    window = show(QWidget())
    assert int(window.winId()) in excluded
    dialog = QDialog(window)
    dialog.open()
    settle(application)
    assert int(dialog.winId()) in excluded
    dialog.close()
    application.removeEventFilter(guard)
    guard.deleteLater()


class Library:
    """Remembers the calls; each function answers one thing."""

    def __init__(self, **answers: int) -> None:
        self.calls: list[tuple[Any, ...]] = []
        for name, answer in answers.items():
            setattr(self, name, self._function(name, answer))

    def _function(self, name: str, answer: int) -> Any:
        def called(*facts: Any) -> int:
            self.calls.append((name, *(getattr(each, "value", each) for each in facts)))
            return answer

        return called


def test_windows_is_asked_to_leave_the_window_out() -> None:
    user32 = Library(SetWindowDisplayAffinity=1)
    exclude_on_windows(user32, 77)
    assert user32.calls == [("SetWindowDisplayAffinity", 77, 0x11)]


def test_macos_is_asked_not_to_share_the_window() -> None:
    objc = Library(sel_registerName=5, objc_msgSend=9)
    exclude_on_macos(objc, 77)
    assert [each for each in objc.calls if each[0] == "objc_msgSend"] == [
        ("objc_msgSend", 77, 5),
        ("objc_msgSend", 9, 5, 0),
    ]


@pytest.mark.parametrize(("platform", "can"), [("linux", False), ("win32", True)])
def test_which_systems_can_leave_a_window_out(
    monkeypatch: pytest.MonkeyPatch, platform: str, can: bool
) -> None:
    user32 = Library(SetWindowDisplayAffinity=1)
    windll = type("Windll", (), {"user32": user32})
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    exclude = excluder_of_this_system()
    assert (exclude is not None) is can
    if exclude is not None:
        exclude(3)
        assert user32.calls == [("SetWindowDisplayAffinity", 3, 0x11)]


def test_a_mac_without_its_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("ctypes.util.find_library", lambda _name: None)
    assert excluder_of_this_system() is None


DIALOG = """
import sys
from PySide6.QtWidgets import QApplication, QFileDialog
from intake.ui.desk_care import protect
application = QApplication([])
if sys.argv[2] == "with":
    protect(application)
    protect(application)
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setDirectory(sys.argv[1])
dialog.open()
application.processEvents()
dialog.accept()
del dialog
application.processEvents()
application.quit()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the history's place on Linux")
@pytest.mark.parametrize(("care", "is_told"), [("without", True), ("with", False)])
def test_visited_folders_are_written_nowhere(tmp_path: Path, care: str, is_told: bool) -> None:
    visited, home = tmp_path / "stick-of-marisol", tmp_path / "home"
    visited.mkdir()
    home.mkdir()
    environment = {
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    words = [sys.executable, "-c", DIALOG, str(visited), care]
    subprocess.run(words, env=environment, check=True, timeout=60)
    written = [each for each in home.rglob("*") if each.is_file()]
    said = any(b"stick-of-marisol" in each.read_bytes() for each in written)
    assert said is is_told
