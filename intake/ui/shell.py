"""The frame of the program while the store is open: the rail, and one page beside it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.kit.rail import RailItem
from intake.ui.kit.screen import brand


class Place(StrEnum):
    """The places of the rail."""

    INTERVIEWS = "interviews"
    DAY = "day"
    FORMS = "forms"
    SENDING = "sending"
    FIGURES = "figures"
    GUIDANCE = "guidance"
    PEOPLE = "people"
    SETTINGS = "settings"
    HELP = "help"


RAIL = {
    Place.INTERVIEWS: (N_("Interviews"), "inbox"),
    Place.DAY: (N_("The day"), "calendar"),
    Place.FORMS: (N_("Forms"), "clipboard-list"),
    Place.SENDING: (N_("Send and export"), "send"),
    Place.FIGURES: (N_("Figures"), "chart"),
    Place.GUIDANCE: (N_("Guidance"), "book-open"),
    Place.PEOPLE: (N_("People"), "users"),
    Place.SETTINGS: (N_("Settings"), "settings"),
    Place.HELP: (N_("Help"), "circle-question-mark"),
}
WIDTH = 216


class Shell(QWidget):
    """Shows one page; says where somebody went."""

    went = Signal(str)
    lock_asked = Signal()

    def __init__(self, context: Context, interviews: QWidget) -> None:
        """Build the frame around its first page; `open` says whose it is."""
        super().__init__()
        self.setObjectName("canvas")
        self._context = context
        s = context.s
        self._makers: Mapping[Place, Callable[[], QWidget]] = {}
        self._pages = {Place.INTERVIEWS: interviews}
        self._who = plain_label("", "caption", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(interviews)
        self._group = QButtonGroup(self)
        self._items: dict[Place, RailItem] = {}
        for place, (message, sign) in RAIL.items():
            item = RailItem(context, message, sign)
            item.clicked.connect(partial(self.go, place))
            self._group.addButton(item)
            self._items[place] = item
        self._rail = self._make_rail()
        self._rail.setFixedWidth(s(WIDTH))
        self._beside = column((self._stack, 1), gap=0)
        self.setLayout(row(self._rail, (self._beside, 1), gap=0))
        self.go(Place.INTERVIEWS)

    def open(self, makers: Mapping[Place, Callable[[], QWidget]], person: str) -> None:
        """Say who is there; every other page is made when somebody first goes to its place."""
        self._makers = makers
        bind = self._context.localizer.bind
        bind(self._who, self._who.setText, N_("Signed in as {who}"), who=person)

    def put_notice(self, notice: QWidget) -> None:
        """Put one quiet line above the pages."""
        self._beside.insertWidget(0, notice)

    def _make_rail(self) -> QFrame:
        context, s = self._context, self._context.s
        lock = button(context, N_("Lock"), sign="lock")
        lock.clicked.connect(self.lock_asked)
        return frame(
            column(
                holder(row(brand(context), None, margins=(s(10), 0, 0, 0))),
                s(18),
                (scrolling(holder(column(*self._items.values(), None, gap=s(4)))), 1),
                holder(
                    row(
                        IconLabel(context, "user"),
                        (self._who, 1),
                        margins=(s(12), 0, s(4), 0),
                        gap=s(8),
                    )
                ),
                s(6),
                lock,
                margins=(s(12), s(20), s(12), s(16)),
                gap=s(4),
            ),
            bar="side",
            rtl=context.localizer.is_right_to_left,
        )

    @property
    def place(self) -> Place:
        """The place where the person is."""
        return next(place for place, item in self._items.items() if item.isChecked())

    def go(self, place: Place, _is_checked: bool = True) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        """Show a place."""
        self._items[place].setChecked(True)
        if place not in self._pages:
            self._pages[place] = self._makers[place]()
            self._stack.addWidget(self._pages[place])
        self._stack.setCurrentWidget(self._pages[place])
        self.went.emit(place.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rail narrow on a narrow screen."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._context.s(1000)
        self._rail.setFixedWidth(self._context.s(206 if is_narrow else WIDTH))
