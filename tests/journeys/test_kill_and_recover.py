"""A process is killed in mid-sentence; nothing acknowledged is lost, and it goes on there."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from intake.ui.views.interview_view import InterviewView
from tests.journeys.conftest import PASSPHRASE, press

pytestmark = pytest.mark.journey

HALF = "A mi hermana le dijeron que"
HALF_ASKED = "Of whom or of what are you afraid?"
LAST_ASKED = "Are you afraid to be in Mexico?"

CHILD = """
import sys
from intake.app.doors import StoreDoors
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose

folder, passphrase, half = sys.argv[1:]
application = StoreDoors().unlock(folder, "", passphrase)
form = application.shelf.newest("intake_f2").hash
consent = Consent(Purpose.COLLECT, Decision.GRANTED)
interview = application.interviewing.begin(form, consent, Languages("spa", "spa"))
session = application.shelf.session(interview)
for path, answer in (
    ("lawyer/has_lawyer", "no"),
    ("about_you/name", "Marisol"),
    ("fear/afraid_here", "yes"),
):
    application.interviewing.answer(interview.id, session.answer(path, answer).patches)
if half:
    application.interviewing.save_draft(
        session.compartment("fear/of_whom"), interview.id, "fear/of_whom", half, caret=len(half) - 4
    )
print("saved", interview.id, flush=True)
sys.stdin.read()
"""


def killed_in_an_interview(folder: Path, half: str) -> str:
    """Run an interview in a process of its own, kill it, and return the interview's id."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), PASSPHRASE, half],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    ) as child:
        assert child.stdout is not None
        word, _, interview = child.stdout.readline().strip().partition(" ")
        assert word == "saved"
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    return interview


@pytest.mark.timeout(60)
def test_after_a_kill_the_interview_goes_on_at_its_question(
    qtbot: QtBot,
    store_folder: Path,
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
    picture: Callable[[Any, str], Path],
) -> None:
    interview = killed_in_an_interview(store_folder, HALF)

    window = open_window(store_folder)
    enter(window)
    reading = window.session.application.reading
    qtbot.waitUntil(lambda: any(HALF_ASKED in text for text in words_on(window)), timeout=10000)
    picture(window, "asked")
    press(window, "Continue the interview")
    qtbot.waitUntil(lambda: window.findChild(InterviewView) is not None)
    view = window.findChild(InterviewView)
    qtbot.waitUntil(lambda: bool(view.card.panels) and view.card.panels[0].path == "fear/of_whom")

    kept = reading.interview(interview).document.values
    assert kept["lawyer/has_lawyer"].v == "no"
    assert kept["about_you/name"].v == "Marisol"
    assert kept["fear/afraid_here"].v == "yes"
    assert "fear/of_whom" not in kept

    field = view.card.panels[0].findChild(QLineEdit)
    assert field.text() == HALF
    assert field.cursorPosition() == len(HALF) - 4
    picture(window, "recovered")


@pytest.mark.timeout(60)
def test_after_a_kill_between_two_answers_the_last_question_is_named(
    qtbot: QtBot,
    store_folder: Path,
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
) -> None:
    interview = killed_in_an_interview(store_folder, "")

    window = open_window(store_folder)
    enter(window)
    qtbot.waitUntil(lambda: any(LAST_ASKED in text for text in words_on(window)), timeout=10000)
    press(window, "Continue the interview")
    qtbot.waitUntil(lambda: window.findChild(InterviewView) is not None)
    view = window.findChild(InterviewView)
    qtbot.waitUntil(lambda: bool(view.card.panels))
    reading, shelf = window.session.application.reading, window.session.application.shelf
    first_open = shelf.session(reading.interview(interview)).unanswered()[0]
    assert view.card.panels[0].path == first_open


def words_on(window: Any) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
