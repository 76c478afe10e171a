"""Asking which year is meant where somebody typed two digits: nobody means the year 26."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from intake.i18n import N_
from intake.ui.answer_editors.date_parts import is_short_year, years_meant
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import row


class YearMeant(QWidget):
    """A line below the date with the years to choose from, the likelier one first."""

    picked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._typed = ""
        self._words = plain_label("", "bad")
        self._years: tuple[QPushButton, ...] = (button(context, ""), button(context, ""))
        for each in self._years:
            each.clicked.connect(partial(self._pick, each))
        self.setLayout(row(self._words, *self._years, None, gap=context.s(10)))
        self.hide()
        context.localizer.changed.connect(self._speak)

    def ask(self, typed: str) -> None:
        """Ask about a year as it was typed; nothing is asked about a whole one."""
        self._typed = typed
        self.setVisible(bool(typed) and is_short_year(typed))
        years = years_meant(typed, _today())
        message = N_("Which year is meant?") if years else N_("Type the year with four digits.")
        self._words.setText(self._context.localizer.gettext(message))
        for at, each in enumerate(self._years):
            each.setVisible(bool(years))
            each.setText(years[at] if years else "")

    def _speak(self, _language: str) -> None:
        self.ask(self._typed)

    def take_focus(self) -> None:
        """Put the focus on the first year, if there is one to choose."""
        if not self._years[0].isHidden():
            self._years[0].setFocus()

    def _pick(self, chosen: QPushButton) -> None:
        self.picked.emit(chosen.text())


def _today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())
