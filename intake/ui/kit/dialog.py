"""The frame of every dialog: a title, a sentence, a body, buttons. Opened, never waited for."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from intake.i18n import Words
from intake.ui.kit.banner import Banner
from intake.ui.kit.context import Context
from intake.ui.kit.keys_over import keys_over
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import Item, column, frame, hidden_unless, row
from intake.ui.localizer import Text

S = TypeVar("S")


class Dialog(QDialog):
    """A window-modal dialog in the language and the look of its window."""

    def __init__(
        self, context: Context, parent: QWidget, title: Text, sentence: Text = "", *, sign: str = ""
    ) -> None:
        super().__init__(parent)
        self._context = context
        s = context.s
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLayoutDirection(context.localizer.direction)
        self._title = plain_label("", "h2", wrap=True)
        self._sentence = plain_label("", "body", wrap=True)
        context.localizer.bind(self, self.setWindowTitle, title)
        context.localizer.bind(self._title, self._title.setText, title)
        if sentence:
            context.localizer.bind(self._sentence, self._sentence.setText, sentence)
        hidden_unless(self._sentence, is_wanted=bool(sentence))
        self.banner = Banner(context)
        head: list[Item] = [IconLabel(context, sign, "primary", size=24)] if sign else []
        self._body = QVBoxLayout()
        self._body.setSpacing(s(10))
        self._foot = row(None, margins=(s(28), s(14), s(28), s(14)), gap=s(10))
        top = column(
            row(*head, (self._title, 1), gap=s(12)),
            self._sentence,
            self.banner,
            self._body,
            margins=(s(28), s(24), s(28), s(22)),
            gap=s(12),
        )
        self.setLayout(column((top, 1), frame(self._foot, bar="bottom"), gap=0))
        self.setMinimumWidth(s(520))
        self._speak: Callable[[Words], None] | None = None
        self._is_over = False
        self.finished.connect(self._closed)
        keys_over(self, parent.window(), context.localizer)

    def say(self, text: str) -> None:
        """Set the sentence, where the presenter makes it."""
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text))

    def add(self, *items: Item) -> None:
        """Put items into the body."""
        self._body.addLayout(column(*items, gap=self._context.s(10)))

    def add_button(self, made: QPushButton) -> None:
        """Put a button at the end of the foot."""
        self._foot.addWidget(made)

    def add_side_button(self, made: QPushButton) -> None:
        """Put a button at the start of the foot."""
        self._foot.insertWidget(0, made)

    def follow(self, speak: Callable[[Words], None]) -> None:
        """Have a presenter change its language with the window, as long as the dialog lives."""
        self._speak = speak
        self._context.localizer.changed.connect(self._language_changed)

    def until_closed(self, display: Callable[[S], None]) -> Callable[[S], None]:
        """Return what shows states as long as the dialog is open: work may end after it."""

        def show(state: S) -> None:
            if not self._is_over:
                display(state)

        return show

    def part_of_window(self, most: int, wanted: int) -> int:
        """Return a height for a part that can scroll: not above half of the window below."""
        parent = self.parentWidget()
        half = parent.window().height() // 2 if parent is not None else self._context.s(most)
        return min(self._context.s(min(most, wanted)), half)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need in this language."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def fit(self) -> None:
        """Take the height that another stage needs, once its parts are laid out."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.resize(self.width(), self.heightForWidth(self.width()))

    def _closed(self, _result: int) -> None:
        self._is_over = True

    def _language_changed(self, _language: str) -> None:
        if self._speak is not None:
            self._speak(self._context.localizer.words)
