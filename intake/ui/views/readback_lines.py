"""The lines that are read aloud, large: each can be corrected with one key."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label, restyle
from intake.ui.kit.layout import column, row
from intake.ui.presenters.readback_lines import ReadLine

CORRECT_KEYS = frozenset({Qt.Key.Key_C, Qt.Key.Key_Return, Qt.Key.Key_Enter})
HIDDEN = "• • •"


class LineRow(QFrame):
    """One line; what it was before stands beside it, struck through."""

    correct_asked = Signal(str)
    moved = Signal(int)

    def __init__(self, context: Context, line: ReadLine, *, is_fixed: bool) -> None:
        super().__init__()
        s = context.s
        self._context, self.line, self._is_fixed = context, line, is_fixed
        self._answer = plain_label("", "h3" if is_fixed else "question", wrap=True)
        words = [plain_label(line.question, "muted", wrap=True)]
        words += [_struck(each) for each in line.former if not line.is_identity]
        self._correct = button(context, N_("Correct (C)"), "quiet", sign="pen-line")
        self._correct.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._correct.clicked.connect(partial(self._ask))
        said = column(*words, self._answer, gap=s(3))
        self.setLayout(row((said, 1), self._correct, margins=(s(14), s(8), s(10), s(8)), gap=s(12)))
        self._correct.setHidden(is_fixed or not line.can_correct)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("card", "line")
        self.reveal(is_on=False)

    def reveal(self, *, is_on: bool) -> None:
        """Show what names somebody, or hide it again."""
        is_hidden = self.line.is_identity and not is_on
        text = HIDDEN if is_hidden else self.line.answer
        nothing = self._context.localizer.gettext(N_("Nothing is written"))
        self._answer.setText(text or nothing)
        self.setAccessibleName(f"{self.line.question}: {text or nothing}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Correct with one key; go up and down with the arrows."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (
            event.key() in CORRECT_KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._ask()
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which line has the keyboard."""
        super().focusInEvent(event)
        restyle(self, card="line-focus")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has it no more."""
        super().focusOutEvent(event)
        restyle(self, card="line")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Correct, as with the key."""
        super().mouseDoubleClickEvent(event)
        self._ask()

    def _ask(self, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self.line.can_correct and not self._is_fixed:
            self.correct_asked.emit(self.line.path)


class LineList(QWidget):
    """The lines of a section, one below the other."""

    correct_asked = Signal(str)

    def __init__(self, context: Context, *, is_fixed: bool = False) -> None:
        super().__init__()
        self._context, self._is_fixed = context, is_fixed
        self._shown: tuple[ReadLine, ...] = ()
        self._language = ""
        self._rows: list[LineRow] = []
        self._box = column(gap=context.s(8))
        self.setLayout(self._box)

    def display(self, lines: tuple[ReadLine, ...]) -> None:
        """Show these lines; the same ones are left alone."""
        language = self._context.localizer.language
        if (lines, language) == (self._shown, self._language):
            return
        self._shown, self._language = lines, language
        here = next((each.line.path for each in self._rows if each.hasFocus()), "")
        for each in self._rows:
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = [self._row(each) for each in lines]
        for each in self._rows:
            self._box.addWidget(each)
            each.show()  # at once: what is shown later takes no keyboard
        if here:
            self.focus_on(here)

    def focus_on(self, path: str = "") -> None:
        """Put the keyboard on a line, or on the first."""
        wanted = [each for each in self._rows if each.line.path == path] or self._rows
        if wanted:
            wanted[0].setFocus()

    def reveal(self, *, is_on: bool) -> None:
        """Show what names somebody while a button is held."""
        for each in self._rows:
            each.reveal(is_on=is_on)

    @property
    def holds_names(self) -> bool:
        """Some line names somebody."""
        return any(each.is_identity for each in self._shown)

    def _row(self, line: ReadLine) -> LineRow:
        made = LineRow(self._context, line, is_fixed=self._is_fixed)
        made.correct_asked.connect(self.correct_asked)
        made.moved.connect(partial(self._move, made))
        return made

    def _move(self, of: LineRow, steps: int) -> None:
        place = self._rows.index(of) + steps
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)


def _struck(text: str) -> QLabel:
    """Return what was written before, struck through."""
    made = plain_label(text, "muted", wrap=True)
    drawn = made.font()
    drawn.setStrikeOut(True)
    made.setFont(drawn)
    return made
