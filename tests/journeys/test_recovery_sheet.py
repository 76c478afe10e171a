"""Every passphrase is lost: two papers, a new coordinator, and the team is admitted again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.domain.people import Role
from intake.services.doors import Founded, Founding
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.views.recovery_sheet_view import RecoverySheetView
from tests.journeys.conftest import press, type_into

pytestmark = pytest.mark.journey
LOST = "sendero tejado limpio abrigo norte vela"
NEW = "ancla pincel nube tambor ceniza limonero"
BETOS = "velvet harbor cactus mirror plank owl"


def says(window: QWidget, text: str) -> bool:
    """Tell whether a label that can be seen has `text` in it."""
    labels = window.findChildren(QLabel)
    return any(each.isVisible() and text in each.text() for each in labels)


def fields(window: QWidget) -> list[QLineEdit]:
    """Return the 24 fields of a sheet in their order."""
    found = {
        each.accessibleName(): each
        for each in window.findChildren(QLineEdit)
        if each.accessibleName().startswith("Word ")
    }
    return [found[f"Word {number}"] for number in range(1, 25)]


def type_words(qtbot: QtBot, window: QWidget, words: tuple[str, ...]) -> None:
    """Type the first letters of each word, as somebody does who knows that four are enough."""
    for field, word in zip(fields(window), words, strict=True):
        field.setFocus()
        type_into(field, word if len(word) == 3 else word[:4])
        qtbot.keyClick(field, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [each.text() for each in fields(window)] == list(words))


@pytest.fixture
def founded(tmp_path: Path) -> Founded:
    founding = Founding(str(tmp_path / "store"), "Alliance", "North", "Ana", LOST, "en")
    return StoreDoors(FLOOR).found(founding, lambda _step: None)


@pytest.mark.timeout(180)
def test_both_papers_make_a_coordinator_who_admits_the_team_again(
    qtbot: QtBot,
    founded: Founded,
    open_window: Callable[[Path], Any],
    enter: Callable[..., None],
    picture: Callable[[Any, str], Path],
) -> None:
    window = open_window(Path(founded.folder))
    qtbot.waitUntil(lambda: says(window, "Ana"))
    press(window, "I have the Recovery sheet")
    qtbot.waitUntil(lambda: window.findChild(RecoverySheetView) is not None)
    view = window.findChild(RecoverySheetView)
    qtbot.waitUntil(lambda: bool(fields(view)[0].hasFocus()))

    # the wrong paper is named, and so is a word that is on neither
    type_words(qtbot, view, founded.organisation.words)
    press(view, "Try the words")
    qtbot.waitUntil(lambda: says(view, "words of the Organisation sheet"), timeout=20_000)
    type_into(fields(view)[2], "qqq")
    assert says(view, "Word 3 is none of the list")

    for each in fields(view):
        each.clear()
        each.textEdited.emit("")
    type_words(qtbot, view, founded.recovery.words)
    picture(window, "words")
    press(view, "Try the words")
    qtbot.waitUntil(lambda: says(view, founded.recovery.key_id), timeout=20_000)

    first, again = (each for each in view.findChildren(PassphraseEdit) if each.isVisible())
    for each in (first, again):
        type_into(each, NEW)
    qtbot.waitUntil(lambda: says(view, "Very good"))
    press(view, "Next")
    qtbot.waitUntil(lambda: says(view, "“Ana” is admitted as coordinator"), timeout=20_000)
    type_words(qtbot, view, founded.organisation.words)
    press(view, "Sign and seal")
    qtbot.waitUntil(lambda: says(view, "Ana coordinates from now on."), timeout=60_000)
    picture(window, "done")
    press(view, "To the lock screen")

    qtbot.waitUntil(lambda: window.findChild(RecoverySheetView) is None)
    enter(window, NEW)
    people = window.session.application.people
    assert [(each.label, each.roles) for each in people.members()] == [("Ana", (Role.COORDINATOR,))]
    doors = StoreDoors(FLOOR)
    asked = doors.people.enrol(Enrolment(founded.folder, "Beto", Role.INTERVIEWER, BETOS, "en"))
    plan = people.plan(Admit(asked.request, (Role.INTERVIEWER,)))
    assert not plan.needs_sheet
    people.carry_out(plan, Authority(NEW))
    assert {each.label for each in people.members()} == {"Ana", "Beto"}
