"""An interview without current training: asked why, guided for staff alone, counted afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.training import TrainingMode
from intake.services.application import Application
from intake.ui.main_window import MainWindow
from intake.ui.shell import Place
from intake.ui.views.guidance_cards import GuidanceCards
from intake.ui.views.guidance_view import GuidanceView
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.participant_window import ParticipantWindow
from intake.ui.views.untrained_dialog import UntrainedDialog
from tests.journeys.conftest import press, says

pytestmark = [pytest.mark.journey, pytest.mark.timeout(90)]
WHY = "the trainer is ill"


def words_for_the_person() -> str:
    seen = [each for each in QApplication.topLevelWidgets() if isinstance(each, ParticipantWindow)]
    labels = [each for window in seen for each in window.findChildren(QLabel)]
    return "\n".join(each.text() for each in labels)


def test_interview_without_training_takes_a_reason_and_is_counted(
    qtbot: QtBot,
    store_folder: Path,
    unlock: Callable[[Path], Application],
    open_window: Callable[[Path], MainWindow],
    enter: Callable[[MainWindow], None],
    picture: Callable[[QWidget, str], Path],
) -> None:
    application = unlock(store_folder)
    application.training.set_policy(TrainingMode.WARN, ["interviewing"])
    application.close()
    window = open_window(store_folder)
    enter(window)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: bool(session.forms.rows), timeout=20_000)
    press(window, "New interview")
    qtbot.waitUntil(lambda: window.findChild(UntrainedDialog) is not None)
    dialog = window.findChild(UntrainedDialog)
    assert dialog is not None
    assert not says(window, "Yes: begin the interview")
    dialog.reason.setText(WHY)
    dialog.go.click()
    qtbot.waitUntil(lambda: says(window, "Yes: begin the interview"))
    press(window, "Yes: begin the interview")
    qtbot.waitUntil(lambda: window.findChild(InterviewView) is not None)
    view = window.findChild(InterviewView)
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.card.panels))
    (cards,) = view.findChildren(GuidanceCards)
    (card,) = cards.folds
    assert not card.inner.isVisible()
    card.line.click()
    assert card.inner.isVisible()
    view.top.participant.click()
    qtbot.waitUntil(lambda: bool(words_for_the_person()))
    assert "Murad" not in words_for_the_person()
    assert "How we interview" not in words_for_the_person()
    picture(view, "beside")
    view.left.emit()
    session.shell.go(Place.GUIDANCE)
    page = window.findChild(GuidanceView)
    assert page is not None
    qtbot.waitUntil(lambda: "1 of 1" in page._share.text())
    (excepted,) = session.application.training.exceptions()
    assert excepted.reason == WHY
    history = session.application.reading.history(excepted.interview)
    assert not [each for each in history if each.type.startswith("training")]
