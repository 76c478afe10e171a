"""The calendar: what is due, day by day, and how it ended."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill, plain_label, set_pill
from intake.ui.kit.layout import column, frame, hidden_unless, holder, refill, row, scrolling
from intake.ui.kit.options import OptionBox
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.day_calendar import (
    SOON,
    WEEK,
    CalendarPresenter,
    CalendarState,
    DateRow,
)
from intake.ui.presenters.day_tools import Option
from intake.ui.views.day_lines import lines

ENDING_WIDTH = 210


class CalendarView(QWidget):
    """Displays a `CalendarState`."""

    sheet_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: CalendarPresenter | None = None
        self._banner = Banner(context)
        self._title = plain_label("", "strong")
        self._spans = Segmented(
            context,
            [(SOON, N_("Next 7 days")), (WEEK, N_("Week"))],
            N_("Which days are shown"),
        )
        self._nothing = label(context, N_("Nothing is noted for these days."), "muted", wrap=True)
        self._over_title = label(context, N_("Over, and nobody noted how it ended"), "h3")
        self._days, self._over = lines(), lines()
        self._build()

    def attach(self, presenter: CalendarPresenter) -> None:
        """Connect the tab with what it does."""
        self._presenter = presenter
        self._spans.picked.connect(presenter.show_span)
        presenter.open()

    def display(self, state: CalendarState) -> None:
        """Show a state."""
        self._banner.display("bad", state.problem)
        self._title.setText(state.title)
        self._spans.set_choice(state.span)
        self._nothing.setVisible(state.is_known and not state.groups)
        self._over_title.setVisible(bool(state.over))
        refill(self._over, [self._row(each, state.endings) for each in state.over])
        shown: list[QWidget] = []
        for group in state.groups:
            shown.append(plain_label(group.heading, "h3"))
            shown += [self._row(each, state.endings) for each in group.rows]
        refill(self._days, shown)

    def _row(self, each: DateRow, endings: tuple[Option, ...]) -> QWidget:
        s = self._context.s
        kind = pill("info")
        set_pill(kind, "info", each.what)
        ended = plain_label(each.ended, "muted", wrap=True)
        box = OptionBox()
        box.setFixedWidth(s(ENDING_WIDTH))
        box.setPlaceholderText(self._context.localizer.gettext(N_("How it ended…")))
        box.setAccessibleName(self._context.localizer.gettext(N_("How it ended…")))
        box.display(endings, "")
        hidden_unless(box, is_wanted=each.is_open)
        box.picked.connect(partial(self._end, each.key))
        texts = column(
            wrapping((plain_label(each.code, "code"), kind, plain_label(each.hours, "strong"))),
            plain_label(each.detail, "caption", wrap=True),
            gap=s(2),
        )
        return frame(
            row((texts, 1), ended, box, margins=(s(14), s(10), s(14), s(10)), gap=s(10)),
            card=True,
        )

    def _end(self, key: str, ending: str) -> None:
        if self._presenter is not None:
            self._presenter.end(key, ending)

    def _turn(self, weeks: int, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.turn(weeks)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        earlier = icon_button(context, "chevron-left", N_("A week earlier"), is_arrow=True)
        later = icon_button(context, "chevron-right", N_("A week later"), is_arrow=True)
        earlier.clicked.connect(partial(self._turn, -1))
        later.clicked.connect(partial(self._turn, 1))
        sheet = button(context, N_("Week sheet as PDF…"), sign="file-text")
        sheet.clicked.connect(self.sheet_asked)
        self._days.setSpacing(s(8))
        self._over.setSpacing(s(8))
        inner = holder(
            column(
                self._over_title,
                self._over,
                self._nothing,
                self._days,
                None,
                margins=(s(24), 0, s(24), s(24)),
                gap=s(10),
            )
        )
        head = wrapping(
            (self._spans, earlier, later, self._title),
            (sheet,),
            margins=(s(24), 0, s(24), s(10)),
            gap=s(10),
        )
        top = holder(column(self._banner, margins=(s(24), 0, s(24), 0)))
        self.setLayout(column(head, top, (scrolling(inner), 1), gap=0))
