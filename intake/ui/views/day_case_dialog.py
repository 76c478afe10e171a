"""The dialog about one case: dates, family, earlier records, and the pocket card."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QStackedWidget, QWidget

from intake.i18n import N_
from intake.services.cards import CardOrder
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, refill, row
from intake.ui.kit.options import OptionBox
from intake.ui.kit.segmented import Segmented
from intake.ui.presenters.day_case import CaseDayPresenter, CaseDayState
from intake.ui.presenters.day_tools import Option
from intake.ui.views.day_dates_part import DatesPart
from intake.ui.views.day_lines import lines

WIDTH, FINDER_COLUMNS = 760, 2


class DayCaseDialog(Dialog):
    """Displays a `CaseDayState`."""

    card_asked = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, N_("Dates and family"), sign="calendar")
        self.setMinimumWidth(context.s(WIDTH))
        self._presenter: CaseDayPresenter | None = None
        self._code = plain_label("", "code")
        self._dates = DatesPart(context)
        self._family = lines()
        self._other, self._relation = QLineEdit(), OptionBox()
        self._secrets = QCheckBox()
        self._hints = plain_label("", "body", wrap=True)
        self._phone, self._word = QLineEdit(), QLineEdit()
        self._finders: dict[str, QCheckBox] = {}
        self._finder_grid = QGridLayout()
        self._stack = QStackedWidget()
        context.localizer.bind(
            self._secrets,
            self._secrets.setText,
            N_("Keeps something from the others of the family"),
        )
        self._build()

    def attach(self, presenter: CaseDayPresenter) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self._dates.attach(presenter)
        self._secrets.toggled.connect(presenter.flag_secrets)
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: CaseDayState) -> None:
        """Show a state."""
        kind = "bad" if state.problem else "info"
        self.banner.display(kind, state.problem or state.notice)
        self._code.setText(state.code)
        gettext = self._context.localizer.gettext
        self._dates.display(state)
        none_alike = gettext(N_("No earlier record looks like this one.")) if state.is_known else ""
        self._hints.setText("\n".join(state.hints) or none_alike)
        chosen = str(self._relation.currentData() or state.relations[0].key)
        self._relation.display(state.relations, chosen)
        was_blocked = self._secrets.blockSignals(True)
        self._secrets.setChecked(state.keeps_secrets)
        self._secrets.blockSignals(was_blocked)
        refill(self._family, [self._linked(each) for each in state.family])
        self._show_finders(state.finders)

    def show_part(self, part: int) -> None:
        """Show the dates, the family or the card."""
        self._segment.set_choice(str(part))
        self._stack.setCurrentIndex(part)

    def print_card(self, path: str) -> None:
        """Write the card to a file that was chosen."""
        if self._presenter is not None:
            finders = tuple(code for code, box in self._finders.items() if box.isChecked())
            order = CardOrder(self._phone.text().strip(), self._word.text().strip())
            self._presenter.print_card(path, order, finders)

    def _show_finders(self, finders: tuple[Option, ...]) -> None:
        for each in finders:
            if each.key not in self._finders:
                made = self._finders[each.key] = QCheckBox()
                at = len(self._finders) - 1
                self._finder_grid.addWidget(made, at // FINDER_COLUMNS, at % FINDER_COLUMNS)
            self._finders[each.key].setText(each.text)

    def _linked(self, each: Option) -> QWidget:
        unlink = button(self._context, N_("Not of this family"), "quiet")
        unlink.setAutoDefault(False)
        unlink.setAccessibleDescription(each.text)
        unlink.clicked.connect(partial(self._unlink, each.key))
        return holder(row((plain_label(each.text, wrap=True), 1), unlink))

    def _unlink(self, other: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.unlink(other)

    def _link(self) -> None:
        if self._presenter is not None:
            self._presenter.link(self._other.text(), str(self._relation.currentData()))

    def _build(self) -> None:
        context = self._context
        close = button(context, N_("Close"))
        close.clicked.connect(self.accept)
        for part in (self._dates, self._family_part(), self._card_part()):
            self._stack.addWidget(part)
        segment = self._segment = Segmented(
            context,
            [("0", N_("Dates")), ("1", N_("Family")), ("2", N_("Pocket card"))],
            N_("Part of this dialog"),
        )
        segment.set_choice("0")
        segment.picked.connect(lambda key: self.show_part(int(key)))
        self.add(row(self._code, None, segment), self._stack)
        self.add_button(close)

    def _family_part(self) -> QWidget:
        context, s = self._context, self._context.s
        link = button(context, N_("Link"), "primary", sign="users")
        link.clicked.connect(self._link)
        apart = label(
            context,
            N_(
                "Each person’s own words stay in their own case. Nothing of one shows in another "
                "but the code."
            ),
            "caption",
            wrap=True,
        )
        return holder(
            column(
                self._family,
                self._secrets,
                apart,
                row(
                    (Field(context, N_("Case code of the other person"), self._other), 1),
                    (Field(context, N_("Is to this person"), self._relation), 1),
                    column(None, link),
                    gap=s(10),
                ),
                s(6),
                label(context, N_("Perhaps here already"), "h3"),
                self._hints,
                label(
                    context,
                    N_("Only a hint, from the names and the date of birth. Nothing is merged."),
                    "caption",
                    wrap=True,
                ),
                None,
                margins=(0, s(8), 0, 0),
                gap=s(10),
            )
        )

    def _card_part(self) -> QWidget:
        context, s = self._context, self._context.s
        make = button(context, N_("Card as PDF…"), "primary", sign="contact")
        make.clicked.connect(self.card_asked)
        ask = N_("Ask before anything is printed. The answer is noted.")
        return holder(
            column(
                label(context, N_("Who could find this paper?"), "h3"),
                label(context, ask, "caption", wrap=True),
                self._finder_grid,
                s(6),
                row(
                    (
                        Field(
                            context,
                            N_("Number to call"),
                            self._phone,
                            N_("Nothing else stands on the card: no name, no place, no reason."),
                        ),
                        2,
                    ),
                    (
                        Field(
                            context,
                            N_("Code word, if the person wants it there"),
                            self._word,
                            N_("It is printed and kept nowhere."),
                        ),
                        2,
                    ),
                    gap=s(10),
                ),
                row(None, make),
                None,
                margins=(0, s(8), 0, 0),
                gap=s(8),
            )
        )
