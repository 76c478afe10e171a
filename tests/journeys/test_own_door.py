"""Inside: the passphrase is changed, a paper is proved, and a drill is offered when it is due."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.domain.errors import WrongPassphraseError
from intake.services.doors import Founded, Founding
from intake.storage.keys.kdf import FLOOR
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.presenters.drill_schedule import DrillDates, DrillSchedule, ShortDrills
from intake.ui.shell import Place
from intake.ui.views.drill_dialog import DrillDialog, DrillNotice
from intake.ui.views.own_passphrase_dialog import OwnPassphraseDialog
from tests.journeys.conftest import press, type_into
from tests.journeys.conftest import says as has_button

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]
OLD = "sendero tejado limpio abrigo norte vela"
NEW = "ancla pincel nube tambor ceniza limonero"


def says(window: QWidget, text: str) -> bool:
    """Tell whether a label that can be seen has `text` in it."""
    labels = window.findChildren(QLabel)
    return any(each.isVisible() and text in each.text() for each in labels)


def is_offered(window: QWidget) -> bool:
    """Tell whether the quiet line can be seen."""
    return any(each.isVisible() for each in window.findChildren(DrillNotice))


@pytest.fixture
def founded(tmp_path: Path) -> Founded:
    founding = Founding(str(tmp_path / "store"), "Alliance", "North", "Ana", OLD, "en")
    return StoreDoors(FLOOR).found(founding, lambda _step: None)


def test_passphrase_is_changed_inside_and_the_old_one_opens_nothing(
    qtbot: QtBot,
    founded: Founded,
    open_window: Callable[[Path], Any],
    enter: Callable[..., None],
) -> None:
    window = open_window(Path(founded.folder))
    enter(window, OLD)
    window.session.shell.go(Place.SETTINGS)
    qtbot.waitUntil(lambda: has_button(window, "Change my passphrase…"))
    press(window, "Change my passphrase…")
    (dialog,) = window.findChildren(OwnPassphraseDialog)
    fields = [each for each in dialog.findChildren(PassphraseEdit) if each.isVisible()]
    for each, text in zip(fields, (OLD, NEW, NEW), strict=True):
        type_into(each, text)
    qtbot.waitUntil(lambda: says(dialog, "Very good"))
    qtbot.waitUntil(lambda: has_button(dialog, "Change the passphrase"))
    press(dialog, "Change the passphrase")
    qtbot.waitUntil(lambda: says(dialog, "The passphrase is changed."), timeout=20_000)
    assert [each.text() for each in fields] == ["", "", ""]
    press(dialog, "Close")
    window.lock()
    qtbot.waitUntil(lambda: window.session is None)
    doors = StoreDoors(FLOOR)
    with pytest.raises(WrongPassphraseError):
        doors.unlock(founded.folder, "", OLD)
    doors.unlock(founded.folder, "", NEW).close()


def test_drill_is_offered_when_it_is_due_and_changes_nothing(
    qtbot: QtBot,
    founded: Founded,
    open_window: Callable[[Path], Any],
    enter: Callable[..., None],
    picture: Callable[[Any, str], Path],
) -> None:
    window = open_window(Path(founded.folder))
    drills = ShortDrills()
    window._parts = replace(window._parts, drills=drills)
    schedule = DrillSchedule(drills, founded.folder)
    drills.remember_drill(schedule._store, DrillDates(None, date(2020, 1, 1)))
    enter(window, OLD)
    qtbot.waitUntil(lambda: is_offered(window))
    picture(window, "offered")
    press(window, "Prove that the words work")
    (dialog,) = window.findChildren(DrillDialog)
    dialog._presenter.entry.type(0, " ".join(founded.recovery.words))
    qtbot.waitUntil(lambda: dialog._try.isEnabled())
    press(dialog, "Try the words")
    qtbot.waitUntil(lambda: says(dialog, founded.recovery.key_id), timeout=20_000)
    picture(dialog, "proved")
    assert schedule.dates.last is not None
    assert window.findChild(DrillNotice) is None
    press(dialog, "Close")


def test_later_puts_the_drill_off(
    qtbot: QtBot,
    founded: Founded,
    open_window: Callable[[Path], Any],
    enter: Callable[..., None],
) -> None:
    window = open_window(Path(founded.folder))
    drills = ShortDrills()
    window._parts = replace(window._parts, drills=drills)
    schedule = DrillSchedule(drills, founded.folder)
    long_ago = date(2020, 1, 1)
    drills.remember_drill(schedule._store, DrillDates(None, long_ago))
    enter(window, OLD)
    qtbot.waitUntil(lambda: is_offered(window))
    press(window, "Later")
    qtbot.waitUntil(lambda: window.findChild(DrillNotice) is None)
    assert schedule.dates.due is not None
    assert schedule.dates.due > long_ago
    window.lock()
    qtbot.waitUntil(lambda: window.session is None)
    enter(window, OLD)
    qtbot.wait(400)
    assert window.findChild(DrillNotice) is None
