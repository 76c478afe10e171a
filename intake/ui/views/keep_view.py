"""May it be kept? Read aloud, answered with one key; a no is shown as waiting to be erased."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from intake.domain.consent import ConsentForm
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.labels import BilingualPair, IconLabel, label
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.presenters.keeping import KeepPresenter, KeepState
from intake.ui.views.spoken_fields import choice_box, fill

READ = N_("Read it aloud. Nothing of the interview is shown until the person has answered.")
WAITS = N_("Waiting to be erased")
WAITS_WHY = N_(
    "The person does not want it kept. Nothing of it is read, shared or exported any more. "
    "Whoever looks after the data erases it."
)
GONE = N_(
    "If the person is not here any more, leave it as it is: without a yes nothing can be done "
    "with it."
)


class KeepView(QWidget):
    """Displays a `KeepState`."""

    left = Signal()
    displayed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, s = context, context.s
        self._presenter: KeepPresenter | None = None
        self._state: KeepState | None = None
        self._banner = Banner(context)
        self._stack = QStackedWidget()
        for part in (self._question(), self._waiting()):
            self._stack.addWidget(scrolling(part))
        card = frame(column((self._stack, 1)), card=True)
        middle = column((card, 1), margins=(s(36), s(16), s(36), s(16)))
        self.setLayout(column(self._banner, (middle, 1), gap=0))

    def attend(self, presenter: KeepPresenter) -> None:
        """Take the presenter whose states are shown."""
        self._presenter = presenter
        presenter.refresh()

    def take_focus(self) -> None:
        """Put the keyboard on the answers; after a no, on the way back."""
        is_refused = self._state is not None and self._state.is_refused
        (self._leave if is_refused else self._yes).setFocus()

    def display(self, state: KeepState) -> None:
        """Show a state."""
        before, self._state = self._state, state
        self._banner.display("bad", state.failure)
        self._ask.display(
            (state.languages[0], state.ask.lead), (state.languages[1], state.ask.second)
        )
        fill(self._form, state.forms, state.given.consent_form.value)
        fill(self._assent, state.assents, state.given.assent)
        self._assents.setVisible(state.is_childs)
        set_if_other(self._witness, state.given.witness)
        self._yes.setEnabled(state.can_say_yes)
        for each in (self._no, self._after_all):
            each.setEnabled(not state.is_busy)
        is_moved = before is None or before.is_refused != state.is_refused
        if is_moved:
            self._stack.setCurrentIndex(1 if state.is_refused else 0)
            self.take_focus()
        self.displayed.emit(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let 1 and 2 answer, unless somebody is writing."""
        keys = {"1": self._yes, "2": self._no}
        is_writing = isinstance(self.focusWidget(), QLineEdit)
        if self._stack.currentIndex() == 0 and not is_writing and event.text() in keys:
            keys[event.text()].click()
            return
        super().keyPressEvent(event)

    def _question(self) -> QWidget:
        context, s = self._context, self._context.s
        self._ask = BilingualPair(context, "question", shows_tags=True)
        self._assent = choice_box(partial(self._fill, "assent"))
        self._assents = Field(context, N_("The child wants it so"), self._assent)
        self._form = choice_box(lambda key: self._fill("consent_form", ConsentForm(key)))
        self._witness = QLineEdit()
        self._witness.textEdited.connect(partial(self._fill, "witness"))
        self._yes = button(context, N_("1 · Yes, keep it"), "primary", sign="check")
        self._yes.clicked.connect(lambda: self._tell(KeepPresenter.keep))
        self._no = button(context, N_("2 · No, erase it"))
        self._no.clicked.connect(lambda: self._tell(KeepPresenter.refuse))
        given = Field(context, N_("How it is given"), self._form)
        witness = Field(context, N_("Witness's code"), self._witness, N_("A code, never a name."))
        inner = column(
            label(context, READ, "muted", wrap=True),
            self._ask,
            s(6),
            row((column(given, None), 1), (column(witness, None), 1), gap=s(12)),
            self._assents,
            s(6),
            row(self._yes, self._no, None, gap=s(10)),
            label(context, GONE, "caption", wrap=True),
            None,
            margins=(s(28), s(22), s(28), s(22)),
            gap=s(12),
        )
        return holder(inner)

    def _waiting(self) -> QWidget:
        context, s = self._context, self._context.s
        self._leave = button(context, N_("Back to interviews"), "primary")
        self._leave.clicked.connect(self.left)
        self._after_all = button(context, N_("The person wants it kept after all …"))
        self._after_all.clicked.connect(self._ask_again)
        title = row(IconLabel(context, "trash-2", "warn", size=28), label(context, WAITS, "h1"))
        inner = column(
            title,
            label(context, WAITS_WHY, "body", wrap=True),
            s(8),
            row(self._leave, self._after_all, None, gap=s(10)),
            None,
            margins=(s(28), s(22), s(28), s(22)),
            gap=s(12),
        )
        return holder(inner)

    def _ask_again(self) -> None:
        self._stack.setCurrentIndex(0)
        self._yes.setFocus()

    def _fill(self, name: str, value: object) -> None:
        if self._presenter is not None:
            self._presenter.fill(**{name: value})

    def _tell(self, act: Callable[..., object]) -> None:
        if self._presenter is not None:
            act(self._presenter)
