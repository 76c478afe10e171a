"""A day, a time, or both. The month is a name, so that no one mixes it up with the day."""

import re
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from intake.i18n import N_
from intake.i18n.formats import month_names
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.answer_editors.calendar import CalendarButton
from intake.ui.answer_editors.choice_drop_down import CalmBox
from intake.ui.answer_editors.date_parts import (
    Part,
    Wanted,
    day_of,
    is_short_year,
    order_of,
    parts_of,
    wanted_by,
    written,
)
from intake.ui.answer_editors.digit_keys import DigitKeys
from intake.ui.answer_editors.year_meant import YearMeant
from intake.ui.kit.context import Context
from intake.ui.kit.labels import restyle
from intake.ui.kit.layout import column, row
from intake.ui.presenters.interview_state import QuestionBlock

_STORED_CLOCK: Final = re.compile(r"(\d\d:\d\d):\d\d")


class DateEditor(AnswerEditor):
    """Day, month by name, year, in the order of the language; and a time where it is asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        s = context.s
        self._day, self._year, self._time = QLineEdit(), QLineEdit(), QLineEdit()
        self._month = MonthBox(context)
        self._prepare(self._day, N_("Day"), 90)
        self._prepare(self._year, N_("Year"), 110)
        self._prepare(self._time, N_("Time (hh:mm)"), 150)
        self._month.activated.connect(self._edited)
        self.watch(self._month)
        self._calendar = CalendarButton(context)
        self._calendar.button.clicked.connect(self._open_calendar)
        self._wanted: Wanted | None = None
        self._is_dirty = False
        self._is_readonly = False
        self._fields: dict[Part, QLineEdit | MonthBox] = {
            Part.DAY: self._day, Part.MONTH: self._month, Part.YEAR: self._year,
        }  # fmt: skip
        self._line: QHBoxLayout = row(self._calendar.button, self._time, None, gap=s(8))
        self._meant = YearMeant(context)
        self._meant.picked.connect(self._take_year)
        self.setLayout(column(self._line, self._meant, gap=s(6)))
        context.localizer.changed.connect(self._arrange)

    def display(self, block: QuestionBlock) -> None:
        """Show the day, and a draft as far as it was typed."""
        if self._wanted is None:
            self._wanted = wanted_by(block)
            self._arrange()
        self._is_readonly = block.is_readonly
        for each in (*self._fields.values(), self._time, self._calendar.button):
            each.setEnabled(not block.is_readonly)
        for field in (self._day, self._year, self._time):
            restyle(field, invalid=bool(block.problem))
        shown = block.value if block.draft is None else block.draft
        if not self._is_dirty and shown != self._text():
            self._show(shown)
            self._is_dirty = block.draft is not None

    def commit(self) -> None:
        """Give what was typed, when every field is filled or none is."""
        self._month.settle()
        text = self._text()
        self._meant.ask("" if self._is_readonly else self._year.text().strip())
        if self._is_dirty and self._is_complete():
            self._is_dirty = False
            self.given.emit(text)

    def clear(self) -> None:
        """Empty every field."""
        if not self._is_readonly:
            self._month.drop()
            self._meant.ask("")
            self._show("")
            self._is_dirty = False
            self.given.emit("")

    def name(self, words: str, description: str = "") -> None:
        """Name the group, and say with its first field what is wrong."""
        super().name(words, description)
        first = self.focusProxy()
        if first is not None:
            first.setAccessibleDescription(description or words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar by Alt+Down or F4, as a drop-down list opens."""
        opens = event.key() == Qt.Key.Key_F4 or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if opens and self._wanted is not None and self._wanted.has_calendar:
            self._open_calendar()
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        """Stay as long as it is not clear which year is meant."""
        self.commit()
        if self._meant.isHidden() or isinstance(self.focusWidget(), QPushButton):
            super()._enter()
        else:
            self._meant.take_focus()

    def _take_year(self, year: str) -> None:
        self._year.setText(year)
        self._edited()
        self._year.setFocus()
        self.commit()

    def _prepare(self, field: QLineEdit, message: str, width: int) -> None:
        bind = self._context.localizer.bind
        field.setFixedWidth(self._context.s(width))
        field.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        bind(field, field.setPlaceholderText, message)
        bind(field, field.setAccessibleName, message)
        field.textEdited.connect(self._edited)
        field.editingFinished.connect(self.commit)
        self.watch(field)

    def _arrange(self, _language: str = "") -> None:
        """Put the fields in the order of the language; what stands in them stays."""
        wanted = self._wanted
        if wanted is None:
            return
        order = order_of(self._context.localizer.language)
        for place, part in enumerate(order):
            field = self._fields[part]
            if self._line.indexOf(field) != place:
                self._line.removeWidget(field)
                self._line.insertWidget(place, field)
            field.setVisible(part in wanted.parts)
        self._calendar.button.setVisible(wanted.has_calendar)
        self._time.setVisible(wanted.has_time)
        stops: list[QWidget] = [self._fields[part] for part in order if part in wanted.parts]
        stops += [self._calendar.button] if wanted.has_calendar else []
        stops += [self._time] if wanted.has_time else []
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(stops[0])

    def _edited(self, _what: object = None) -> None:
        self._is_dirty = True
        self.typed.emit(self._text(), 0)

    def _open_calendar(self) -> None:
        if not self._is_readonly:
            pop_up = self._calendar.open(day_of(self._text()))
            pop_up.picked.connect(self._picked, Qt.ConnectionType.UniqueConnection)

    def _picked(self, year: int, month: int, day: int) -> None:
        self._fill({Part.YEAR: str(year), Part.MONTH: str(month), Part.DAY: str(day)})
        self._edited()
        if self._is_complete():
            self.commit()
        else:
            self._time.setFocus()

    def _said(self) -> dict[Part, str]:
        month = self._month.currentIndex()
        return {
            Part.DAY: self._day.text().strip(),
            Part.MONTH: str(month) if month else "",
            Part.YEAR: self._year.text().strip(),
        }

    def _text(self) -> str:
        """Return what stands in the fields: an XForm date when it is whole."""
        wanted = self._wanted
        if wanted is None:
            return ""
        day = written(self._said(), wanted)
        clock = self._time.text().strip() if wanted.has_time else ""
        if not wanted.parts or not wanted.has_time:
            return day or clock
        return f"{day}T{clock}" if day or clock else ""

    def _is_complete(self) -> bool:
        """Every field is filled, or none is: half a date is no answer yet."""
        if self._wanted is None:
            return False
        said = self._said()
        filled = [bool(said[part]) for part in self._wanted.parts]
        filled += [bool(self._time.text().strip())] if self._wanted.has_time else []
        has_year = not is_short_year(said[Part.YEAR])
        return (all(filled) and has_year) or not any(filled)

    def _show(self, text: str) -> None:
        has_day = self._wanted is not None and bool(self._wanted.parts)
        self._fill(parts_of(text if has_day else ""))
        clock = text.partition("T")[2] if has_day else text
        stored = _STORED_CLOCK.match(clock)
        self._time.setText(stored[1] if stored else clock)

    def _fill(self, parts: dict[Part, str]) -> None:
        self._day.setText(parts[Part.DAY])
        self._year.setText(parts[Part.YEAR])
        self._month.setCurrentIndex(int(parts[Part.MONTH] or 0))


class MonthBox(CalmBox):
    """The months by name; their numbers choose them too."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._digits = DigitKeys(self._choose, self)
        self.addItems([""] * 13)
        self.setMinimumWidth(context.s(180))
        self.setMaxVisibleItems(13)
        context.localizer.bind(self, self.setAccessibleName, N_("Month"))
        context.localizer.changed.connect(self._name)
        self._name()

    def settle(self) -> None:
        """Choose by the digit that waits for another one."""
        self._digits.settle()

    def drop(self) -> None:
        """Forget the digit that waits for another one."""
        self._digits.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number: 3 is March, 1 and 2 make December."""
        text = event.text()
        if text.isascii() and text.isdigit() and self._digits.press(text, 12):
            return
        super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        self.setCurrentIndex(place + 1)
        self.activated.emit(place + 1)

    def _name(self, _language: str = "") -> None:
        names = month_names(self._context.localizer.language)
        for place, name in enumerate((self._context.localizer.gettext(N_("Month")), *names)):
            self.setItemText(place, name)
