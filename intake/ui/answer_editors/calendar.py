"""A small calendar that opens below its button: arrows move, Enter takes, Escape leaves."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QToolButton

from intake.i18n import N_
from intake.ui.kit.buttons import icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column
from intake.ui.theme.icons import Inks, icon


class CalendarButton:
    """The button that opens a calendar; the calendar is built when it opens first."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._pop_up: CalendarPopUp | None = None
        self.button: QPushButton = icon_button(context, "calendar", N_("Open the calendar"))

    def open(self, day: date | None) -> "CalendarPopUp":
        """Show the calendar at a day, or at the month of today."""
        if self._pop_up is None:
            self._pop_up = CalendarPopUp(self._context, self.button)
        self._pop_up.open_at(day)
        return self._pop_up


class CalendarPopUp(QFrame):
    """A month at a time. Nothing is taken until a day is clicked or Enter is pressed."""

    picked = Signal(int, int, int)

    def __init__(self, context: Context, button: QPushButton) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self._context, self._button = context, button
        self.setProperty("card", True)
        self._calendar = QCalendarWidget()
        self._calendar.setGridVisible(False)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setDateEditEnabled(False)
        self._calendar.setMinimumSize(context.s(340), context.s(280))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, QTextCharFormat())  # not red: no day is wrong
        self._calendar.clicked.connect(self._take)
        self._calendar.activated.connect(self._take)
        self.setLayout(column(self._calendar, margins=(context.s(8),) * 4))

    def open_at(self, day: date | None) -> None:
        """Open below the button."""
        self._calendar.setLocale(QLocale(self._context.localizer.language.replace("-", "_")))
        today = QDate.currentDate()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day) if day else today)
        self._paint_arrows()
        self.setLayoutDirection(self._button.layoutDirection())
        self.adjustSize()
        at = self._button.mapToGlobal(self._button.rect().bottomLeft())
        screen = self._button.screen().availableGeometry()
        gap = self._context.s(4)
        left = min(max(at.x(), screen.left()), screen.right() - self.width() - gap)
        top = at.y() + gap
        if top + self.height() > screen.bottom():
            top = at.y() - self._button.height() - self.height() - gap
        self.move(left, max(top, screen.top()))
        self.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape without taking anything."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        """Give the focus back to the button."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self._button.setFocus()

    def _take(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(day.year(), day.month(), day.day())

    def _paint_arrows(self) -> None:
        colors, s = self._context.colors, self._context.s
        for name, sign in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            arrow = self._calendar.findChild(QToolButton, name)
            if arrow is not None:
                inks = Inks(colors.text, colors.text, colors.faint)
                arrow.setIcon(icon(sign, inks, s(18)))
