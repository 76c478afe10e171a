"""The screen of somebody who is new: a name, a role, a passphrase; then words to compare."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.key_files import KeyFiles
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.joining import JoiningPresenter, JoiningState
from intake.ui.views.door_card import DoorCard
from intake.ui.views.passphrase_choice import PassphraseChoice

COMPARED, COLUMNS = 8, 2


class JoiningView(DoorCard):
    """Displays a `JoiningState`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._asking, self._telling = QWidget(), QWidget()
        super().__init__(context, holder(column(self._asking, self._telling, gap=0)))
        s = context.s
        self._name, self._role = QLineEdit(), OptionBox()
        self._name.setMaxLength(60)
        self._choice: PassphraseChoice | None = None
        self._words = [plain_label("", "h2") for _ in range(COMPARED)]
        grid = QGridLayout()
        grid.setSpacing(s(14))
        for at, each in enumerate(self._words):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(each, at % (COMPARED // COLUMNS), at // (COMPARED // COLUMNS))
        self._telling.setLayout(grid)

    def attach(self, presenter: JoiningPresenter, key_files: KeyFiles) -> None:
        """Connect the screen with what it does."""
        context, s = self._context, self._context.s
        self._name.textEdited.connect(presenter.name)
        self._role.picked.connect(presenter.ask_for)
        self._choice = PassphraseChoice(
            context, presenter.passphrase, presenter.suggest, key_files.place
        )
        name = Field(
            context,
            N_("Your name, as the lock screen shows it"),
            self._name,
            N_("An alias is enough: the name can be read while the program is locked."),
        )
        role = Field(
            context,
            N_("The role you ask for"),
            self._role,
            N_("A coordinator decides which one you get."),
        )
        tops = (holder(column(each, None, gap=0)) for each in (name, role))
        top = row(*((each, 1) for each in tops), gap=s(20))
        self._asking.setLayout(column(top, self._choice, gap=s(10)))
        self.back_asked.connect(presenter.go_back)
        self.forward_asked.connect(presenter.go_on)
        presenter.refresh()

    def display(self, state: JoiningState) -> None:
        """Show a state; fields that hold what they should are left alone."""
        self.head(state.title, state.text)
        is_made = bool(state.words)
        self.foot(state.forward, state.problem, is_busy=state.is_busy, has_back=not is_made)
        self.tell("", can_go_on=True)
        set_if_other(self._name, state.name)
        self._role.display(state.roles, state.role)
        if self._choice is not None:
            self._choice.display(state.passphrase)
        for at, word in enumerate(state.words):
            self._words[at].setText(f"{at + 1}  {word}")
        comes = is_made and self._telling.isHidden()
        self._asking.setVisible(not is_made)
        self._telling.setVisible(is_made)
        if comes:
            self.focus_forward()

    def take_focus(self) -> None:
        """Begin with the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
