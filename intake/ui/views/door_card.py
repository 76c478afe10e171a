"""The frame of what is done at a locked store: a card with a title, and two buttons below it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, frame, row, scrolling
from intake.ui.kit.screen import top_bar

S = TypeVar("S")


class DoorCard(QWidget):
    """A card around some body; Escape goes back."""

    back_asked = Signal()
    forward_asked = Signal()

    def __init__(self, context: Context, body: QWidget) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._title = plain_label("", "h1", wrap=True)
        self._text = plain_label("", "muted", wrap=True)
        self._banner = Banner(context)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Working"))
        self._step = plain_label("", "caption")
        self._back = button(context, N_("Back"), sign=ButtonIcon("arrow-left", is_arrow=True))
        self._back.clicked.connect(self.back_asked)
        self._forward = button(context, N_("Next"), "primary")
        self._forward.setDefault(True)
        self._forward.clicked.connect(self.forward_asked)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.back_asked)
        self._body = body
        self._build(context)

    def while_there(self, display: Callable[[S], None]) -> Callable[[S], None]:
        """Return what shows states as long as the screen is there: work may end after it."""

        def show(state: S) -> None:
            if isValid(self):
                display(state)

        return show

    def head(self, title: str, text: str) -> None:
        """Show what this is about."""
        self._title.setText(title)
        self._text.setText(text)

    def foot(self, forward: str, problem: str, *, is_busy: bool, has_back: bool = True) -> None:
        """Show what can be done, and what keeps it from being done."""
        self._banner.display("warn", problem)
        self._forward.setText(forward)
        self._forward.setVisible(bool(forward))
        self._forward.setEnabled(not is_busy)
        self._back.setEnabled(not is_busy)
        self._back.setVisible(has_back)
        self._body.setEnabled(not is_busy)
        self._bar.setVisible(is_busy)

    def tell(self, progress: str, *, can_go_on: bool) -> None:
        """Show which step of some work is done, and whether there is something to go on with."""
        self._step.setText(progress)
        self._step.setVisible(bool(progress))
        self._forward.setEnabled(self._forward.isEnabled() and can_go_on)

    def focus_forward(self) -> None:
        """Put the keyboard on the button that goes on."""
        self._forward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, context: Context) -> None:
        s = context.s
        inner = column(
            self._title,
            self._text,
            self._banner,
            s(4),
            self._body,
            self._bar,
            self._step,
            margins=(s(32), s(24), s(32), s(24)),
            gap=s(10),
        )
        page = frame(inner, card=True)
        page.setMaximumWidth(s(820))
        middle = QWidget()
        card = column(page, None, margins=(s(32), s(20), s(32), s(20)), gap=0)
        middle.setLayout(row(None, (card, 8), None, gap=0))
        foot = frame(
            row(self._back, None, self._forward, margins=(s(32), s(14), s(32), s(14))), bar="bottom"
        )
        self.setLayout(column(top_bar(context), (scrolling(middle), 1), foot, gap=0))
