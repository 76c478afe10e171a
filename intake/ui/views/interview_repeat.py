"""The rows of a repeat, as cards: open one, add another, take one out and bring it back by undo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import BilingualPair, label, plain_label
from intake.ui.kit.layout import column, frame, refill, row
from intake.ui.presenters.interview_state import RepeatBlock, RowCard


class RepeatPanel(QWidget):
    """Shows how many rows there are, and what was chosen in each."""

    added = Signal(str)
    removed = Signal(str, str)
    opened = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path = ""
        self._shown: tuple[RowCard, ...] | None = None
        self._words = BilingualPair(context, "question", shows_tags=True)
        self._empty = label(
            context, N_("Nothing here yet. Add one for each thing that happened."), "muted"
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(context.s(8))
        self._add = button(context, N_("Add another"), sign="plus")
        self._add.clicked.connect(lambda: self.added.emit(self._path))
        self.setLayout(
            column(self._words, self._empty, self._rows, row(self._add, None), gap=context.s(12))
        )

    def display(self, block: RepeatBlock, languages: tuple[str, str]) -> None:
        """Show the rows."""
        lead, second = languages
        other = (second, block.words.second) if second and block.words.second else None
        self._path = block.path
        self._words.display((lead, block.words.lead), other)
        self._empty.setVisible(not block.rows)
        self._add.setVisible(block.may_add)
        if block.rows != self._shown:
            self._shown = block.rows
            self._rebuild(block)

    def _rebuild(self, block: RepeatBlock) -> None:
        refill(self._rows, [self._card(block.path, card) for card in block.rows])

    def _card(self, path: str, card: RowCard) -> QWidget:
        s = self._context.s
        go = button(self._context, N_("Open"), "quiet")
        go.clicked.connect(lambda: self.opened.emit(path, card.uid))
        out = icon_button(self._context, "x", N_("Take this one out"))
        out.clicked.connect(lambda: self.removed.emit(path, card.uid))
        texts = column(
            plain_label(card.title, "strong"), plain_label(card.summary, "muted", wrap=True), gap=0
        )
        return frame(row((texts, 1), go, out, margins=(s(16), s(10), s(10), s(10))), card=True)
