"""The tally at the door: big buttons, each with its key."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row, scrolling
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.day_door import DoorPresenter, DoorState

COUNTS, CHOICES, MOST = 5, 2, 11
"""Columns of numbers, columns of choices in words, and how many buttons there are."""


class DoorView(QWidget):
    """Displays a `DoorState`; the number keys work wherever the keyboard is on it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: DoorPresenter | None = None
        self._banner = Banner(context)
        self._title = plain_label("", "h2")
        self._said = plain_label("", "muted", wrap=True)
        self._buttons = [QPushButton() for _ in range(MOST)]
        self._keys = [""] * MOST
        self._grid = QGridLayout()
        self._columns = 0
        self._totals = plain_label("", "h3", wrap=True)
        self._lines = plain_label("", "body", wrap=True)
        self._last = plain_label("", "caption", wrap=True)
        self._undo = button(context, N_("Take the last one back"), sign="undo-2")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context.localizer.bind(self, self.setAccessibleName, N_("Who is at the door"))
        self._build()

    def attach(self, presenter: DoorPresenter) -> None:
        """Connect the tab with what it does."""
        self._presenter = presenter
        for at, each in enumerate(self._buttons):
            each.clicked.connect(partial(self._press, at))
        self._undo.clicked.connect(presenter.take_back)
        presenter.open()

    def display(self, state: DoorState) -> None:
        """Show a state."""
        self._banner.display("bad", state.problem)
        self._title.setText(state.title)
        self._said.setText(" · ".join(state.said))
        is_count = all(each.key == each.text for each in state.choices)
        self._lay_out(COUNTS if is_count else CHOICES)
        for at, each in enumerate(self._buttons):
            is_there = at < len(state.choices)
            each.setVisible(is_there)
            if is_there:
                choice = state.choices[at]
                self._keys[at] = choice.key
                each.setText(choice.text if is_count else f"{choice.key}   {choice.text}")
        self._totals.setText(state.totals)
        self._lines.setText("\n".join(state.lines))
        self._last.setText(state.last)
        self._undo.setEnabled(bool(state.last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit for a choice, Backspace for the last one, Enter to count so far."""
        presenter, key = self._presenter, event.key()
        if presenter is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            presenter.skip()
        elif key == Qt.Key.Key_Backspace:
            presenter.back()
        elif event.text() and event.text() in "0123456789.":
            presenter.press(event.text())
        else:
            super().keyPressEvent(event)

    def _press(self, at: int, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.press(self._keys[at])
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for at, each in enumerate(self._buttons):
                self._grid.addWidget(each, at // columns, at % columns)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        self._grid.setSpacing(s(8))
        for each in self._buttons:
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            each.setMinimumHeight(s(44))
            each.setCursor(Qt.CursorShape.PointingHandCursor)
        hint = label(
            context,
            N_(
                "Number keys answer. Enter counts with what was said so far, Backspace takes one "
                "key back. Nobody’s name, document or record: only counts."
            ),
            "caption",
            wrap=True,
        )
        asking = titled_card(
            context, "users", N_("Who is at the door"), self._title, self._said, self._grid, hint
        )
        today = titled_card(
            context,
            "list-checks",
            N_("Counted today"),
            self._totals,
            self._lines,
            s(6),
            self._last,
            row(self._undo, None),
        )
        beside = holder(column(today, None))
        for card in (asking, beside):
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        cards = wrapping((asking, beside), gap=s(16))
        margins = (s(24), 0, s(24), s(24))
        inner = holder(column(self._banner, cards, None, margins=margins, gap=s(12)))
        self.setLayout(column(scrolling(inner), gap=0))
