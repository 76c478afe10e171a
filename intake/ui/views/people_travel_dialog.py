"""The dialog “Before crossing”: who keeps the keys, what is true afterwards, and the lock."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.people_travel import TravelPresenter, TravelState

WIDTH = 760


class PeopleTravelDialog(Dialog):
    """Displays a `TravelState`."""

    lock_asked = Signal()
    """The keys have left, and the store is to be locked."""

    def __init__(self, context: Context, parent: QWidget, dialogs: Dialogs) -> None:
        super().__init__(
            context,
            parent,
            N_("Before crossing"),
            N_(
                "Before a border or a search, the keys of this store can leave this computer, "
                "sealed to somebody who is not here."
            ),
            sign="key-round",
        )
        self._dialogs, self._proposed = dialogs, ""
        self._presenter: TravelPresenter | None = None
        self.setMinimumWidth(context.s(WIDTH))
        self._people = OptionBox()
        self._who = Field(context, N_("Who keeps the keys meanwhile"), self._people)
        self._nobody = plain_label("", "muted", wrap=True)
        self._afterwards = plain_label("", "body", wrap=True)
        heading = label(context, N_("What will be true afterwards"), "field")
        self._after = holder(column(heading, self._afterwards, gap=context.s(4)))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Taking the keys away"))
        self._close = button(context, N_("Close"))
        self._go = button(context, N_("Take the keys away…"), "primary", sign="key-round")
        self._lock = button(context, N_("Lock now"), "primary", sign="lock")
        self.add(self._who, self._nobody, self._after, self._bar)
        for each in (self._close, self._go, self._lock):
            self.add_button(each)
        self._close.clicked.connect(self.accept)
        self._go.clicked.connect(self._choose_file)
        self._lock.clicked.connect(self._lock_now)

    def attach(self, presenter: TravelPresenter) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self._people.picked.connect(presenter.choose)
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: TravelState) -> None:
        """Show a state."""
        self._proposed = state.proposed
        self._people.display(state.people, state.person)
        self._people.setEnabled(not state.is_working)
        self._who.setVisible(bool(state.people) and not state.done)
        self._nobody.setText(state.nobody)
        self._nobody.setVisible(bool(state.nobody))
        self._afterwards.setText("\n".join(f"• {each}" for each in state.afterwards))
        self._after.setVisible(bool(state.afterwards))
        self._bar.setVisible(state.is_working)
        self._go.setVisible(not state.done)
        self._go.setEnabled(state.can_go)
        self._lock.setVisible(bool(state.done))
        self.banner.display("bad" if state.problem else "ok", state.problem or state.done)
        self.fit()

    def _choose_file(self) -> None:
        if self._presenter is not None:
            kinds = ((N_("File of keys"), "*.age"),)
            self._dialogs.save_file(
                N_("Where to put the file of keys"),
                kinds,
                self._proposed,
                self._presenter.take_away,
            )

    def _lock_now(self) -> None:
        self.accept()
        self.lock_asked.emit()
