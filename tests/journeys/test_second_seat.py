"""Two people, each with keys of their own, at one desk: what each leaves is there for each again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.domain.people import Role
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.services.ports import ListQuery
from intake.storage.keys.kdf import FLOOR
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.kit.rows import ChoiceRow
from tests.journeys.conftest import PASSPHRASE, begin_interview, says, type_into

pytestmark = pytest.mark.journey
BETOS = "ancla pincel nube tambor ceniza limonero"
LONG = "Me dijeron que me iban a matar, y salí esa misma noche."
MIDDLE = len(LONG) // 2


def labels(window: QWidget) -> str:
    """Return what the labels say that can be seen."""
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def admit_beto(store: Path) -> None:
    """Let Beto make keys, and the coordinator admit them."""
    doors = StoreDoors(FLOOR)
    made = doors.people.enrol(Enrolment(str(store), "Beto", Role.INTERVIEWER, BETOS, "en"))
    application = doors.unlock(str(store), "", PASSPHRASE)
    plan = application.people.plan(Admit(made.request, (Role.INTERVIEWER,)))
    application.people.carry_out(plan, Authority(PASSPHRASE))
    application.close()


def sit_down(qtbot: QtBot, window: Any, name: str, passphrase: str) -> Any:
    """Choose oneself at the lock screen, and type one's own passphrase there."""
    qtbot.waitUntil(lambda: any(name == e.accessibleName() for e in rows(window)), timeout=20_000)
    next(each for each in rows(window) if each.accessibleName() == name).click()
    try_passphrase(qtbot, window, passphrase)
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
    return window.session.application


def rows(window: Any) -> list[ChoiceRow]:
    return [each for each in window.findChildren(ChoiceRow) if each.isVisible()]


def try_passphrase(qtbot: QtBot, window: Any, passphrase: str) -> None:
    """Type it, and press Enter."""
    field = next(each for each in window.findChildren(PassphraseEdit) if each.isVisible())
    qtbot.waitUntil(field.isEnabled)
    qtbot.waitUntil(lambda: says(window, "Unlock"))
    qtbot.wait(200)  # the list of people is read anew beside the window
    type_into(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def half_typed(qtbot: QtBot, window: Any) -> None:
    """Begin an interview, and stop in the middle of a sentence."""
    view: Any = begin_interview(qtbot, window)
    view._presenter.go_to_section("about_you")
    qtbot.waitUntil(lambda: view.card.panels[0].path == "about_you/name")
    window.activateWindow()  # no window manager does it here
    qtbot.waitUntil(window.isActiveWindow)
    field = view.card.panels[0].findChild(QLineEdit)
    field.setFocus()
    type_into(field, LONG)
    field.setCursorPosition(MIDDLE)


@pytest.mark.timeout(240)
def test_another_person_takes_the_seat_with_keys_of_their_own(
    qtbot: QtBot,
    store_folder: Path,
    open_window: Callable[[Path], Any],
    picture: Callable[[Any, str], Path],
) -> None:
    admit_beto(store_folder)
    window = open_window(store_folder)
    sit_down(qtbot, window, "Coordinator", PASSPHRASE)
    half_typed(qtbot, window)
    window.lock()
    assert window.session is None

    # Beto sits down: the passphrase of somebody else does not open Beto's door
    qtbot.waitUntil(lambda: len(rows(window)) == 2, timeout=20_000)
    next(each for each in rows(window) if each.accessibleName() == "Beto").click()
    try_passphrase(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: "passphrase" in labels(window).casefold(), timeout=20_000)
    assert window.session is None
    qtbot.wait(1200)  # the wait after a wrong try
    session = sit_down(qtbot, window, "Beto", BETOS).session
    assert (session.label, session.role) == ("Beto", "interviewer")
    assert window.conducting is None or not window.conducting.is_running
    assert LONG not in labels(window)
    assert not any(each.text() == LONG for each in window.findChildren(QLineEdit))
    picture(window, "beto")
    window.lock()

    # and back: the same question, the same place in the same sentence
    reading = sit_down(qtbot, window, "Coordinator", PASSPHRASE).reading
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit), timeout=20_000)
    assert (window.focusWidget().text(), window.focusWidget().cursorPosition()) == (LONG, MIDDLE)
    (row,) = reading.interviews(ListQuery()).rows
    authors = {each.v for each in reading.interview(row.id).document.values.values()}
    assert LONG in authors
