"""The frame of every dialog: a title, a sentence, a body, buttons. Opened, never waited for."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from intake.i18n import Words
from intake.ui.kit.banner import Banner
from intake.ui.kit.context import Context
from intake.ui.kit.keys_over import keys_over
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import Item, column, frame, hidden_unless, row, scrolling
from intake.ui.kit.wrapping import wrapping
from intake.ui.localizer import Text

S = TypeVar("S")
LEAST_ROOM = 420
"""How high a dialog may be over a window that is lower, in pixels at 100 %."""


class _Inner(QWidget):
    """What stands in a dialog above its buttons; it says when its parts want other room."""

    wants_other = Signal()

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    def event(self, event: QEvent) -> bool:
        """Pass on that something inside has changed its size."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.wants_other.emit()
        return is_done


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
        self._bind_words(title, sentence)
        self.banner = Banner(context)
        head: list[Item] = [IconLabel(context, sign, "primary", size=24)] if sign else []
        self._body = QVBoxLayout()
        self._body.setSpacing(s(10))
        self._foot = wrapping((), margins=(s(28), s(14), s(28), s(14)), gap=s(10))
        top = column(
            row(*head, (self._title, 1), gap=s(12)),
            self._sentence,
            self.banner,
            self._body,
            margins=(s(28), s(24), s(28), s(22)),
            gap=s(12),
        )
        self._inner, self._feet = _Inner(top), frame(self._foot, bar="bottom")
        self._inner.wants_other.connect(self._grow)
        self.setLayout(column((scrolling(self._inner), 1), self._feet, gap=0))
        self.setMinimumWidth(s(520))
        self._speak: Callable[[Words], None] | None = None
        self._is_over = False
        self.finished.connect(self._closed)
        keys_over(self, parent.window(), context.localizer)

    def _bind_words(self, title: Text, sentence: Text) -> None:
        bind = self._context.localizer.bind
        bind(self, self.setWindowTitle, title)
        bind(self._title, self._title.setText, title)
        if sentence:
            bind(self._sentence, self._sentence.setText, sentence)
        hidden_unless(self._sentence, is_wanted=bool(sentence))

    def say(self, text: str) -> None:
        """Set the sentence, where the presenter makes it."""
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text))

    def add(self, *items: Item) -> None:
        """Put items into the body."""
        self._body.addLayout(column(*items, gap=self._context.s(10)))

    def add_button(self, made: QPushButton) -> None:
        """Put a button at the end of the foot."""
        self._foot.add_at_end(made)

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
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = max(self.width(), self._inner.minimumSizeHint().width() + bar)
        self.resize(min(width, self._room().width()), self.height())
        self._grow()

    def fit(self) -> None:
        """Take the height that another stage needs, once its parts are laid out."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.resize(self.width(), self._wanted())

    def _grow(self) -> None:
        """Take more height where the words need it; what does not fit on the screen scrolls."""
        if self.isVisible() and self._wanted() > self.height():
            self.resize(self.width(), self._wanted())

    def _wanted(self) -> int:
        """Return the height that everything takes at this width, as far as there is room."""
        parts = (self._inner, self._feet)
        return min(sum(each.heightForWidth(self.width()) for each in parts), self._room().height())

    def _room(self) -> QSize:
        """Return the room for a dialog: that of its window, or a little more over a small one."""
        parent = self.parentWidget()
        if parent is None:
            return self.screen().availableGeometry().size()
        smallest = QSize(self.minimumWidth(), self._context.s(LEAST_ROOM))
        return parent.window().size().expandedTo(smallest)

    def _closed(self, _result: int) -> None:
        self._is_over = True

    def _language_changed(self, _language: str) -> None:
        if self._speak is not None:
            self._speak(self._context.localizer.words)
