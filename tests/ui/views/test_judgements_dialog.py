"""The dialog of judgements at a real store: assessed, sealed, reviewed, finished, explained."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.states import State
from intake.i18n import Words
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.judgement_forms import Doing
from intake.ui.presenters.judgements import JudgementPresenter, JudgementTools, answers_of
from intake.ui.views.judgements_dialog import JudgementsDialog
from tests.services.conftest import PASSPHRASE, founded, north
from tests.services.judging_acts import to_confirmed
from tests.ui.conftest import type_text
from tests.ui.fakes import InlineLane
from tests.ui.presenters.test_judgements import DECIDING, DISPUTED, RECORD, Screen

__all__ = ["founded", "north"]


def texts(dialog: QWidget) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def press(dialog: QWidget, text: str) -> None:
    (found,) = [
        each
        for each in dialog.findChildren(QPushButton)
        if each.isVisible() and each.text() == text
    ]
    found.click()
    QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_a_record_goes_from_sheet_to_explained_in_the_window(
    north: Application, context: Context, window: QWidget
) -> None:
    interview = to_confirmed(north)
    dialog: Any = JudgementsDialog(context, window)
    lane, today = InlineLane(), north.reading.interview(interview)
    tools = JudgementTools(
        north,
        lane,
        lane,
        sentence,
        lambda moment, _words: f"{moment:%Y-%m-%d}",
        lambda each, words: answers_of(north, each, words),
        lambda: date(2026, 11, 24),
    )
    presenter = JudgementPresenter(tools, (interview, today.case_code), Words("en"), dialog.display)
    changes: list[bool] = []
    dialog.changed.connect(lambda: changes.append(True))
    dialog.attach(presenter)
    dialog.open()
    assert "Nothing was judged yet." in texts(dialog)
    press(dialog, "Say what I found …")
    fields = dialog._fields._fields
    fields["text:who"].setText("Two men.")
    fields["passphrase"].setText("wrong one entirely here now")
    press(dialog, "Sign")
    assert dialog.banner.isVisible()
    assert fields["text:who"].text() == "Two men."
    assert fields["passphrase"].text() == ""
    type_text(fields["passphrase"], PASSPHRASE)
    QTest.keyClick(fields["passphrase"], Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Assessment of record" in texts(dialog)
    assert "Not assessed. Two men." in texts(dialog)
    assert changes == [True]
    north.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
    presenter.open()
    QApplication.processEvents()
    press(dialog, "Send to review …")
    for key, text in (("asked_by", "C-1"), ("why", "every fifth")):
        dialog._fields._fields[key].setText(text)
    press(dialog, "Send to review")
    assert "You have sealed or assessed it, so somebody else reviews it." in texts(dialog)
    press(dialog, "Not my conclusion …")
    dialog._fields._fields["text:reason"].setPlainText("I saw it otherwise.")
    dialog._fields._fields["passphrase"].setText(PASSPHRASE)
    press(dialog, "Sign")
    assert "Signed under instruction: not their conclusion" in texts(dialog)
    assert north.reading.interview(interview).state is State.IN_REVIEW
    dialog.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_review_is_one_form_by_keyboard_and_language_keeps_what_is_typed(
    context: Context, window: QWidget, language: str
) -> None:
    screen = Screen(DISPUTED, in_force=DECIDING)
    dialog: Any = JudgementsDialog(context, window)
    tools = screen.tools
    presenter = JudgementPresenter(tools, (RECORD, "BD6KC-YHAB5"), Words("en"), dialog.display)
    dialog.attach(presenter)
    dialog.follow(presenter.speak)
    dialog.open()
    presenter.begin(Doing.REVIEW)
    QApplication.processEvents()
    fields = dialog._fields._fields
    assert fields["act"].hasFocus()
    fields["act"].setCurrentIndex(3)
    fields["text:reason"].setPlainText("Two towns, one street")
    menu = fields["links:reason"].menu()
    menu.actions()[0].trigger()
    context.localizer.set_language(language)
    presenter.speak(Words(language))
    assert fields["links:reason"].text().endswith("(1)")
    typed = dialog._fields.answers()
    assert (typed["act"], typed["text:reason"]) == ("disagree", "Two towns, one street")
    assert typed["links:reason"] == "a/who"
    assert all(each.accessibleName() for each in fields.values())
    note = fields["note"]
    assert isinstance(note, QPlainTextEdit)
    assert not note.isVisible()
    press(
        dialog,
        {"en": "A note to the auditor outside", "es": "Una nota a la auditoría externa"}[language],
    )
    assert note.isVisible()
    press(dialog, {"en": "Back", "es": "Atrás"}[language])
    assert dialog._list.isVisible()
    dialog.close()
