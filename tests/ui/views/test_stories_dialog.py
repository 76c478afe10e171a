"""Stories of an interview whose questions are over, and a translation that is put beside one."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import NothingToTranslateError
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.export import Subject
from intake.ui.presenters.stories import StoriesPresenter, StoriesState, StoryTools, Told
from intake.ui.presenters.story_acts import TranslationGiven
from intake.ui.stories_beside import open_stories
from tests.services.conftest import founded, north
from tests.ui.fakes import InlineLane
from tests.ui.views.conftest import at_once

__all__ = ["founded", "north"]
STORY = "leaving/left_why"
YES = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def press(dialog: QWidget, text: str) -> None:
    found = [e for e in dialog.findChildren(QPushButton) if e.isVisible() and e.text() == text]
    found[0].click()
    QApplication.processEvents()


def test_story_is_translated_after_the_questions(
    north: Application, context: Context, window: QWidget
) -> None:
    form = north.shelf.newest("intake_f3").hash
    told = north.interviewing.begin(form, YES, Languages("spa", "spa"))
    for path, text in (("lawyer/has_lawyer", "no"), (STORY, "De los que llegaron de noche.")):
        session = north.shelf.session(north.reading.interview(told.id))
        north.interviewing.answer(told.id, session.answer(path, text).patches)
    north.closing.leave(told.id, 2)
    surface: Any = SimpleNamespace(context=context, window=window)
    dialog = open_stories(surface, (north, at_once()), Subject(told.id, str(told.case_code)))
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert "De los que llegaron de noche." in said
    press(dialog, "Translate…")
    (writing,) = dialog.findChildren(QPlainTextEdit)
    writing.setPlainText("Of those who came at night.")
    by = [each for each in writing.window().findChildren(QLineEdit) if each.isVisible()]
    by[-1].setText("T-2")
    press(writing.window(), "Keep the translation")
    (made,) = north.testimony.translations(told.id)
    assert (made.path, made.by) == (STORY, "T-2")
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    assert "Of those who came at night." in shown


def test_refusal_is_said_and_the_stories_stay() -> None:
    def refuse(*_of: object) -> None:
        raise NothingToTranslateError(STORY)

    lane, states = InlineLane(), list[StoriesState]()
    tools = StoryTools(
        lambda _interview, language: ((Told(STORY, language, "De ellos."),), ()),
        refuse, lane, lane, sentence,
    )  # fmt: skip
    subject = Subject(InterviewId("1" * 32), "BD6KC-YHAB5")
    presenter = StoriesPresenter(tools, subject, Words("en"), states.append)
    presenter.open()
    presenter.speak(Words("es"))
    assert states[-1].stories[0].words.lead == "es"
    presenter.translate(STORY, TranslationGiven("x", "en", "T-2"))
    assert states[-1].problem
    assert states[-1].stories
