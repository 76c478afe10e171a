"""The dates of one case in its dialog: what is noted, and a day to note or to change."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource
from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, refill, row
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.day_case import CaseDayPresenter, CaseDayState
from intake.ui.presenters.day_tools import Option
from intake.ui.views.day_lines import lines


class DatesPart(QWidget):
    """Displays the dates of a `CaseDayState`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: CaseDayPresenter | None = None
        self._shown: tuple[Option, ...] = ()
        self._changed = ""
        self._dates = lines()
        self._no_date = label(context, N_("Nothing is noted."), "muted")
        self._day, self._report, self._hearing = QLineEdit(), QLineEdit(), QLineEdit()
        self._kind, self._source = OptionBox(), OptionBox()
        self._port, self._court = OptionBox(), OptionBox()
        self._arranged: dict[str, QCheckBox] = {}
        self._arranged_row = row(None, gap=context.s(14))
        self._build()

    def attach(self, presenter: CaseDayPresenter) -> None:
        """Connect the part with what it does."""
        self._presenter = presenter

    def display(self, state: CaseDayState) -> None:
        """Show a state; what was typed stays until it is noted."""
        self._no_date.setVisible(state.is_known and not state.dates)
        for box, options in (
            (self._kind, state.kinds),
            (self._source, state.sources),
            (self._port, state.ports),
            (self._court, state.courts),
        ):
            box.display(options, str(box.currentData() or options[0].key))
        for each in state.arranged:
            if each.key not in self._arranged:
                made = self._arranged[each.key] = QCheckBox()
                self._arranged_row.insertWidget(len(self._arranged) - 1, made)
            self._arranged[each.key].setText(each.text)
        if state.dates != self._shown:
            self._shown, self._changed = state.dates, ""
            refill(self._dates, [self._dated(each) for each in state.dates])

    def _dated(self, each: Option) -> QWidget:
        change = button(self._context, N_("Change"), "quiet")
        change.setAutoDefault(False)
        change.setAccessibleDescription(each.text)
        change.clicked.connect(partial(self._change, each.key))
        return holder(row((plain_label(each.text, wrap=True), 1), change))

    def _change(self, id_: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        found = self._presenter.date(id_) if self._presenter is not None else None
        if found is None:
            return
        self._changed = id_
        for field, text in (
            (self._day, found.day),
            (self._report, found.report_time),
            (self._hearing, found.hearing_time),
        ):
            field.setText(text)
        for box, key in (
            (self._kind, found.kind.value),
            (self._source, found.source.value),
            (self._port, found.port),
            (self._court, found.court),
        ):
            box.setCurrentIndex(box.findData(key))
        for code, tick in self._arranged.items():
            tick.setChecked(code in found.arranged)
        self._day.setFocus()

    def _note(self) -> None:
        if self._presenter is None:
            return
        ticked = (code for code, tick in self._arranged.items() if tick.isChecked())
        self._presenter.note_date(
            CaseDate(
                self._changed,
                DateKind(self._kind.currentData()),
                self._day.text(),
                DateSource(self._source.currentData()),
                report_time=self._report.text(),
                hearing_time=self._hearing.text(),
                port=str(self._port.currentData() or ""),
                court=str(self._court.currentData() or ""),
                arranged=tuple(map(Arranged, ticked)),
            )
        )

    def _build(self) -> None:
        context, s = self._context, self._context.s
        note = button(context, N_("Note this day"), "primary", sign="plus")
        note.clicked.connect(self._note)
        example, hour = N_("As in 2026-11-24"), N_("As in 04:30")
        self.setLayout(
            column(
                self._no_date,
                self._dates,
                s(4),
                row(
                    (column(Field(context, N_("What for"), self._kind), None), 2),
                    (Field(context, N_("Day"), self._day, example), 1),
                    (Field(context, N_("Be there at"), self._report, hour), 1),
                    (Field(context, N_("Hearing at"), self._hearing, hour), 1),
                    gap=s(10),
                ),
                row(
                    (Field(context, N_("Port of entry"), self._port), 1),
                    (Field(context, N_("City of the court"), self._court), 1),
                    (Field(context, N_("Known from"), self._source), 1),
                    gap=s(10),
                ),
                self._arranged_row,
                row(None, note),
                None,
                margins=(0, s(8), 0, 0),
                gap=s(10),
            )
        )
