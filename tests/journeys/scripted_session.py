"""A whole session at the window in a process of its own, for others to look at from outside.

It is given a folder with a store, and the passphrase in a file that it reads without keeping a copy.
It says OPEN and LOCKED, and waits for a line after each.
"""

import ctypes
import os
import sys
import traceback
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from intake.app.doors import StoreDoors
from intake.domain.compartments import Compartment
from intake.storage.keys.kdf import FLOOR
from intake.storage.media import Attachment
from intake.ui.application import make_application, open_window
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.main_window import MainWindow
from intake.ui.preferences import Preferences, PreferencesFile

PATIENCE_MS = 30_000


def rest(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(until: object) -> None:
    """Let the window live until something is so."""
    assert callable(until)
    for _turn in range(PATIENCE_MS // 20):
        if until():
            return
        rest(20)
    raise TimeoutError


def type_letters(field: QWidget, letters: bytearray) -> None:
    """Type letter by letter, and leave no copy of the whole."""
    for place in range(len(letters)):
        event = QInputMethodEvent()
        event.setCommitString(chr(letters[place]))
        QApplication.sendEvent(field, event)
        letters[place] = 0


def writing_fields(panel: QWidget) -> list[QWidget]:
    """Return where one writes in a panel: a line, or a story."""
    return [*panel.findChildren(QLineEdit), *panel.findChildren(QPlainTextEdit)]


def read_letters(path: Path) -> bytearray:
    """Read a file into a buffer that can be wiped."""
    letters = bytearray(path.stat().st_size)
    number = os.open(path, os.O_RDONLY)
    os.readv(number, [letters])
    os.close(number)
    return letters


def press(window: QWidget, text: str) -> None:
    """Click the button that says this."""
    for each in window.findChildren(QAbstractButton):
        if each.isVisible() and each.isEnabled() and each.text() == text:
            each.click()
            return
    raise LookupError(text)


def unlock(window: MainWindow, passphrase: Path) -> None:
    """Type the passphrase, and wait for the list."""
    wait(lambda: window._unlocking is not None and window._unlocking.state().can_try)
    field = window.findChild(PassphraseEdit)
    assert field is not None
    type_letters(field, read_letters(passphrase))
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait(lambda: window.session is not None and window.session.forms.rows)


def interview(window: MainWindow, said: dict[str, bytearray]) -> None:
    """Begin an interview and give an answer to each question."""
    press(window, "New interview")
    wait(lambda: window.findChildren(QAbstractButton) and says(window, "Yes: begin the interview"))
    press(window, "Yes: begin the interview")
    assert window.conducting is not None
    conducting = window.conducting
    wait(lambda: conducting._view is not None and conducting._view.card.panels)
    view, presenter = conducting._view, conducting._running
    assert view is not None
    assert presenter is not None
    presenter.answer("lawyer/has_lawyer", "no")  # before that nobody tells what happened
    presenter.answer("fear/danger", "yes")  # so that it is asked of whom
    for path, text in said.items():
        presenter.go_to_question(path)
        rest(100)
        panel = next(each for each in view.card.panels if each.path == path)
        field = next(each for each in writing_fields(panel) if each.isVisible())
        field.setFocus()
        type_letters(field, text)
        rest(600)  # half-typed text is kept after a while of quiet
        view.card.commit()
        wait(lambda: not presenter.has_unsaved)


def attach(window: MainWindow, file: Path) -> None:
    """Keep a file as an attachment of the interview."""
    assert window.session is not None
    assert window.conducting is not None
    assert window.conducting._running is not None
    store = window.session.application.close.__self__  # type: ignore[attr-defined]
    interview = window.conducting._running.interview.id
    about = Attachment(interview, "picture", "image/png", Compartment.CORE)
    kept: list[object] = []
    window.conducting._threads.writer.run(
        lambda: store.keep_media(about, [file.read_bytes()]), kept.append, kept.append
    )
    wait(lambda: kept)
    file.unlink()


def says(window: QWidget, text: str) -> bool:
    """Tell whether such a button can be pressed."""
    return any(
        each.isVisible() and each.isEnabled() and each.text() == text
        for each in window.findChildren(QAbstractButton)
    )


def pause(word: str) -> None:
    """Say how far it has come, and wait for a line; who began this may read its memory."""
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
    os.write(1, f"{word}\n".encode())
    os.read(0, 1)


def main(folder: Path) -> None:
    """Unlock, interview, lock, and unlock no more."""
    os.umask(0o077)  # as the program itself begins
    application = make_application()
    opened = open_window(
        application,
        StoreDoors(FLOOR),
        Preferences(language="en"),
        PreferencesFile(str(folder / "config")),
    )
    window = opened.window
    window.open(str(folder / "store"))
    window.show()
    window.flip_language()
    window.flip_language()
    unlock(window, folder / "passphrase")
    said = {path.name.replace(".", "/"): read_letters(path) for path in (folder / "said").iterdir()}
    interview(window, said)
    attach(window, folder / "picture")
    (folder / "passphrase").unlink()
    pause("OPEN")
    window.lock()
    rest(500)
    lane, written = window._door_lane, list[object]()
    assert lane is not None
    lane.run(lambda: None, written.append, written.append)  # behind what is written over
    wait(lambda: written)
    pause("LOCKED")
    window.close()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except BaseException:  # noqa: BLE001 - whatever it was, the process must end
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)  # the lanes would keep it alive
