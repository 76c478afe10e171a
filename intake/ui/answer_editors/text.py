"""Text, one line or many: half-typed text is announced as a draft, given text as an answer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from intake.forms.model import QuestionKind
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column
from intake.ui.presenters.interview_state import QuestionBlock


class LineEditor(AnswerEditor):
    """One line: words, a number, a place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._line = QLineEdit()
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._line.textEdited.connect(self._edited)
        self._line.editingFinished.connect(self.commit)
        self._line.returnPressed.connect(self.entered)
        self._is_dirty = False
        self.setLayout(column(self._line))
        self.setFocusProxy(self._line)

    def display(self, block: QuestionBlock) -> None:
        """Show the value, or the draft where there is one."""
        if block.kind in {QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.RANGE}:
            self._line.setMaximumWidth(self._context.s(200))
            self._line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._line.setReadOnly(block.is_readonly)
        shown = block.value if block.draft is None else block.draft
        if not self._is_dirty and shown != self._line.text():
            self._line.setText(shown)
            if block.draft is not None:
                self._line.setCursorPosition(block.caret)
                self._is_dirty = True

    def commit(self) -> None:
        """Give what was typed."""
        if self._is_dirty:
            self._is_dirty = False
            self.given.emit(self._line.text().strip())

    def name(self, words: str) -> None:
        """Name the field."""
        self._line.setAccessibleName(words)

    def _edited(self, text: str) -> None:
        self._is_dirty = True
        self.typed.emit(text, self._line.cursorPosition())


class LongTextEditor(AnswerEditor):
    """Many lines, with the widget's own undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(context.s(140))
        self._text.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._text.textChanged.connect(self._edited)
        self._text.installEventFilter(self)
        self._is_dirty = False
        self._is_showing = False
        self.setLayout(column(self._text))
        self.setFocusProxy(self._text)

    def display(self, block: QuestionBlock) -> None:
        """Show the value, or the draft where there is one."""
        self._text.setReadOnly(block.is_readonly)
        shown = block.value if block.draft is None else block.draft
        if self._is_dirty or shown == self._text.toPlainText():
            return
        self._is_showing = True
        self._text.setPlainText(shown)
        self._is_showing = False
        if block.draft is not None:
            caret = self._text.textCursor()
            caret.setPosition(min(block.caret, len(shown)), QTextCursor.MoveMode.MoveAnchor)
            self._text.setTextCursor(caret)
            self._is_dirty = True

    def commit(self) -> None:
        """Give what was typed, exactly as it was typed."""
        if self._is_dirty:
            self._is_dirty = False
            self.given.emit(self._text.toPlainText())

    def name(self, words: str) -> None:
        """Name the field."""
        self._text.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the text when the focus leaves the field."""
        if event.type() is QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        if not self._is_showing:
            self._is_dirty = True
            self.typed.emit(self._text.toPlainText(), self._text.textCursor().position())
