"""The roster of interpreters: asked by language and gender, added below."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, holder, refill, row, scrolling
from intake.ui.kit.options import OptionBox
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.day_roster import (
    InterpreterRow,
    RosterPresenter,
    RosterState,
    Typed,
)
from intake.ui.views.day_lines import lines

BOX_WIDTH = 214


class RosterView(QWidget):
    """Displays a `RosterState`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: RosterPresenter | None = None
        self._banner = Banner(context)
        self._languages, self._genders = OptionBox(), OptionBox()
        self._nobody = label(context, N_("Nobody of the roster fits."), "muted", wrap=True)
        self._rows = lines()
        self._spoken, self._hours = QLineEdit(), QLineEdit()
        self._gender, self._by_phone = OptionBox(), QCheckBox()
        self._name, self._phone = QLineEdit(), QLineEdit()
        context.localizer.bind(self._by_phone, self._by_phone.setText, N_("By telephone too"))
        self._build()

    def attach(self, presenter: RosterPresenter) -> None:
        """Connect the tab with what it does."""
        self._presenter = presenter
        self._languages.picked.connect(presenter.of_language)
        self._genders.picked.connect(presenter.of_gender)
        presenter.open()

    def display(self, state: RosterState) -> None:
        """Show a state."""
        self._banner.display("bad", state.problem)
        self._languages.display(state.languages, state.language)
        self._genders.display(state.genders, state.gender)
        noted = state.genders_noted
        self._gender.display(noted, str(self._gender.currentData() or noted[0].key))
        self._nobody.setVisible(state.is_known and not state.rows)
        for each in (self._name_field, self._phone_field):
            each.setVisible(state.may_name)
        refill(self._rows, [self._row(each, state) for each in state.rows])

    def _row(self, each: InterpreterRow, state: RosterState) -> QWidget:
        context, s = self._context, self._context.s
        topics = OptionBox()
        topics.setFixedWidth(s(BOX_WIDTH))
        topics.setPlaceholderText(context.localizer.gettext(N_("Worked well for…")))
        topics.setAccessibleName(context.localizer.gettext(N_("Worked well for…")))
        topics.display(state.topics, "")
        topics.picked.connect(partial(self._worked_well, each.code))
        retire = button(context, N_("Take out"), "quiet")
        retire.setAutoDefault(False)
        retire.setAccessibleDescription(each.code)
        retire.clicked.connect(partial(self._retire, each.code))
        texts = column(
            wrapping(
                (plain_label(each.code, "code"), plain_label(each.languages, "strong", wrap=True))
            ),
            plain_label(" — ".join(filter(None, (each.detail, each.who))), "caption", wrap=True),
            gap=s(2),
        )
        margins = (s(14), s(8), s(14), s(8))
        return frame(row((texts, 1), topics, retire, margins=margins, gap=s(8)), card=True)

    def _worked_well(self, code: str, topic: str) -> None:
        if self._presenter is not None:
            self._presenter.worked_well(code, topic)

    def _retire(self, code: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.retire(code)

    def _add(self) -> None:
        if self._presenter is None:
            return
        self._presenter.add(
            Typed(
                self._spoken.text(),
                str(self._gender.currentData() or ""),
                self._hours.text(),
                by_phone=self._by_phone.isChecked(),
                name=self._name.text().strip(),
                phone=self._phone.text().strip(),
            )
        )
        for each in (self._spoken, self._hours, self._name, self._phone):
            each.clear()

    def _build(self) -> None:
        context, s = self._context, self._context.s
        for box, name in (
            (self._languages, N_("Language")),
            (self._genders, N_("Gender")),
        ):
            box.setFixedWidth(s(BOX_WIDTH))
            context.localizer.bind(box, box.setAccessibleName, name)
        self._rows.setSpacing(s(8))
        head = row(
            label(context, N_("Who can interpret"), "h3"),
            None,
            self._languages,
            self._genders,
            gap=s(10),
        )
        inner = column(
            self._banner,
            head,
            self._nobody,
            self._rows,
            self._new_part(),
            None,
            margins=(s(24), 0, s(24), s(24)),
            gap=s(12),
        )
        self.setLayout(column((scrolling(holder(inner)), 1), gap=0))

    def _new_part(self) -> QWidget:
        context, s = self._context, self._context.s
        self._name_field = Field(context, N_("Name (identity compartment)"), self._name)
        self._phone_field = Field(context, N_("Telephone (identity compartment)"), self._phone)
        add = button(context, N_("Add to the roster"), "primary", sign="plus")
        add.clicked.connect(self._add)
        spoken = Field(
            context,
            N_("Languages"),
            self._spoken,
            N_("Three letters, and the place of the variant: mam:Todos Santos, spa"),
        )
        return titled_card(
            context,
            "languages",
            N_("Add an interpreter"),
            row(
                (spoken, 2),
                (column(Field(context, N_("Gender"), self._gender), None), 1),
                (column(Field(context, N_("Hours"), self._hours), None), 1),
                gap=s(12),
            ),
            row((self._name_field, 1), (self._phone_field, 1), gap=s(12)),
            row(self._by_phone, None, add),
        )
