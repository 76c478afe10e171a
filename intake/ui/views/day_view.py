"""The day at the shelter: what waits, the door, the calendar, the interpreters."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label
from intake.ui.kit.layout import column, hidden_unless
from intake.ui.kit.screen import page_head
from intake.ui.kit.segmented import Segmented
from intake.ui.views.day_calendar import CalendarView
from intake.ui.views.day_door import DoorView
from intake.ui.views.day_monday import MondayView
from intake.ui.views.day_roster import RosterView

MONDAY, DOOR, CALENDAR, ROSTER = "monday", "door", "calendar", "roster"


class DayView(QWidget):
    """Holds the four tabs of the day."""

    due_asked = Signal()
    """Somebody wants to see what is due of keeping."""
    name_asked = Signal()
    """Somebody who may read names looks for one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.monday, self.door = MondayView(context), DoorView(context)
        self.calendar, self.roster = CalendarView(context), RosterView(context)
        self._tabs: dict[str, QWidget] = {
            MONDAY: self.monday,
            DOOR: self.door,
            CALENDAR: self.calendar,
            ROSTER: self.roster,
        }
        self._stack = QStackedWidget()
        for each in self._tabs.values():
            self._stack.addWidget(each)
        self.segment = Segmented(
            context,
            [
                (MONDAY, N_("What waits")),
                (DOOR, N_("Door")),
                (CALENDAR, N_("Calendar")),
                (ROSTER, N_("Interpreters")),
            ],
            N_("Part of the day"),
        )
        self.segment.picked.connect(self.show_tab)
        self._build()
        self.show_tab(MONDAY)

    def show_tab(self, tab: str) -> None:
        """Show one of the tabs, with the keyboard on the door's."""
        self.segment.set_choice(tab)
        self._stack.setCurrentWidget(self._tabs[tab])
        if tab == DOOR:
            self.door.setFocus()

    def offer_names(self, *, may_name: bool) -> None:
        """Offer the search for a name to who may read names, and to nobody else."""
        self._name.setVisible(may_name)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        due = button(context, N_("What is due…"), sign="clock")
        due.clicked.connect(self.due_asked)
        name = self._name = button(context, N_("Find a name…"), sign="search")
        name.clicked.connect(self.name_asked)
        hidden_unless(name, is_wanted=False)
        head = column(
            page_head(context, label(context, N_("The day"), "h1"), self.segment, None, name, due),
            margins=(s(24), s(18), s(24), s(12)),
        )
        self.setLayout(column(head, (self._stack, 1), gap=0))
