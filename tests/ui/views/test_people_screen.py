"""The People screen and its dialogs with a real store: admitted in the window, then inside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from intake.app.doors import StoreDoors
from intake.domain.people import Role
from intake.services.application import Application
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from intake.ui.dialogs import Dialogs
from intake.ui.kit.context import Context
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.kit.options import OptionBox
from intake.ui.people_dialogs import PeopleDialogs
from intake.ui.surface import Surface
from intake.ui.views.people_act_dialog import PeopleActDialog
from intake.ui.views.people_travel_dialog import PeopleTravelDialog
from intake.ui.views.sheet_page import SheetPage
from tests.ui.conftest import Show, settle
from tests.ui.views.conftest import PASSPHRASE, at_once

BETOS = "ancla pincel nube tambor ceniza limonero"


class Desk:
    def __init__(self, store: Application, context: Context, show: Show) -> None:
        self.window = QWidget()
        surface = Surface(context, self.window, Dialogs(context, self.window))
        self.people = PeopleDialogs(surface, store, at_once())
        show(self.window)
        show(self.people.view)

    def button(self, text: str) -> QPushButton:
        (found,) = (b for b in self.people.view.findChildren(QPushButton) if b.text() == text)
        return found

    @property
    def dialog(self) -> PeopleActDialog:
        (found,) = (each for each in self.window.findChildren(PeopleActDialog) if each.isVisible())
        return found

    def texts(self) -> str:
        labels = self.people.view.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())


@pytest.fixture
def desk(store: Application, context: Context, show: Show) -> Iterator[Desk]:
    enrolment = Enrolment(store.folder, "Beto", Role.REVIEWER, BETOS, "en")
    StoreDoors(FLOOR).people.enrol(enrolment)
    made = Desk(store, context, show)
    yield made
    made.people.close()


def sign_button(dialog: PeopleActDialog) -> QPushButton:
    (found,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Sign and seal")
    return found


def test_somebody_is_admitted_by_the_keyboard_and_opens_the_store(
    desk: Desk, store: Application, qtbot: QtBot, application: QApplication
) -> None:
    desk.button("Admit…").setFocus()
    qtbot.keyClick(desk.button("Admit…"), Qt.Key.Key_Space)
    settle(application)
    dialog = desk.dialog
    assert not sign_button(dialog).isEnabled()
    (waiting,) = store.people.waiting("en")
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert " ".join(waiting.words) in said
    tick = next(b for b in dialog.findChildren(QCheckBox) if b.text().startswith("I compared"))
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    typed = [each for each in dialog.findChildren(PassphraseEdit) if each.isVisible()]
    typed[-1].setText(PASSPHRASE)
    sign_button(dialog).click()
    settle(application)
    assert typed[-1].text() == ""
    assert "Signed and sealed." in [each.text() for each in dialog.findChildren(QLabel)]
    assert "Nobody waits." in desk.texts()
    dialog.accept()
    store.close()
    doors = StoreDoors(FLOOR)
    slot = next(each.slot for each in doors.doors(store.folder) if each.label == "Beto")
    inside = doors.unlock(store.folder, slot, BETOS)
    assert inside.session.label == "Beto"
    inside.close()


def test_wrong_passphrase_leaves_everything_and_the_field_empty(
    desk: Desk, store: Application, application: QApplication
) -> None:
    desk.people.view.admit_asked.emit(store.people.waiting("en")[0].request)
    dialog = desk.dialog
    next(b for b in dialog.findChildren(QCheckBox) if b.text().startswith("I compared")).click()
    fields = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
    fields[-1].setText("not this one at all")
    sign_button(dialog).click()
    settle(application)
    assert fields[-1].text() == ""
    assert dialog.banner.isVisible()
    assert len(store.people.waiting("en")) == 1
    assert sign_button(dialog).isEnabled()
    dialog.reject()


def test_screen_and_open_dialog_follow_the_language(
    desk: Desk, store: Application, context: Context, application: QApplication
) -> None:
    desk.people.view.admit_asked.emit(store.people.waiting("en")[0].request)
    context.localizer.set_language("es")
    settle(application)
    assert "El equipo" in desk.texts()
    assert " ".join(store.people.waiting("es")[0].words) in desk.texts()
    assert "Dar acceso a Beto" in [each.text() for each in desk.dialog.findChildren(QLabel)]
    desk.dialog.reject()


def test_nobody_lets_themselves_go(desk: Desk) -> None:
    leave = desk.button("Leaves…")
    assert not leave.isVisible()
    assert desk.button("Roles…").isVisible()


def test_last_coordinator_cannot_give_up_the_role_and_is_told(
    desk: Desk, application: QApplication
) -> None:
    desk.button("Roles…").click()
    settle(application)
    ticks = {each.text(): each for each in desk.dialog.findChildren(QCheckBox)}
    ticks["Auditor"].click()
    ticks["Coordinator"].click()
    settle(application)
    assert desk.dialog.banner.isVisible()
    assert not sign_button(desk.dialog).isEnabled()
    desk.dialog.reject()


def test_roles_begin_with_those_there_are(desk: Desk, application: QApplication) -> None:
    desk.button("Roles…").click()
    settle(application)
    ticks = {each.text(): each for each in desk.dialog.findChildren(QCheckBox)}
    assert ticks["Coordinator"].isChecked()
    ticks["Data steward"].click()
    settle(application)
    shown = [each.text() for each in desk.dialog.findChildren(QLabel)]
    assert any("Data steward" in each and each.startswith("You sign:") for each in shown)
    desk.dialog.reject()


def shown(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def visible(widget: QWidget, text: str) -> QPushButton:
    found = [b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    assert found, text
    return found[0]


def test_who_holds_which_key_is_on_the_screen(desk: Desk) -> None:
    holders = next(each for each in desk.texts().splitlines() if each.startswith("the answers"))
    assert "Coordinator" in holders
    assert "Recovery sheet" in holders


@pytest.mark.parametrize("which", ["One more Recovery sheet…", "New Organisation sheet…"])
def test_new_sheet_is_shown_before_the_old_one_is_asked_for(
    desk: Desk, store: Application, application: QApplication, which: str
) -> None:
    before = store.people.facts()
    desk.button(which).click()
    settle(application)
    dialog = desk.dialog
    (page,) = dialog.findChildren(SheetPage)
    assert page.isVisible()
    assert not [each for each in dialog.findChildren(PassphraseEdit) if each.isVisible()]
    visible(dialog, "The words are on paper").click()
    settle(application)
    assert not page.isVisible()
    assert "You sign:" in shown(dialog)
    sheet, passphrase = (e for e in dialog.findChildren(PassphraseEdit) if e.isVisible())
    sheet.setText("these are no words of a sheet")
    passphrase.setText(PASSPHRASE)
    sign_button(dialog).click()
    settle(application)
    assert dialog.banner.isVisible()
    assert (sheet.text(), passphrase.text()) == ("", "")
    assert store.people.facts() == before
    dialog.reject()


def test_keys_are_granted_anew_with_the_passphrase(
    desk: Desk, store: Application, application: QApplication
) -> None:
    before = store.people.grants()
    desk.button("Grant the keys anew…").click()
    settle(application)
    assert "Nobody gains or loses a key." in shown(desk.dialog)
    (field,) = (e for e in desk.dialog.findChildren(PassphraseEdit) if e.isVisible())
    field.setText(PASSPHRASE)
    sign_button(desk.dialog).click()
    settle(application)
    assert "Signed and sealed." in shown(desk.dialog)
    assert store.people.grants() == before
    desk.dialog.accept()


def test_alone_nobody_can_take_the_keys(desk: Desk, application: QApplication) -> None:
    desk.button("Take the keys away…").click()
    settle(application)
    (dialog,) = desk.window.findChildren(PeopleTravelDialog)
    assert "There is nobody else in the team." in shown(dialog)
    assert not visible(dialog, "Take the keys away…").isEnabled()
    assert not any(each.isVisible() for each in dialog.findChildren(OptionBox))
    dialog.reject()


def test_sheet_for_the_wall_is_written_where_it_was_wished(
    desk: Desk, application: QApplication, tmp_path: Path
) -> None:
    desk.button("Sheet for the wall…").click()
    (chooser,) = desk.window.findChildren(QFileDialog)
    file = tmp_path / "wall.pdf"
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    settle(application)
    assert file.read_bytes().startswith(b"%PDF")
    assert str(file) in shown(desk.window)


def test_sheet_for_the_wall_that_cannot_be_written_is_told(
    desk: Desk, application: QApplication, tmp_path: Path
) -> None:
    desk.button("Sheet for the wall…").click()
    (chooser,) = desk.window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "nowhere" / "wall.pdf"))
    chooser.reject()
    settle(application)
    assert "cannot be written" in shown(desk.window)
