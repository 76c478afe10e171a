"""What a question panel needs from any editor."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.file_asks import FileDecision
from intake.ui.presenters.interview_state import QuestionBlock

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
DELETE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class AnswerEditor(QWidget):
    """A widget in which one answer is typed or chosen. Values are XForm strings.

    Enter goes on, Delete (in a field of text: Ctrl+Delete) takes the answer away, digits choose.
    An editor is asked to `display` again and again; what is half typed stays as it is.
    """

    typed = Signal(str, int)
    """Half-typed text and the caret."""
    given = Signal(str)
    """An answer: focus left, a choice was made, or Enter was pressed."""
    file_chosen = Signal(str)
    """A file to attach, by where it lies."""
    file_decided = Signal(FileDecision)
    """What becomes of a file that waits."""
    entered = Signal()
    """Enter was pressed: go on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def display(self, block: QuestionBlock) -> None:
        """Show the question's value without announcing it; what has the focus is left alone."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give what stands in the field, if it was changed."""

    def clear(self) -> None:
        """Take the answer away; nothing where there is none to take."""

    def take_key(self, key: str) -> bool:
        """Choose by a number key; False when there is nothing to choose by it."""
        del key
        return False

    def name(self, words: str, description: str = "") -> None:
        """Tell screen readers what the field is for, and what is wrong with the answer."""
        self.setAccessibleName(words)
        self.setAccessibleDescription(description)

    def watch(self, field: QWidget) -> None:
        """Let Ctrl+Delete empty a field that has keys of its own; give it when the focus leaves."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the editor before the field does."""
        if event.type() is QEvent.Type.FocusOut:
            self.commit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            has_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if has_control and event.key() == Qt.Key.Key_Delete:
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what the fields inside left over: Enter, Delete and the digits."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier and self._take(event):
            return
        super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            self._enter()
        elif event.key() in DELETE:
            self.clear()
        else:
            text = event.text()
            return text.isascii() and text.isdigit() and self.take_key(text)
        return True

    def _enter(self) -> None:
        held = self.focusWidget()
        if isinstance(held, QPushButton):
            held.click()
            return
        self.commit()
        self.entered.emit()


EditorFactory = Callable[[Context], AnswerEditor]


class NoEditor(AnswerEditor):
    """For a note, and for what is kept but not asked."""

    def display(self, block: QuestionBlock) -> None:
        """Show nothing: a note is its words."""
