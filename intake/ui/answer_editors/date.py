"""A day, a time, or both. The month is a name, so that no one mixes it up with the day."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from intake.forms.model import QuestionKind
from intake.i18n import N_
from intake.i18n.formats import month_names
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.kit.context import Context
from intake.ui.kit.layout import row
from intake.ui.presenters.interview_state import QuestionBlock


class DateEditor(AnswerEditor):
    """Day, month by name, year; and a time where the question asks for one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        s, bind = context.s, context.localizer.bind
        self._day, self._year, self._time = QLineEdit(), QLineEdit(), QLineEdit()
        self._month = QComboBox()
        self._month.addItems([""] * 13)
        for field, message, width in (
            (self._day, N_("Day"), 90),
            (self._year, N_("Year"), 110),
            (self._time, N_("Time (hh:mm)"), 150),
        ):
            field.setFixedWidth(s(width))
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            bind(field, field.setPlaceholderText, message)
            bind(field, field.setAccessibleName, message)
            field.textEdited.connect(self._edited)
            field.editingFinished.connect(self._left)
        bind(self._month, self._month.setAccessibleName, N_("Month"))
        self._month.setMinimumWidth(s(180))
        self._month.activated.connect(self._edited)
        self._month.activated.connect(self._left)
        context.localizer.changed.connect(self._name_months)
        self._name_months()
        self._kind = QuestionKind.DATE
        self._is_dirty = False
        self.setLayout(row(self._day, self._month, self._year, self._time, None, gap=s(8)))
        self.setFocusProxy(self._day)

    def display(self, block: QuestionBlock) -> None:
        """Show the day, and a draft as far as it was typed."""
        self._kind = block.kind
        has_day = block.kind is not QuestionKind.TIME
        for each in (self._day, self._month, self._year):
            each.setVisible(has_day)
            each.setEnabled(not block.is_readonly)
        self._time.setVisible(block.kind is not QuestionKind.DATE)
        self._time.setEnabled(not block.is_readonly)
        shown = block.value if block.draft is None else block.draft
        if not self._is_dirty and shown != self._text():
            self._show(shown)
            self._is_dirty = block.draft is not None

    def commit(self) -> None:
        """Give the date when it is whole, or when it was emptied."""
        text = self._text()
        if self._is_dirty and (not text or self._is_whole(text)):
            self._is_dirty = False
            self.given.emit(text)

    def _left(self, _index: int = 0) -> None:
        self.commit()

    def _edited(self, _what: object = None) -> None:
        self._is_dirty = True
        self.typed.emit(self._text(), 0)

    def _name_months(self, _language: str = "") -> None:
        names = month_names(self._context.localizer.language)
        for place, name in enumerate(("", *names)):
            self._month.setItemText(place, name)
        self._month.setItemText(0, self._context.localizer.gettext(N_("Month")))

    def _text(self) -> str:
        """Return what stands in the fields: an XForm date when it is whole."""
        day, month, year = self._day.text(), self._month.currentIndex(), self._year.text()
        written = ""
        if day or month or year:
            written = f"{year.zfill(4)}-{month:02}-{day.zfill(2)}"
        if self._kind is QuestionKind.DATE:
            return written
        time = self._time.text().strip()
        if self._kind is QuestionKind.TIME:
            return f"{time}:00.000" if time else ""
        return f"{written}T{time}:00.000" if written or time else ""

    def _is_whole(self, text: str) -> bool:
        try:
            if self._kind is QuestionKind.TIME:
                datetime.strptime(text, "%H:%M:%S.%f")  # noqa: DTZ007 - a time of day has no zone
            else:
                date.fromisoformat(text.split("T", 1)[0])
        except ValueError:
            return False
        return True

    def _show(self, text: str) -> None:
        written, _, time = text.partition("T") if "-" in text else ("", "", text)
        parts = [*written.split("-"), "", "", ""][:3]
        year, month, day = (each.lstrip("0") for each in parts)
        self._year.setText(year)
        self._month.setCurrentIndex(int(month) if month.isdigit() and int(month) <= 12 else 0)
        self._day.setText(day)
        self._time.setText(time[:5])
