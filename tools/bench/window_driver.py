"""The real window, driven as a person drives it: keys, clicks, and waiting for what is shown."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from intake.app import build_doors
from intake.domain.consent import Languages
from intake.ui.application import Opened, make_application, open_window
from intake.ui.preferences import Preferences
from intake.ui.views.interview_view import InterviewView
from tools.bench import stores
from tools.bench.settings import CORPUS, PASSPHRASE, Settings

RMS = CORPUS / "forms" / "IndicatorCalc__RMS_CAPI_v2__3b3093.xlsx"
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A store with one interview begun for each form."""

    folder: str
    interviews: dict[str, str]
    """Name of the form → id of the interview."""


def prepare(settings: Settings, name: str) -> Prepared:
    """Return a copy of the store of 1,000 interviews, with an interview for each form begun."""
    folder = settings.folder("windows") / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stores.filled_store(settings.work, 1_000), folder)
    doors = build_doors()
    slot = doors.doors(str(folder))[0].slot
    application = doors.unlock(str(folder), slot, PASSPHRASE)
    hashes = {"built-in": application.shelf.forms()[0].hash}
    if RMS.is_file():
        checked = application.shelf.check(RMS.read_bytes(), RMS.name)
        hashes["RMS"] = application.shelf.add(checked, RMS.name).form.hash
    begun = {
        form: str(application.interviewing.begin(hash_, stores.GRANTED, Languages("spa", "spa")).id)
        for form, hash_ in hashes.items()
    }
    application.close()
    return Prepared(str(folder), begun)


class WindowDriver:
    """One window on one store."""

    def __init__(self, prepared: Prepared) -> None:
        """Show the lock screen."""
        self._prepared = prepared
        self.application = make_application()
        self._opened: Opened = open_window(
            self.application, build_doors(), Preferences(language="en")
        )
        self.window = self._opened.window
        self.localizer = self._opened.context.localizer
        self.window.open(prepared.folder)
        self.window.show()

    def wait(self, until: Callable[[], object]) -> None:
        """Let the loop run until something is so."""
        if until():
            return
        loop, given_up = QEventLoop(), time.monotonic() + PATIENCE_SECONDS

        def look() -> None:
            if until() or time.monotonic() > given_up:
                loop.quit()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(5)
        loop.exec()
        timer.stop()
        if not until():
            raise TimeoutError("the window did not come so far")

    def rest(self, milliseconds: int) -> None:
        """Let the loop run for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def type_passphrase(self) -> None:
        """Type it, once the lock screen lets."""
        field = self.window.findChild(QLineEdit)
        if not isinstance(field, QLineEdit):
            raise TypeError("no field for the passphrase")
        self.wait(field.isEnabled)
        self.rest(300)
        field.setText(PASSPHRASE)
        self._field = field

    def press_enter(self) -> None:
        """Unlock."""
        QTest.keyClick(self._field, Qt.Key.Key_Return)

    def is_listed(self) -> bool:
        """Tell whether the first rows are in the list."""
        session = self.window.session
        return session is not None and not session.cases.state().is_loading

    def open_interview(self, form: str) -> InterviewView:
        """Go on with the interview of a form, and return its screen."""
        conducting = self.window.conducting
        if conducting is None:
            raise LookupError("the store is locked")
        conducting.go_on(self._prepared.interviews[form])
        self.wait(lambda: bool(self._shown()) and bool(self._shown()[0].card.key))
        return self._shown()[0]

    def leave(self, view: InterviewView) -> None:
        """Go back to the list."""
        view.left.emit()
        self.wait(lambda: not (self.window.conducting and self.window.conducting.is_running))

    def close(self) -> None:
        """Lock and end, and take the store away."""
        self.window.close()
        self.application.processEvents()
        shutil.rmtree(Path(self._prepared.folder), ignore_errors=True)

    def _shown(self) -> list[InterviewView]:
        found = self.window.findChildren(InterviewView)
        return [each for each in found if each.isVisible()]
