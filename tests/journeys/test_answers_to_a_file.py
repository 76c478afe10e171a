"""Staff take answers out of the window as a file, without names, and the ledger knows of it."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.services.application import Application
from intake.ui.kit.options import OptionBox
from intake.ui.views.answers_dialog import AnswersDialog
from intake.ui.views.case_table import CaseTable
from tests.journeys.conftest import press, says

pytestmark = pytest.mark.journey


def record(application: Application) -> str:
    form = application.shelf.newest("intake_f2").hash
    yes = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
    made = application.interviewing.begin(form, yes, Languages("spa", "spa"))
    for place, path, text in (
        (Compartment.IDENTITY, "about_you/name", "Ana"),
        (Compartment.CORE, "about_you/age_band", "age_25_39"),
    ):
        application.interviewing.answer(made.id, {place: Patch(path, ((path, Value(text)),))})
    application.close()
    return made.id


@pytest.mark.timeout(90)
def test_answers_are_exported_by_keys_and_the_ledger_notes_it(
    qtbot: QtBot,
    store_folder: Path,
    tmp_path: Path,
    unlock: Callable[[Path], Application],
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
    picture: Callable[[Any, str], Path],
) -> None:
    interview = record(unlock(store_folder))
    window = open_window(store_folder)
    enter(window)
    qtbot.waitUntil(lambda: bool(window.session.forms.rows and window.session.cases.chosen))
    window.activateWindow()  # no window manager does it here
    qtbot.waitUntil(window.isActiveWindow)
    table = window.findChild(CaseTable)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(AnswersDialog) is not None)
    dialog = window.findChild(AnswersDialog)
    kind = next(
        each for each in dialog.findChildren(OptionBox) if each.currentData() == "kobo-xlsx"
    )
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(kind, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: says(dialog, "Elegir dónde…"))
    assert kind.currentData() == "tidy-csv"
    picture(dialog, "asked in Spanish")
    press(dialog, "Elegir dónde…")
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    files = window.findChild(QFileDialog)
    files.setDirectory(str(tmp_path))
    files.fileSelected.emit(str(tmp_path / "out.csv"))
    files.reject()
    qtbot.waitUntil(lambda: says(dialog, "Copiar"), timeout=20000)
    shown = [each.text() for each in dialog.findChildren(QLineEdit) if each.isVisible()]
    assert shown == [str(tmp_path / "out.csv")]
    said = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert "Se escribió 1 entrevista. Quien tenga el archivo puede leerla." in said
    picture(dialog, "written")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["path"]: row["value"] for row in csv.DictReader(stream)}
    assert rows["about_you/age_band"] == "age_25_39"
    assert "about_you/name" not in rows
    history = window.session.application.reading.history(interview)
    assert history[-1].type == "answers.exported"


@pytest.mark.timeout(60)
def test_the_key_that_locks_reaches_past_an_open_dialog(
    qtbot: QtBot,
    store_folder: Path,
    unlock: Callable[[Path], Application],
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
) -> None:
    record(unlock(store_folder))
    window = open_window(store_folder)
    enter(window)
    qtbot.waitUntil(lambda: bool(window.session.forms.rows and window.session.cases.chosen))
    press(window, "Export…")
    qtbot.waitUntil(lambda: window.findChild(AnswersDialog) is not None)
    dialog = window.findChild(AnswersDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: says(window, "Unlock"))
    assert window.session is None
    assert window.findChild(AnswersDialog) is None
