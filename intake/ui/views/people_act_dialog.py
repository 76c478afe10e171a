"""The dialog in which a coordinator admits, lets go, changes roles, or renews keys and sheets."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QProgressBar, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, holder
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.people_act import ActPresenter
from intake.ui.presenters.people_act_state import ActState
from intake.ui.views.sheet_page import SheetPage

WIDTH, COLUMNS = 760, 3


class PeopleActDialog(Dialog):
    """Displays an `ActState`; what is typed leaves the fields when it is used."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, N_("People"))
        s = context.s
        self._presenter: ActPresenter | None = None
        self.setMinimumWidth(s(WIDTH))
        self._words = plain_label("", "code", wrap=True)
        self._tick = QCheckBox()
        context.localizer.bind(
            self._tick,
            self._tick.setText,
            N_("I compared these words by voice with that person"),
        )
        self._roles: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._reasons, self._standings = OptionBox(), OptionBox()
        self._delegations, self._keyings = OptionBox(), OptionBox()
        self._new_sheet = SheetPage(context)
        self._becomes = plain_label("", "muted", wrap=True)
        self._difference = plain_label("", "body", wrap=True)
        self._signed = plain_label("", "strong", wrap=True)
        self._sheet, self._passphrase = PassphraseEdit(context), PassphraseEdit(context)
        self._sheet_field = Field(
            context, N_("The 24 words of the Organisation sheet"), self._sheet
        )
        self._asks = plain_label("", "field")
        self._asks.setBuddy(self._passphrase)
        self._bar = _working(context)
        self._close = button(context, N_("Close"))
        self._on_paper = button(context, N_("The words are on paper"), "primary")
        self._do = button(context, N_("Sign and seal"), "primary", sign="key-round")
        self._build()

    def attach(self, presenter: ActPresenter) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self._tick.toggled.connect(presenter.compare)
        self._reasons.picked.connect(presenter.set_reason)
        self._standings.picked.connect(presenter.set_stands)
        self._delegations.picked.connect(presenter.set_days)
        self._keyings.picked.connect(presenter.set_keying)
        self._on_paper.clicked.connect(lambda: presenter.compare(True))
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: ActState) -> None:
        """Show a state."""
        is_open = not state.done and state.sheet is None
        self._title.setText(state.title)
        self._new_sheet.show_sheet(state.sheet)
        for each in (self._new_sheet, self._on_paper):
            each.setVisible(state.sheet is not None)
        self._show_choices(state, is_open=is_open)
        self._difference.setText("\n".join(state.difference))
        self._difference_part.setVisible(bool(state.difference))
        self._signed.setText(state.signed)
        self._signed.setVisible(bool(state.signed) and is_open)
        self._sheet_field.setVisible(state.needs_sheet and is_open)
        self._sheet_field.hint.setText(state.sheet_hint)
        self._sheet_field.hint.setVisible(bool(state.sheet_hint))
        self._asks.setText(state.passphrase)
        self._passphrase.setAccessibleName(state.passphrase)
        self._sign_part.setVisible(is_open)
        self._bar.setVisible(state.is_working)
        self._choices.setEnabled(not state.is_working)
        self._do.setVisible(is_open)
        self._do.setEnabled(state.can_sign)
        self.banner.display("bad" if state.problem else "ok", state.problem or state.done)
        self.fit()

    def _show_choices(self, state: ActState, *, is_open: bool) -> None:
        self._words.setText(state.compare)
        self._compare.setVisible(bool(state.compare) and is_open)
        self._show_roles(state)
        self._roles_part.setVisible(bool(state.roles) and is_open)
        self._reasons.display(state.reasons, state.reason)
        self._reasons_part.setVisible(bool(state.reasons) and is_open)
        self._standings.display(state.standings, state.stands)
        self._standing_part.setVisible(bool(state.standings) and is_open)
        self._keyings.display(state.keyings, state.keying)
        self._keying_part.setVisible(bool(state.keyings) and is_open)
        self._delegations.display(state.delegations, state.delegation)
        self._delegation_part.setVisible(bool(state.delegations) and is_open)
        self._becomes.setText(state.becomes)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        well = column(self._words, self._tick, margins=(s(14), s(10), s(14), s(10)), gap=s(8))
        self._compare = frame(well, well=True)
        roles = column(label(context, N_("Roles"), "field"), self._grid, gap=s(4))
        self._roles_part = holder(roles)
        self._delegation_part = Field(
            context, N_("May admit people without the Organisation sheet"), self._delegations
        )
        why = Field(context, N_("Why"), self._reasons)
        self._standing_part = Field(
            context, N_("What stands of the signatures by these keys"), self._standings
        )
        self._keying_part = Field(context, N_("With which keys"), self._keyings)
        self._reasons_part = holder(column(why, self._standing_part, self._becomes, gap=s(6)))
        heading = label(context, N_("What changes"), "field")
        self._difference_part = holder(column(heading, self._difference, gap=s(4)))
        passphrase = column(self._asks, self._passphrase, gap=s(5))
        self._sign_part = holder(passphrase)
        parts = (self._compare, self._roles_part, self._delegation_part, self._reasons_part)
        self._choices = holder(column(*parts, self._keying_part, gap=s(10)))
        self._add_all()

    def _add_all(self) -> None:
        self.add(
            self._new_sheet,
            self._choices,
            self._difference_part,
            self._signed,
            self._sheet_field,
            self._sign_part,
            self._bar,
        )
        self._close.clicked.connect(self.accept)
        self._do.clicked.connect(self._sign)
        self.add_button(self._close)
        self.add_button(self._on_paper)
        self.add_button(self._do)
        self.finished.connect(lambda _result: self._forget())

    def _sign(self) -> None:
        if self._presenter is not None:
            self._presenter.sign(self._passphrase.take(), self._sheet.take())

    def _forget(self) -> None:
        self._passphrase.take()
        self._sheet.take()
        self._new_sheet.show_sheet(None)

    def _show_roles(self, state: ActState) -> None:
        for place, each in enumerate(state.roles):
            made = self._roles.get(each.key)
            if made is None:
                made = self._roles[each.key] = QCheckBox()
                made.toggled.connect(partial(self._role_toggled, each.key))
                self._grid.addWidget(made, *divmod(place, COLUMNS))
            made.setText(each.text)
            made.setChecked(each.is_on)

    def _role_toggled(self, key: str, is_on: bool) -> None:  # noqa: FBT001 - Qt's `toggled`
        if self._presenter is not None:
            self._presenter.set_role(key, is_on=is_on)


def _working(context: Context) -> QProgressBar:
    made = QProgressBar()
    made.setRange(0, 0)
    made.setTextVisible(False)
    context.localizer.bind(made, made.setAccessibleName, N_("Signing and sealing"))
    return made
