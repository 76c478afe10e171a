"""Before crossing: the keys leave in the window, nobody opens, and the file brings them back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.domain.errors import StoreTravellingError
from intake.storage.keys.kdf import FLOOR
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.kit.options import OptionBox
from intake.ui.shell import Place
from intake.ui.views.people_return_view import PeopleReturnView
from intake.ui.views.people_travel_dialog import PeopleTravelDialog
from tests.journeys.conftest import PASSPHRASE, press, says, type_into
from tests.journeys.test_second_seat import (
    BETOS,
    admit_beto,
    labels,
    rows,
    sit_down,
    try_passphrase,
)

pytestmark = pytest.mark.journey


def pick(box: OptionBox, name: str) -> None:
    """Pick a person as with the mouse."""
    at = next(at for at in range(box.count()) if box.itemText(at) == name)
    box.setCurrentIndex(at)
    box.activated.emit(at)


@pytest.mark.timeout(240)
def test_keys_leave_nobody_opens_and_they_come_back_with_their_file(
    qtbot: QtBot,
    store_folder: Path,
    open_window: Callable[[Path], Any],
    tmp_path: Path,
    picture: Callable[[Any, str], Path],
) -> None:
    admit_beto(store_folder)
    file = tmp_path / "elsewhere.age"
    window = open_window(store_folder)
    sit_down(qtbot, window, "Coordinator", PASSPHRASE)
    window.session.shell.go(Place.PEOPLE)
    qtbot.waitUntil(lambda: says(window, "Take the keys away…"), timeout=20_000)
    press(window, "Take the keys away…")
    (dialog,) = window.findChildren(PeopleTravelDialog)
    box = dialog.findChild(OptionBox)
    qtbot.waitUntil(lambda: box.count() == 1, timeout=20_000)
    pick(box, "Beto")
    assert "Nobody can open this store on this computer" in labels(dialog)
    assert "the passphrase of Beto" in labels(dialog)
    picture(dialog, "before")
    press(dialog, "Take the keys away…")
    (chooser,) = window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    qtbot.waitUntil(lambda: "lock it now" in labels(dialog), timeout=20_000)
    assert list((store_folder / "grants").glob("*.age")) == []
    picture(dialog, "gone")
    press(dialog, "Lock now")
    qtbot.waitUntil(lambda: window.session is None)

    # what was said is true: of nobody's passphrase, and without the file
    for name, passphrase in (("Coordinator", PASSPHRASE), ("Beto", BETOS)):
        qtbot.waitUntil(lambda: len(rows(window)) == 2, timeout=20_000)
        next(each for each in rows(window) if each.accessibleName() == name).click()
        try_passphrase(qtbot, window, passphrase)
        qtbot.waitUntil(lambda: "are with Beto" in labels(window), timeout=20_000)
        assert window.session is None
    doors = StoreDoors(FLOOR)
    for slot in doors.doors(str(store_folder)):
        with pytest.raises(StoreTravellingError):
            doors.unlock(
                str(store_folder), slot.slot, BETOS if slot.label == "Beto" else PASSPHRASE
            )
    picture(window, "travelling")

    press(window, "I bring the keys back")
    (view,) = window.findChildren(PeopleReturnView)
    box = view.findChild(OptionBox)
    qtbot.waitUntil(lambda: box.count() == 3, timeout=20_000)
    press(view, "Choose the file of keys…")
    (chooser,) = view.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    field = next(each for each in view.findChildren(PassphraseEdit) if each.isVisible())
    pick(box, "Coordinator")  # the file was not sealed to the traveller
    type_into(field, PASSPHRASE)
    press(view, "Put the keys back")
    qtbot.waitUntil(lambda: "sealed to somebody else" in labels(view), timeout=20_000)
    pick(box, "Beto")
    type_into(field, BETOS)
    press(view, "Put the keys back")
    qtbot.waitUntil(lambda: "The keys are back." in labels(view), timeout=20_000)
    picture(window, "back")
    press(view, "To the lock screen")
    sit_down(qtbot, window, "Coordinator", PASSPHRASE)
    assert window.session.application.session.label == "Coordinator"
