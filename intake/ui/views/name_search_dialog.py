"""The dialog that finds a name behind a token, for who may read it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, holder, refill, row, scrolling
from intake.ui.presenters.name_search import NameLine, NameSearchPresenter, NameSearchState

WIDTH, HEIGHT = 680, 260


class NameSearchDialog(Dialog):
    """Displays a `NameSearchState`."""

    case_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Find a name"),
            N_(
                "In names, places and telephone numbers that were kept apart from the stories. "
                "That you saw them is noted with each interview."
            ),
            sign="search",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._presenter: NameSearchPresenter | None = None
        self._lines: tuple[NameLine, ...] = ()
        self._typed = QLineEdit()
        self._typed.returnPressed.connect(self._search)
        self._nothing = label(context, N_("Nothing was found."), "muted")
        self._nothing.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(context.s(8))
        area = scrolling(holder(column(self._nothing, self._cards, None, gap=0)))
        area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        field = Field(
            context,
            N_("Name, place or number"),
            self._typed,
            N_("The beginning of each word is enough; of a number, four digits in a row."),
        )
        self.add(field, area)
        close, look = button(context, N_("Close")), button(context, N_("Search"), "primary")
        close.setAutoDefault(False)
        look.setAutoDefault(False)
        close.clicked.connect(self.accept)
        look.clicked.connect(self._search)
        self._look = look
        self.add_button(close)
        self.add_button(look)

    def attach(self, presenter: NameSearchPresenter) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self.follow(presenter.speak)
        self._typed.setFocus()

    def display(self, state: NameSearchState) -> None:
        """Show what was found."""
        self.banner.display("bad", state.problem)
        self._look.setEnabled(not state.is_busy)
        self._nothing.setVisible(state.was_asked and not state.lines and not state.problem)
        if state.lines != self._lines:
            self._lines = state.lines
            refill(self._cards, [self._card(each) for each in state.lines])

    def _card(self, line: NameLine) -> QWidget:
        context, s = self._context, self._context.s
        show = button(context, N_("Show in the list"), "link")
        show.setAutoDefault(False)
        show.setAccessibleName(f"{show.text()}: {line.case}")
        show.clicked.connect(partial(self._go, line.case))
        texts = column(
            plain_label(line.text, "strong", wrap=True), plain_label(line.token, "caption"), gap=0
        )
        inner = row(
            (texts, 1),
            plain_label(line.case, "code"),
            show,
            margins=(s(16), s(8), s(16), s(8)),
            gap=s(12),
        )
        return frame(inner, card=True)

    def _search(self, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.search(self._typed.text())

    def _go(self, case: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.accept()
        self.case_asked.emit(case)
