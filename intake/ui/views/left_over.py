"""What was left for next time, on the last page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.i18n import N_, Words
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill
from intake.ui.kit.layout import column, empty, holder, row
from intake.ui.presenters.left_over import SKIP_WORDS, LeftLine

MOST = 8


class LeftOver(QWidget):
    """Names the questions, each with why, and leads to them; hidden while there is none."""

    def __init__(self, context: Context, opened: SignalInstance) -> None:
        """Build it; `opened` hears of the question that somebody wants to see."""
        super().__init__()
        self._context, self._opened = context, opened
        self._lines: tuple[LeftLine, ...] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(context.s(2))
        title = label(context, N_("Left for next time"), "strong")
        self.setLayout(column(title, self._box, gap=context.s(6)))
        context.localizer.changed.connect(self._speak)

    def display(self, lines: tuple[LeftLine, ...]) -> None:
        """Show these questions."""
        self.setVisible(bool(lines))
        if lines != self._lines:
            self._lines = lines
            self._rebuild()

    def _speak(self, _language: str) -> None:
        self._rebuild()

    def _rebuild(self) -> None:
        empty(self._box)
        gettext = self._context.localizer.gettext
        for each in self._lines[:MOST]:
            go = button(self._context, _data(each.question), "link")
            go.clicked.connect(partial(self._open, each.path))
            why = pill("quiet", gettext(SKIP_WORDS[each.reason]))
            self._box.addWidget(holder(row(go, why, None, gap=self._context.s(8))))

    def _open(self, path: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self._opened.emit(path)


def _data(text: str) -> Callable[[Words], str]:
    """Return a text that no language changes."""
    return lambda _words: text
