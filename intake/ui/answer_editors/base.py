"""What a question panel needs from any editor."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label
from intake.ui.kit.layout import column
from intake.ui.presenters.interview_state import QuestionBlock


class AnswerEditor(QWidget):
    """A widget in which one answer is typed or chosen. Values are XForm strings."""

    typed = Signal(str, int)
    """Half-typed text and the caret."""
    given = Signal(str)
    """An answer: focus left, a choice was made, or Enter was pressed."""
    entered = Signal()
    """Enter was pressed in a field of one line."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def display(self, block: QuestionBlock) -> None:
        """Show the question's value without announcing it; what has the focus is left alone."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give what stands in the field, if it was changed."""

    def take_key(self, key: str) -> bool:
        """Choose by a number key; False when there is nothing to choose by it."""
        del key
        return False

    def name(self, words: str) -> None:
        """Tell screen readers what the field is for."""


EditorFactory = Callable[[Context], AnswerEditor]


class NoEditor(AnswerEditor):
    """For a note, and for what is kept but not asked."""

    def display(self, block: QuestionBlock) -> None:
        """Show nothing: a note is its words."""


class NotRecordedEditor(AnswerEditor):
    """For attachments, which this version lists at import as not recorded."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        sentence = N_("This version cannot attach files. Skip it with a reason.")
        self.setLayout(column(label(context, sentence, "muted")))

    def display(self, block: QuestionBlock) -> None:
        """Show the same sentence always."""
