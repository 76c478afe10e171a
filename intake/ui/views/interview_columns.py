"""The button that chooses in which languages of the form the questions stand."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.layout import row
from intake.ui.presenters.interview_state import Columns


class ColumnsButton(QWidget):
    """Opens a menu with the languages of the form, once for each column."""

    chosen = Signal(str, str)
    """The leading language (empty follows the program) and the second (empty is none)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._columns = Columns((), "")
        self._button = icon_button(context, "languages", N_("Languages of the questions"))
        self._menu = QMenu(self._button)
        self._menu.aboutToShow.connect(self._fill)
        self._button.setMenu(self._menu)
        self.setLayout(row(self._button))

    @property
    def menu(self) -> QMenu:
        """The menu that it opens."""
        return self._menu

    def display(self, columns: Columns) -> None:
        """Take what is offered and chosen."""
        self._columns = columns

    def _fill(self) -> None:
        self._menu.clear()
        now, words = self._columns, self._context.localizer.words
        lead = "" if now.follows else now.lead
        follow = ("", words.gettext("As the program"))
        self._part(words.gettext("First column"), lead, (follow, *now.offered), is_lead=True)
        none = ("", words.gettext("None"))
        self._part(words.gettext("Second column"), now.second, (none, *now.offered), is_lead=False)

    def _part(
        self, title: str, chosen: str, offered: tuple[tuple[str, str], ...], *, is_lead: bool
    ) -> None:
        self._menu.addSection(title)
        heading = self._menu.addAction(title)
        heading.setEnabled(False)
        group = QActionGroup(self._menu)
        for tag, name in offered:
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(tag == chosen)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, tag, is_lead))

    def _choose(self, tag: str, is_lead: bool, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `triggered`
        now = self._columns
        lead = "" if now.follows else now.lead
        if is_lead:
            self.chosen.emit(tag, now.second)
        else:
            self.chosen.emit(lead, tag)
