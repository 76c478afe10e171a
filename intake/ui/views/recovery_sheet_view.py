"""The screen of the Recovery sheet: words, a person, words of the other sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.key_files import KeyFiles
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.layout import column, holder, row
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.recovery_sheet import RecoveryPresenter, RecoveryState, Stage
from intake.ui.views.door_card import DoorCard
from intake.ui.views.passphrase_choice import PassphraseChoice
from intake.ui.views.recovery_words_grid import RecoveryWordsGrid

_TYPING = {Stage.OPENING, Stage.SIGNING}


class RecoverySheetView(DoorCard):
    """Displays a `RecoveryState`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._person = QWidget()
        self._grid = RecoveryWordsGrid(context)
        super().__init__(context, holder(column(self._grid, self._person, gap=0)))
        self._presenter: RecoveryPresenter | None = None
        self._stage: Stage | None = None
        self._who, self._name = OptionBox(), QLineEdit()
        self._name.setMaxLength(60)
        self._choice: PassphraseChoice | None = None
        self._name_field = Field(
            context,
            N_("Your name, as the lock screen shows it"),
            self._name,
            N_("An alias is enough: the name can be read while the program is locked."),
        )

    def attach(self, presenter: RecoveryPresenter, key_files: KeyFiles) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        context, s = self._context, self._context.s
        self._who.picked.connect(presenter.choose)
        self._name.textEdited.connect(presenter.name)
        self._choice = PassphraseChoice(
            context, presenter.passphrase, presenter.suggest, key_files.place
        )
        who = Field(context, N_("Who you are"), self._who)
        tops = (holder(column(each, None, gap=0)) for each in (who, self._name_field))
        top = row(*((each, 1) for each in tops), gap=s(20))
        self._person.setLayout(column(top, self._choice, gap=s(10)))
        self.back_asked.connect(presenter.go_back)
        self.forward_asked.connect(presenter.go_on)
        presenter.open()

    def display(self, state: RecoveryState) -> None:
        """Show a state; fields that hold what they should are left alone."""
        self.head(state.title, state.text)
        is_done = state.stage is Stage.DONE
        self.foot(state.forward, state.problem, is_busy=state.is_busy, has_back=not is_done)
        self.tell(state.progress, can_go_on=state.can_go_on)
        comes, self._stage = state.stage is not self._stage, state.stage
        if comes and self._presenter is not None:
            self._grid.attach(self._presenter.entry)
        self._grid.display(state.typed)
        self._grid.setVisible(state.stage in _TYPING)
        self._person.setVisible(state.stage is Stage.PERSON)
        self._who.display(state.whos, state.who)
        self._name_field.setVisible(state.is_new)
        set_if_other(self._name, state.name)
        if self._choice is not None:
            self._choice.display(state.passphrase)
        if comes:
            self.take_focus()

    def take_focus(self) -> None:
        """Begin with what this step asks for first."""
        if self._stage in _TYPING:
            self._grid.take_focus()
        elif self._stage is Stage.PERSON:
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_forward()
