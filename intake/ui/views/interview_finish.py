"""The last page: what keeps the interview from being complete, and finishing with or without it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake.domain.answers import SkipReason
from intake.i18n import N_, Words
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import column, empty, holder, row
from intake.ui.presenters.interview_state import Blocker, FinishBlock, Why
from intake.ui.views.left_over import LeftOver

WHY_WORDS = {
    Why.OPEN: N_("No answer and no reason yet"),
    Why.REQUIRED: N_("Needed: no answer yet"),
    Why.MISFIT: N_("The answer does not fit"),
}


class FinishPanel(QWidget):
    """Says what is open; with nothing open, or with a reason, the interview can be finished."""

    question_opened = Signal(str)
    rest_skipped = Signal(SkipReason)
    finish_asked = Signal()
    leave_asked = Signal()
    readback_asked = Signal()
    pdf_asked = Signal()
    bundle_asked = Signal()

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
        self._left = LeftOver(context, self.question_opened)
        self._override = QLineEdit()
        self._override.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._override.textChanged.connect(self._weigh)
        self._anyway = self._anyway_part()
        self._finish = button(context, N_("Finish the questions"), "primary", sign="check")
        self._finish.clicked.connect(self.finish_asked)
        self._read = button(context, N_("Read it back"), "primary", sign="book-open")
        self._read.clicked.connect(self.readback_asked)
        self._leave = self._button(N_("Back to interviews"), self.leave_asked)
        self._pdf = self._button(N_("Summary as PDF …"), self.pdf_asked, "file-text")
        self._bundle = self._button(N_("Bundle …"), self.bundle_asked, "download")
        buttons = row(
            self._finish, self._read, self._leave, self._pdf, self._bundle, None, gap=s(12)
        )
        self.setLayout(
            column(
                self._title, self._text, self._open, self._rest, self._left, self._anyway, s(4),
                buttons, gap=s(12),
            )
        )  # fmt: skip
        context.localizer.changed.connect(self._say_again)

    @property
    def override(self) -> str:
        """Why it is finished although something is open."""
        is_asked = self._shown is not None and bool(self._shown.blocker_count)
        return self._override.text().strip() if is_asked else ""

    def give_reason(self, text: str) -> None:
        """Put back what was typed as the reason."""
        self._override.setText(text)

    def display(self, block: FinishBlock) -> None:
        """Show what is open."""
        changed = block != self._shown
        self._shown = block
        words = self._context.localizer.words
        self._title.setText(_title(block, words))
        self._text.setText(_text(block, words))
        self._left.display(block.left)
        is_blocked = bool(block.blocker_count) and not block.is_finished
        self._rest.setVisible(bool(block.open_count) and not block.is_finished)
        self._anyway.setVisible(is_blocked)
        self._finish.setVisible(not block.is_finished)
        for each in (self._leave, self._pdf, self._bundle):
            each.setVisible(block.is_finished and (each is self._leave or not block.is_rehearsal))
        is_new = self._read.isHidden() and block.is_finished
        self._read.setVisible(block.is_finished and not block.is_rehearsal)
        if is_new and self.isVisible():
            self._read.setFocus()
        self._weigh()
        if changed:
            self._rebuild(block.blockers if is_blocked else (), block.blocker_count)

    def _anyway_part(self) -> QWidget:
        bind = self._context.localizer.bind
        message = N_("Or finish all the same, and say why (no names):")
        bind(self._override, self._override.setAccessibleName, message)
        example = N_("For instance: had to leave for the bus")
        bind(self._override, self._override.setPlaceholderText, example)
        return holder(column(label(self._context, message, "field"), self._override, gap=4))

    def _button(self, message: str, asked: object, sign: str = "") -> QWidget:
        made = button(self._context, message, sign=sign) if sign else button(self._context, message)
        made.clicked.connect(asked)
        return made

    def _weigh(self, _text: str = "") -> None:
        is_blocked = self._shown is not None and bool(self._shown.blocker_count)
        self._finish.setEnabled(not is_blocked or bool(self._override.text().strip()))

    def _say_again(self, _language: str) -> None:
        if self._shown is not None:
            block, self._shown = self._shown, None
            self.display(block)

    def _skip_button(self, message: str, reason: SkipReason) -> QWidget:
        made = button(self._context, message, "quiet")
        made.clicked.connect(lambda: self.rest_skipped.emit(reason))
        return made

    def _go_to(self, path: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.question_opened.emit(path)

    def _rebuild(self, blockers: tuple[Blocker, ...], count: int) -> None:
        empty(self._open)
        words = self._context.localizer.words
        for each in blockers:
            go = button(self._context, _data(each.question), "link")
            go.clicked.connect(partial(self._go_to, each.path))
            kind = "bad" if each.why is Why.MISFIT else "quiet"
            mark = pill(kind, words.gettext(WHY_WORDS[each.why]))
            self._open.addWidget(holder(row(go, mark, None, gap=self._context.s(8))))
        more = count - len(blockers)
        if more > 0:
            text = words.ngettext("and {count} more", "and {count} more", more)
            self._open.addWidget(plain_label(text, "muted"))


def _title(block: FinishBlock, words: Words) -> str:
    if block.is_finished:
        return words.gettext("The questions are finished")
    if block.blocker_count:
        return words.ngettext(
            "{count} question is still open",
            "{count} questions are still open",
            block.blocker_count,
        )
    return words.gettext("Every question has an answer or a reason")


def _text(block: FinishBlock, words: Words) -> str:
    if block.is_rehearsal and (block.is_finished or not block.blocker_count):
        return words.gettext("This was a preview: of what was entered nothing is kept.")
    if block.is_finished:
        return words.gettext(
            "Everything is saved and signed. What is written has not been read back yet."
        )
    if block.blocker_count:
        return words.gettext("Any question may stay without an answer, with a reason.")
    return words.gettext("After this no answer can be changed in this interview.")


def _data(text: str) -> Callable[[Words], str]:
    """Return a text that no language changes."""
    return lambda _words: text
