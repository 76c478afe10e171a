"""Guidance cards, each folded until somebody opens it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, empty, frame, hidden_unless
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.guidance_state import CardShown, LineShown


class GuidanceCards(QWidget):
    """Displays cards; what was open stays open when the language changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._box = column(gap=context.s(8))
        self._folds: dict[str, CardFold] = {}
        self.setLayout(self._box)

    @property
    def folds(self) -> tuple["CardFold", ...]:
        """The cards, in order."""
        return tuple(self._folds.values())

    def display(self, cards: tuple[CardShown, ...]) -> None:
        """Show these cards."""
        wanted = {each.key for each in cards}
        for key in [each for each in self._folds if each not in wanted]:
            self._folds.pop(key).deleteLater()
        for at, card in enumerate(cards):
            if card.key not in self._folds:
                self._folds[card.key] = CardFold(self._context)
            self._box.insertWidget(at, self._folds[card.key])
            self._folds[card.key].display(card)


class CardFold(QWidget):
    """One card: its title is a line that opens and closes it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        s = context.s
        self._shown: CardShown | None = None
        self.line = button(
            context,
            lambda _words: self._shown.title if self._shown else "",
            "link",
            sign=ButtonIcon("book-open", size=16),
            is_checkable=True,
        )
        self._when = plain_label("", "caption")
        self._note = plain_label("", "muted", wrap=True)
        self._body: QVBoxLayout = column(gap=s(4))
        self.inner = frame(
            column(self._note, self._body, margins=(s(18), s(14), s(18), s(16)), gap=s(10)),
            well=True,
        )
        self.inner.setVisible(False)
        self.line.toggled.connect(self.inner.setVisible)
        self.setFocusProxy(self.line)
        head = wrapping((self.line, self._when), gap=s(12))
        self.setLayout(column(head, self.inner, gap=s(4)))

    def fold(self) -> None:
        """Close it."""
        self.line.setChecked(False)

    def display(self, card: CardShown) -> None:
        """Show a card."""
        if card == self._shown:
            return
        self._shown = card
        self.line.setText(card.title)
        self._when.setText(card.when)
        self._note.setText(card.note)
        empty(self._body)
        for section in card.sections:
            self._body.addWidget(plain_label(section.head, "label", wrap=True))
            for line in section.lines:
                self._body.addWidget(self._line(line))

    def _line(self, line: LineShown) -> QWidget:
        made = QWidget()
        s = self._context.s
        text, source = (
            plain_label(line.text, "body", wrap=True),
            plain_label(line.source, "caption"),
        )
        source.setWordWrap(True)
        hidden_unless(source, is_wanted=bool(line.source))
        made.setLayout(column(text, source, margins=(s(10), s(2), 0, s(6)), gap=s(1)))
        return made
