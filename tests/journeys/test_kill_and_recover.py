"""A process is killed in mid-sentence; nothing acknowledged is lost, and it goes on there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from intake.ui.interview_screen import InterviewScreen

pytestmark = pytest.mark.journey

HALF = "A mi hermana le dijeron que"

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
application.interviewing.save_draft(
    session.compartment("fear/of_whom"), interview.id, "fear/of_whom", half, caret=len(half) - 4
)
print("saved", interview.id, flush=True)
sys.stdin.read()
"""


def killed_in_mid_sentence(folder: Path, passphrase: str) -> str:
    """Run an interview in a process of its own, kill it, and return the interview's id."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), passphrase, HALF],
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
    qtbot, store_folder, unlock, lanes, context, picture
):
    from tests.journeys.conftest import PASSPHRASE

    interview = killed_in_mid_sentence(store_folder, PASSPHRASE)

    application = unlock(store_folder)
    (unfinished,) = application.interviewing.unfinished()
    assert unfinished.row.id == interview
    assert [draft.path for draft in unfinished.drafts] == ["fear/of_whom"]

    kept = application.reading.interview(unfinished.row.id).document.values
    assert kept["lawyer/has_lawyer"].v == "no"
    assert kept["about_you/name"].v == "Marisol"
    assert kept["fear/afraid_here"].v == "yes"
    assert "fear/of_whom" not in kept

    screen = InterviewScreen(context, application, lanes)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 768)
    screen.view.show()
    with qtbot.waitSignal(screen.ready):
        screen.open(unfinished.row.id, unfinished.drafts)
    panel = next(each for each in screen.view.card.panels if each.path == "fear/of_whom")
    field = panel.findChild(QLineEdit)
    assert field.text() == HALF
    assert field.cursorPosition() == len(HALF) - 4
    picture(screen.view, "recovered")
