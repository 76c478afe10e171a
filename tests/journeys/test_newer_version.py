"""A newer version of a form arrives: it is compared, tried out, and an open interview moves to it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.ids import FormHash, InterviewId
from intake.forms.importing.builtin import builtin_packages
from intake.forms.xform import read_form
from intake.services.application import Application
from intake.ui.shell import Place
from intake.ui.views.compare_dialog import CompareDialog
from intake.ui.views.form_card import FormCard
from intake.ui.views.move_dialog import MoveDialog
from intake.ui.views.preview_window import PreviewWindow
from tests.journeys.conftest import press, says

pytestmark = pytest.mark.journey
NEWER = FormHash("fe" * 32)


def prepare(application: Application) -> InterviewId:
    """Record with the form as it comes, then add a version in which one question is gone."""
    package = builtin_packages()[0]
    form = application.shelf.newest(package.form_id).hash
    yes = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
    made = application.interviewing.begin(form, yes, Languages("spa", "spa"))
    for path, text in (("about_you/age_band", "age_25_39"), ("lawyer/has_lawyer", "no")):
        patches = {Compartment.CORE: Patch(path, ((path, Value(text)),))}
        application.interviewing.answer(made.id, patches)
    xform = package.xform
    for before, after in (
        (b'version="1"', b'version="2"'),
        (b"age_band", b"age_group"),
        (b"Do you already have a lawyer?", b"Is there a lawyer already?"),
    ):
        xform = xform.replace(before, after)
    newer = replace(package, hash=NEWER, version="2", xform=xform)
    application.shelf.add_builtin(newer, read_form(xform).compartments())
    application.close()
    return made.id


def said(window: QWidget) -> str:
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


@pytest.mark.timeout(120)
def test_a_newer_version_is_compared_tried_out_and_moved_to(
    qtbot: QtBot,
    store_folder: Path,
    unlock: Callable[[Path], Application],
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
    picture: Callable[[Any, str], Path],
) -> None:
    interview = prepare(unlock(store_folder))
    window = open_window(store_folder)
    enter(window)
    session = window.session
    qtbot.waitUntil(lambda: len(session.forms.rows) == 6 and session.cases.chosen is not None)
    session.shell.go(Place.FORMS)
    qtbot.waitUntil(lambda: says(window, "1 older version, 1 interview"))
    press(window, "1 older version, 1 interview")
    card = next(each for each in window.findChildren(FormCard) if "Short intake" in said(each))
    qtbot.waitUntil(lambda: "Version 1" in said(card))
    picture(window, "family")

    def menu(text: str) -> None:
        card.acts.menu.aboutToShow.emit()
        action = next(each for each in card.acts.menu.actions() if each.text() == text)
        action.trigger()

    menu("Compare with version 1…")
    qtbot.waitUntil(lambda: window.findChild(CompareDialog) is not None)
    dialog = window.findChild(CompareDialog)
    qtbot.waitUntil(lambda: "Is there a lawyer already?" in said(dialog))
    assert "From version 1 to version 2" in said(dialog)
    picture(dialog, "compared")
    press(dialog, "Close")

    press(card, "Preview")
    qtbot.waitUntil(lambda: window.findChild(PreviewWindow) is not None)
    preview = window.findChild(PreviewWindow)
    qtbot.waitUntil(lambda: "Is there a lawyer already?" in said(preview))
    assert "PREVIEW · VISTA PREVIA" in said(preview)
    preview.close()

    session.shell.go(Place.INTERVIEWS)
    qtbot.waitUntil(lambda: says(window, "Move to the newest version…"))
    press(window, "Move to the newest version…")
    qtbot.waitUntil(lambda: window.findChild(MoveDialog) is not None)
    moving = window.findChild(MoveDialog)
    qtbot.waitUntil(lambda: says(moving, "Move it without these answers"))
    qtbot.waitUntil(lambda: "How old are you?" in said(moving))
    assert "1 answer would be left out." in said(moving)
    assert "age_25_39" not in said(moving)
    picture(moving, "asked")
    press(moving, "Move it without these answers")
    qtbot.waitUntil(lambda: "goes on with version 2" in said(moving), timeout=10000)
    press(moving, "Close")
    moved = session.application.reading.interview(interview)
    assert moved.form == NEWER
    assert "about_you/age_band" not in moved.document.values
    assert moved.document.values["lawyer/has_lawyer"].v == "no"
    qtbot.waitUntil(lambda: not says(window, "Move to the newest version…"))
