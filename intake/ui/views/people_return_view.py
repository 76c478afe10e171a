"""The screen of somebody who brings the keys back: the file, the person, the passphrase."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.people_return import ReturnPresenter, ReturnState
from intake.ui.views.door_card import DoorCard
from intake.ui.views.key_file_line import KeyFileLine


class PeopleReturnView(DoorCard):
    """Displays a `ReturnState`."""

    def __init__(self, context: Context) -> None:
        self._asking = QWidget()
        super().__init__(context, holder(column(self._asking, gap=0)))
        self._context = context
        self._presenter: ReturnPresenter | None = None
        self._person, self._typed = OptionBox(), PassphraseEdit(context)
        self._find = button(context, N_("Choose the file of keys…"), sign="file-text")
        self._file = plain_label("", "caption")
        self._key_file = KeyFileLine(context)
        self._asks = plain_label("", "field")
        self._asks.setBuddy(self._typed)
        who = Field(context, N_("Who puts the keys back"), self._person)
        s = context.s
        self._asking.setLayout(
            column(
                row(self._find, (self._file, 1), gap=s(10)),
                who,
                self._key_file,
                column(self._asks, self._typed, gap=s(5)),
                gap=s(14),
            )
        )

    def attach(self, presenter: ReturnPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        self._person.picked.connect(presenter.choose)
        self._find.clicked.connect(self._choose_file)
        self._key_file.found.connect(presenter.give_key_file)
        self._typed.returnPressed.connect(self._go_on)
        self.back_asked.connect(presenter.go_back)
        self.forward_asked.connect(self._go_on)
        presenter.open()

    def display(self, state: ReturnState) -> None:
        """Show a state."""
        self.head(state.title, state.text)
        self.foot(state.forward, state.problem, is_busy=state.is_busy, has_back=not state.is_done)
        self.tell("", can_go_on=True)
        self._asking.setVisible(not state.is_done)
        self._person.display(state.people, state.person)
        self._file.setText(state.file)
        self._key_file.display(state.key_file, is_needed=state.needs_key_file)
        self._asks.setText(state.asks)
        self._typed.setAccessibleName(state.asks)
        if state.is_done:
            self.focus_forward()

    def take_focus(self) -> None:
        """Begin with the file."""
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        if self._presenter is not None:
            kinds = ((N_("File of keys"), "*.age"), (N_("All files"), "*"))
            dialogs = Dialogs(self._context, self)
            dialogs.open_file(N_("File of keys"), kinds, self._presenter.give_file)

    def _go_on(self) -> None:
        if self._presenter is not None:
            self._presenter.go_on(self._typed.take())
