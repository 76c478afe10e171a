"""From an empty folder to a sealed bundle that another station takes in."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from intake.assets import folder
from intake.domain.answers import SkipReason
from intake.domain.interview import State
from intake.services.application import Application
from intake.services.ports import ListQuery
from intake.ui.presenters.first_start_state import Step
from intake.ui.views.bundle_dialog import BundleDialog
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.pdf_dialog import PdfDialog
from tests.journeys.conftest import PASSPHRASE, found, press, says, type_into

pytestmark = pytest.mark.journey


def first_start(qtbot: QtBot, window: Any, picture: Callable[[Any, str], Path]) -> None:
    """Answer the questions of the first start; the words of the sheets are typed back."""
    presenter = window._founding.presenter

    def go_on_to(step: Step) -> None:
        presenter.go_on()
        qtbot.waitUntil(lambda: presenter.state().step is step, timeout=30000)

    picture(window, "1-language")
    go_on_to(Step.ORGANISATION)
    presenter.edit(organisation="Alianza", site="Albergue Norte")
    go_on_to(Step.PERSON)
    presenter.edit(person="Coordinación")
    presenter.passphrase.edit(first=PASSPHRASE, again=PASSPHRASE)
    qtbot.waitUntil(lambda: presenter.state().passphrase.strength >= 3)
    picture(window, "2-person")
    go_on_to(Step.PLACE)
    presenter.go_on()
    qtbot.waitUntil(lambda: presenter.state().step is Step.RECOVERY_SHEET, timeout=60000)
    recovery = presenter.state().sheet.words
    picture(window, "3-recovery-sheet")
    go_on_to(Step.ORGANISATION_SHEET)
    organisation = presenter.state().sheet.words
    assert len(recovery) == len(organisation) == 24
    go_on_to(Step.WORDS_BACK)
    presenter.go_on()
    assert presenter.state().step is Step.WORDS_BACK
    for place, (sheet, number) in enumerate(presenter._asked):
        presenter.type_back(place, sheet.words[number])
    go_on_to(Step.READY)
    picture(window, "4-ready")
    presenter.go_on()


def interview(qtbot: QtBot, window: Any, picture: Callable[[Any, str], Path]) -> Any:
    """Record one interview by hand, in Spanish and English; return its id."""
    qtbot.waitUntil(lambda: bool(window.session.forms.rows))
    press(window, "New interview")
    qtbot.waitUntil(lambda: says(window, "Yes: begin the interview"))
    picture(window, "5-consent")
    press(window, "Yes: begin the interview")
    qtbot.waitUntil(lambda: window.findChild(InterviewView) is not None)
    view = window.findChild(InterviewView)
    qtbot.waitUntil(lambda: bool(view.card.panels))
    presenter = view._presenter
    presenter.answer("lawyer/has_lawyer", "no")
    presenter.go_to_question("about_you/name")
    qtbot.waitUntil(lambda: view.card.panels[0].path == "about_you/name")
    type_into(view.card.panels[0].findChild(QLineEdit), "Marisol")
    view.commit()
    answers = json.loads(
        folder("resources").joinpath("demo", "short_intake.json").read_text(encoding="utf-8")
    )["answers"]
    for path, said in answers.items():
        if isinstance(said, str) and path != "about_you/name":
            presenter.answer(path, said)
    picture(window, "6-interview")
    window.flip_language()
    presenter.go_to_section("fear")
    qtbot.waitUntil(lambda: not presenter.has_unsaved)
    qtbot.wait(50)
    picture(window, "7-interview-es")
    window.flip_language()
    presenter.skip_all_open(SkipReason.NOT_ASKED)
    presenter.go_to_section("finish")
    qtbot.waitUntil(lambda: says(window, "Finish the questions"))
    press(window, "Finish the questions")
    reading = window.session.application.reading
    qtbot.waitUntil(
        lambda: reading.interviews(ListQuery()).rows[0].state is State.READBACK, timeout=10000
    )
    qtbot.waitUntil(lambda: not presenter.has_unsaved)
    picture(window, "8-finished")
    view.left.emit()
    return reading.interviews(ListQuery()).rows[0].id


@pytest.mark.timeout(180)
def test_first_start_interview_pdf_bundle_second_store(
    qtbot: QtBot,
    tmp_path: Path,
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
    unlock: Callable[[Path], Application],
    picture: Callable[[Any, str], Path],
) -> None:
    window = open_window(tmp_path / "new" / "store")
    first_start(qtbot, window, picture)
    enter(window)
    named = interview(qtbot, window, picture)
    application = window.session.application
    assert application.reading.interview(named).document.values["about_you/name"].v == "Marisol"

    pdf = tmp_path / "summary.pdf"
    window.session.dialogs.export_pdf(named)
    dialog = window.findChild(PdfDialog)
    qtbot.wait(50)
    picture(dialog, "9-pdf")
    dialog._presenter.write(str(pdf))
    qtbot.waitUntil(lambda: pdf.is_file() and pdf.read_bytes().endswith(b"%%EOF\n"), timeout=20000)

    found(tmp_path / "second", "South")
    second = unlock(tmp_path / "second")
    card = tmp_path / "south.card"
    card.write_bytes(second.handing_over.own_card())
    bundle = tmp_path / "one.intake"
    window.session.dialogs.export_bundle(named)
    dialog = window.findChild(BundleDialog)
    sending = dialog._presenter
    sending.take_card(str(card))
    qtbot.waitUntil(lambda: bool(sending.state().stations), timeout=10000)
    press(window, "Of our own programme")
    qtbot.waitUntil(lambda: not any(each.is_partner for each in application.reading.contacts()))
    qtbot.waitUntil(lambda: bool(sending.state().can_send))
    qtbot.wait(100)
    sending.send(str(bundle))
    qtbot.waitUntil(lambda: Path(bundle).is_file(), timeout=20000)
    picture(dialog, "10-bundle")

    sender = second.handing_over.remember(application.handing_over.own_card(), is_partner=False)
    received = second.handing_over.receive(str(bundle), lambda _done, _all: None, sender)
    assert received.opened.records == (named,)
    here, there = application.reading.interview(named), second.reading.interview(named)
    assert "about_you/name" not in there.document.values  # nobody has compared the keys
    assert replace(there, document=here.document) == here
    assert there.document.values.items() <= here.document.values.items()
    again = second.handing_over.receive(str(bundle), lambda _done, _all: None, sender)
    assert (again.was_here, again.new_entries) == (True, 0)
