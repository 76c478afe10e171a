"""One record judged by three people at one desk, in Spanish and by keyboard alone."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.domain.ids import InterviewId
from intake.domain.judgements import Conclusion
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.people import Role
from intake.domain.states import State
from intake.i18n import Words
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.kit.rows import ChoiceRow
from intake.ui.views.judgements_dialog import JudgementsDialog
from tests.journeys.conftest import PASSPHRASE, says, type_into
from tests.services.judging_acts import DIRECTED, to_confirmed

pytestmark = pytest.mark.journey

SPANISH = Words("es")
OWN = {"Coordinator": PASSPHRASE, "Beto": "ancla pincel nube tambor ceniza limonero",
       "Caro": "molino trigo arena barco espejo nieve"}  # fmt: skip
MANY_TABS = 80


@pytest.fixture(scope="module")
def judged_at(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, InterviewId]:
    """A store that decides, with somebody who interviews and somebody who reviews, and a confirmed record."""
    store = Path(shutil.copytree(founded, tmp_path_factory.mktemp("judged") / "store"))
    doors = StoreDoors(FLOOR)
    for name, role in (("Beto", Role.INTERVIEWER), ("Caro", Role.REVIEWER)):
        made = doors.people.enrol(Enrolment(str(store), name, role, OWN[name], "es"))
        application = doors.unlock(str(store), slot_of(store, "Coordinator"), PASSPHRASE)
        plan = application.people.plan(Admit(made.request, (role,)))
        application.people.carry_out(plan, Authority(PASSPHRASE))
        if name == "Caro":
            application.judgements.modes.set(
                OrganisationMode.ADJUDICATING, "The unit decides.", PASSPHRASE
            )
        application.close()
    application = doors.unlock(str(store), slot_of(store, "Beto"), OWN["Beto"])
    interview = to_confirmed(application)
    application.close()
    return store, interview


def slot_of(store: Path, name: str) -> str:
    return next(e.slot for e in StoreDoors(FLOOR).doors(str(store)) if e.label == name)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(which: Qt.Key, *, times: int = 1) -> None:
    for _turn in range(times):
        QTest.keyClick(focused(), which)


def tab_until(is_there: Callable[[QWidget], bool]) -> QWidget:
    for _turn in range(MANY_TABS):
        if is_there(focused()):
            return focused()
        key(Qt.Key.Key_Tab)
    raise AssertionError([type(focused()).__name__, focused().accessibleName()])


def tab_to(message: str) -> None:
    """Go with the Tab key to the button that says this in Spanish."""
    text = SPANISH.gettext(message)
    tab_until(
        lambda here: (
            isinstance(here, QAbstractButton) and text in (here.text() or here.accessibleName())
        )
    )


def press(message: str) -> None:
    tab_to(message)
    key(Qt.Key.Key_Space)


def tab_to_kind(kind: type[QWidget]) -> QWidget:
    key(Qt.Key.Key_Tab)
    return tab_until(lambda here: isinstance(here, kind))


def front(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def sit_down(qtbot: QtBot, window: Any, name: str) -> Any:
    """Choose oneself at the lock screen, and type one's own passphrase there."""

    def mine() -> list[ChoiceRow]:
        rows = window.findChildren(ChoiceRow)
        return [each for each in rows if each.isVisible() and each.accessibleName() == name]

    qtbot.waitUntil(lambda: bool(mine()), timeout=20_000)
    front(qtbot, window)

    def is_chosen() -> bool:
        if mine():  # the list of people is read anew, and its rows with it
            mine()[0].setFocus()
            QTest.keyClick(mine()[0], Qt.Key.Key_Space)
        return says(window, SPANISH.gettext("Unlock"))

    qtbot.waitUntil(is_chosen, timeout=20_000)
    field = next(each for each in window.findChildren(PassphraseEdit) if each.isVisible())
    qtbot.waitUntil(field.isEnabled, timeout=20_000)
    qtbot.wait(200)  # the list of people is read anew beside the window
    type_into(field, OWN[name])
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
    qtbot.waitUntil(lambda: bool(window.session.forms.rows), timeout=20_000)
    return window.session.application


def judgements(qtbot: QtBot, window: Any) -> Any:
    """Go to the record in the list, and to what was judged of it."""
    qtbot.waitUntil(lambda: SPANISH.gettext("Judgements") in texts(window), timeout=10_000)
    front(qtbot, window)
    press("Judgements")
    qtbot.waitUntil(lambda: any(e.isVisible() for e in window.findChildren(JudgementsDialog)))
    dialog = next(e for e in window.findChildren(JudgementsDialog) if e.isVisible())
    front(qtbot, dialog)
    return dialog


def sign(qtbot: QtBot, dialog: Any, name: str) -> None:
    """Type the passphrase for this one act, and Enter."""
    type_into(tab_to_kind(PassphraseEdit), OWN[name])
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog._list.isVisible() or dialog.banner.isVisible(), timeout=20_000)
    assert not dialog.banner.isVisible()


def review(qtbot: QtBot, dialog: Any, name: str, act: int, conclusion: int, why: str) -> None:
    """Choose what one finds and concludes, say why, and sign."""
    qtbot.waitUntil(lambda: says(dialog, SPANISH.gettext("Review …")))
    press("Review …")
    qtbot.waitUntil(lambda: dialog._fields._fields["conclusion"].isVisible())
    qtbot.wait(150)
    key(Qt.Key.Key_Down, times=act)
    tab_to_kind(QComboBox)
    key(Qt.Key.Key_Down, times=conclusion)
    if conclusion:
        tab_to_kind(QComboBox)
        key(Qt.Key.Key_Down, times=2)
    type_into(tab_to_kind(QPlainTextEdit), why)
    sign(qtbot, dialog, name)


@pytest.mark.timeout(120)
def test_record_is_assessed_disputed_and_reviewed_again(
    qtbot: QtBot,
    judged_at: tuple[Path, InterviewId],
    open_window: Callable[[Path], Any],
    picture: Callable[[Any, str], Path],
) -> None:
    store, interview = judged_at
    window = open_window(store)
    front(qtbot, window)  # a key of the window is heard where the window is in front
    QTest.keyClick(window, Qt.Key.Key_F2)

    # Beto, who led the interview, says what it holds, and signs it
    application = sit_down(qtbot, window, "Beto")
    dialog = judgements(qtbot, window)
    qtbot.waitUntil(lambda: says(dialog, SPANISH.gettext("Say what I found …")))
    press("Say what I found …")
    qtbot.waitUntil(lambda: dialog._fields._fields["conclusion"].isVisible())
    qtbot.wait(150)  # a form is laid out a turn after it was made
    tab_until(lambda here: here is dialog._fields._fields["conclusion"])
    key(Qt.Key.Key_Down)
    picture(dialog, "assessing")
    sign(qtbot, dialog, "Beto")
    dialog.accept()
    application.closing.seal(interview, "Lo escribí yo.", "es", OWN["Beto"])
    window.lock()

    # Caro reads it, and concludes otherwise: nothing of Beto's is touched
    application = sit_down(qtbot, window, "Caro")
    application.judgements.reviewing.direct(interview, DIRECTED)
    dialog = judgements(qtbot, window)
    review(qtbot, dialog, "Caro", act=3, conclusion=2, why="No dice quién fue.")
    picture(dialog, "disputed")
    assert application.reading.interview(interview).state is State.DISPUTED
    dialog.accept()
    window.lock()

    # the coordination reviews it again, and agrees with the first: all three stand there
    application = sit_down(qtbot, window, "Coordinator")
    dialog = judgements(qtbot, window)
    review(qtbot, dialog, "Coordinator", act=2, conclusion=0, why="Lo dice en la página dos.")
    qtbot.waitUntil(lambda: says(dialog, SPANISH.gettext("Finish …")), timeout=10_000)
    dialog._area.verticalScrollBar().setValue(dialog._area.verticalScrollBar().maximum())
    picture(dialog, "settled")
    standing = application.judgements.reviewing.standing(interview)
    assert [each.said.conclusion for each in standing.judgements][:2] == [
        Conclusion.POSITIVE,
        Conclusion.NEGATIVE,
    ]
    assert len(standing.judgements) == 3
    assert standing.state is State.REVIEWED
    dialog.accept()


def texts(window: QWidget) -> list[str]:
    """Return what buttons that can be seen say."""
    buttons = (each for each in window.findChildren(QAbstractButton) if each.isVisible())
    return [each.text() or each.accessibleName() for each in buttons]
