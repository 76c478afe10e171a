"""Somebody enrols, is admitted in the window, and unlocks in the same window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.domain.people import Role
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.shell import Place
from intake.ui.views.people_act_dialog import PeopleActDialog
from tests.journeys.conftest import PASSPHRASE, press

pytestmark = pytest.mark.journey
BETOS = "ancla pincel nube tambor ceniza limonero"


def says(window: QWidget, text: str) -> bool:
    """Tell whether a label that can be seen says `text`."""
    labels = window.findChildren(QLabel)
    return any(each.isVisible() and each.text() == text for each in labels)


@pytest.mark.timeout(120)
def test_somebody_is_admitted_in_the_window_and_unlocks(
    qtbot: QtBot,
    store_folder: Path,
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
    picture: Callable[[Any, str], Path],
) -> None:
    doors = StoreDoors(FLOOR)
    made = doors.people.enrol(Enrolment(str(store_folder), "Beto", Role.INTERVIEWER, BETOS, "en"))
    window = open_window(store_folder)
    enter(window)
    window.session.shell.go(Place.PEOPLE)
    qtbot.waitUntil(lambda: says(window, " ".join(made.words)))
    picture(window, "waiting")
    press(window, "Admit…")
    (dialog,) = window.findChildren(PeopleActDialog)
    qtbot.waitUntil(lambda: says(dialog, "You sign: “Beto” is admitted as Interviewer."))
    next(b for b in dialog.findChildren(QCheckBox) if b.text().startswith("I compared")).click()
    field = next(e for e in dialog.findChildren(PassphraseEdit) if e.isVisible())
    field.setText(PASSPHRASE)
    press(dialog, "Sign and seal")
    qtbot.waitUntil(lambda: says(dialog, "Signed and sealed."), timeout=20_000)
    assert field.text() == ""
    picture(dialog, "signed")
    press(dialog, "Close")
    qtbot.waitUntil(lambda: says(window, "Beto"))
    window.lock()
    qtbot.waitUntil(lambda: window.session is None)
    slot = next(each.slot for each in doors.doors(str(store_folder)) if each.label == "Beto")
    inside = doors.unlock(str(store_folder), slot, BETOS)
    assert (inside.session.label, inside.session.role) == ("Beto", "interviewer")
    inside.close()
