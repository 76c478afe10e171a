"""The last page: what is still open, skipping the rest with one reason, and finishing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.domain.answers import SkipReason
from intake.i18n import N_, Words
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.presenters.interview_state import FinishBlock


class FinishPanel(QWidget):
    """Says what is open; with nothing open, the interview can be finished."""

    question_opened = Signal(str)
    rest_skipped = Signal(SkipReason)
    finish_asked = Signal()
    leave_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._context = context
        self._shown: FinishBlock | None = None
        self._title = plain_label("", "h1", wrap=True)
        self._text = plain_label("", "muted", wrap=True)
        self._open = QVBoxLayout()
        self._open.setSpacing(s(2))
        self._rest = holder(
            row(
                label(context, N_("Give all of these one reason:"), "muted"),
                self._skip_button(N_("Not asked"), SkipReason.NOT_ASKED),
                self._skip_button(N_("Prefers not to answer"), SkipReason.DECLINED),
                None,
                gap=s(8),
            )
        )
        self._finish = button(context, N_("Finish the questions"), "primary", sign="check")
        self._finish.clicked.connect(self.finish_asked)
        self._leave = button(context, N_("Back to interviews"))
        self._leave.clicked.connect(self.leave_asked)
        buttons = row(self._finish, self._leave, None, gap=s(12))
        self.setLayout(
            column(self._title, self._text, self._open, self._rest, s(4), buttons, gap=s(12))
        )
        context.localizer.changed.connect(self._say_again)

    def display(self, block: FinishBlock) -> None:
        """Show what is open."""
        changed = block != self._shown
        self._shown = block
        words = self._context.localizer.words
        self._title.setText(_title(block, words))
        self._text.setText(_text(block, words))
        is_open = bool(block.open_count) and not block.is_finished
        self._rest.setVisible(is_open)
        self._finish.setVisible(not block.is_finished)
        self._finish.setEnabled(not block.open_count)
        self._leave.setVisible(block.is_finished)
        if changed:
            self._rebuild(block if is_open else FinishBlock((), 0, is_finished=False))

    def _say_again(self, _language: str) -> None:
        if self._shown is not None:
            self.display(self._shown)

    def _skip_button(self, message: str, reason: SkipReason) -> QWidget:
        made = button(self._context, message, "quiet")
        made.clicked.connect(lambda: self.rest_skipped.emit(reason))
        return made

    def _go_to(self, path: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.question_opened.emit(path)

    def _rebuild(self, block: FinishBlock) -> None:
        while (item := self._open.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for path, question in block.open_questions:
            go = button(self._context, _data(question), "link")
            go.clicked.connect(partial(self._go_to, path))
            self._open.addLayout(row(go, None))
        more = block.open_count - len(block.open_questions)
        if more > 0:
            words = self._context.localizer.words
            text = words.ngettext("and {count} more", "and {count} more", more)
            self._open.addWidget(plain_label(text, "muted"))


def _title(block: FinishBlock, words: Words) -> str:
    if block.is_finished:
        return words.gettext("The questions are finished")
    if block.open_count:
        return words.ngettext(
            "{count} question is still open", "{count} questions are still open", block.open_count
        )
    return words.gettext("Every question has an answer or a reason")


def _text(block: FinishBlock, words: Words) -> str:
    if block.is_finished:
        return words.gettext(
            "Everything is saved and signed. What is written has not been read back yet."
        )
    if block.open_count:
        return words.gettext("Any question may stay without an answer, with a reason.")
    return words.gettext("After this no answer can be changed in this interview.")


def _data(text: str) -> Callable[[Words], str]:
    """Return a text that no language changes."""
    return lambda _words: text
