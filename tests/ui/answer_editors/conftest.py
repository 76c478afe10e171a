"""Each editor on a screen of its own, in either language, and a hand on the keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from intake.forms.model import QuestionKind
from intake.ui.answer_editors import ANSWER_EDITORS, AnswerEditor
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.presenters.interview_state import QuestionBlock
from intake.ui.theme import ThemeName, make_theme
from tests.ui.conftest import type_text
from tests.ui.views.test_interview_view import block


class Hand:
    """Types into one editor, and remembers what the editor said."""

    def __init__(self, editor: AnswerEditor, question: QuestionBlock) -> None:
        self.editor: Any = editor
        self.question = question
        self.given: list[str] = []
        self.typed: list[str] = []
        self.entered = 0
        editor.given.connect(self.given.append)
        editor.typed.connect(lambda text, _caret: self.typed.append(text))
        editor.entered.connect(self._enter)
        self.show()
        editor.setFocus()

    def _enter(self) -> None:
        self.entered += 1

    def show(self, **changed: Any) -> None:
        """Show the question as a presenter would after a change."""
        self.question = replace(self.question, **changed)
        self.editor.display(self.question)
        self.editor.name(self.question.words.lead, self.question.problem)
        QApplication.processEvents()

    @property
    def held(self) -> QWidget:
        """What has the focus."""
        held = QApplication.focusWidget()
        return held if held is not None and self.editor.isAncestorOf(held) else self.editor

    def press(self, *keys: Qt.Key, control: bool = False, alt: bool = False) -> None:
        """Press keys, one after the other, wherever the focus is."""
        modifier = Qt.KeyboardModifier.NoModifier
        modifier = Qt.KeyboardModifier.ControlModifier if control else modifier
        modifier = Qt.KeyboardModifier.AltModifier if alt else modifier
        for key in keys:
            QTest.keyClick(self.held, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters and digits into the field that has the focus."""
        type_text(self.held, text)

    def leave(self) -> None:
        """Leave the editor, as Tab does after its last field."""
        self.editor.commit()


NewHand = Callable[..., Hand]


@pytest.fixture(params=["en", "es"])
def hand(request: pytest.FixtureRequest, application: QApplication) -> Iterator[NewHand]:
    """Makes an editor for a kind of question, in both languages in turn."""
    context = Context(Look(make_theme(ThemeName.LIGHT)), Localizer(request.param))
    shown: list[QWidget] = []

    def make(kind: QuestionKind, **facts: Any) -> Hand:
        editor = ANSWER_EDITORS[kind](context)
        editor.resize(900, 500)
        editor.show()
        editor.activateWindow()
        QApplication.processEvents()
        shown.append(editor)
        return Hand(editor, block(kind=kind, **facts))

    yield make
    for each in shown:
        each.close()
        each.deleteLater()
    application.processEvents()
