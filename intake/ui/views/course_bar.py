"""The menu of what happens beside the questions, and the bar that says where it stands."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from intake.domain.states import Care, PauseReason, StoppedBy
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.presenters.course_acts import Act, CourseState

KEY = "F8"
PAUSES = {
    PauseReason.REST: N_("To rest"),
    PauseReason.DISTRESS: N_("It is hard right now"),
    PauseReason.INTERPRETER: N_("Interpreter"),
    PauseReason.LAWYER: N_("To call the lawyer"),
    PauseReason.MEAL: N_("To eat"),
    PauseReason.INTERRUPTION: N_("Interruption"),
    PauseReason.ANOTHER_DAY: N_("Until another day"),
    PauseReason.OTHER: N_("Another reason"),
}
STOPS = {
    StoppedBy.PERSON: N_("The person wants to stop"),
    StoppedBy.INTERVIEWER: N_("I think that we should stop"),
}
OFFERS = {
    Act.RESUME: N_("Go on"),
    Act.COUNSEL: N_("The lawyer agrees …"),
    Act.CONSENT: N_("The person says yes …"),
    Act.END: N_("To the end of the interview"),
}


class CourseMenu(QWidget):
    """A button in the header, with a key: always there."""

    paused = Signal(object)
    stopped = Signal(object)
    noted = Signal(object)
    asked = Signal(object)
    """An `Act` that needs a dialog."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._acts: frozenset[Act] = frozenset()
        self._button = icon_button(context, "hand-heart", N_("Pause, care and changes (F8)"))
        self._button.setShortcut(QKeySequence(KEY))
        self._menu = QMenu(self._button)
        self._menu.aboutToShow.connect(self._fill)
        self._button.setMenu(self._menu)
        self.setLayout(row(self._button))

    @property
    def menu(self) -> QMenu:
        """The menu that it opens."""
        return self._menu

    def display(self, state: CourseState) -> None:
        """Take what may be done now."""
        self._acts = state.acts
        self._button.setEnabled(bool(state.acts))

    def _fill(self) -> None:
        self._menu.clear()
        self._part(Act.PAUSE, N_("Pause"), PAUSES, self.paused)
        self._part(Act.STOP, N_("Stop for the person's wellbeing"), STOPS, self.stopped)
        self._one(Act.LEFT, N_("The person left before the end …"))
        self._menu.addSeparator()
        self._one(Act.INTERPRETER, N_("Change interpreter without saying why"))
        self._one(Act.TOPIC, N_("Change of topic"), Care.TOPIC_CHANGED)
        self._one(Act.DISTRESS, N_("The person is having a hard time"), Care.DISTRESS)
        self._one(Act.RAISED, N_("The person raised it"), Care.RAISED_SENSITIVE)
        self._one(Act.COUNSEL, OFFERS[Act.COUNSEL])

    def _part(
        self, act: Act, title: str, entries: Mapping[Any, str], signal: SignalInstance
    ) -> None:
        if act not in self._acts:
            return
        gettext = self._context.localizer.gettext
        part = self._menu.addMenu(gettext(title))
        for key, message in entries.items():
            part.addAction(gettext(message)).triggered.connect(partial(self._say, signal, key))

    def _one(self, act: Act, message: str, care: Care | None = None) -> None:
        if act in self._acts:
            signal, fact = (self.asked, act) if care is None else (self.noted, care)
            made = self._menu.addAction(self._context.localizer.gettext(message))
            made.triggered.connect(partial(self._say, signal, fact))

    def _say(self, signal: SignalInstance, fact: object, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `triggered`
        signal.emit(fact)


class CourseBar(QWidget):
    """Below the header: where the interview stands, and that a break is due. Never in the way."""

    offered = Signal(object)
    """The `Act` that the bar leads to."""
    noted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._context = context
        self._state: CourseState | None = None
        self._banner = Banner(context)
        self._banner.acted.connect(self._act)
        self._break = self._break_part(s(14), s(8))
        self.setLayout(column(self._banner, self._break, gap=0))

    def display(self, state: CourseState) -> None:
        """Show a state; nothing at all where there is nothing to say."""
        self._state = state
        act = self._context.localizer.gettext(OFFERS[state.offer]) if state.offer else ""
        self._banner.display("info", state.line, act)
        self._due.setText(state.break_due)
        self._break.setVisible(bool(state.break_due))
        self.setVisible(bool(state.line or state.break_due))

    def _break_part(self, side: int, edge: int) -> QWidget:
        context = self._context
        self._due = plain_label("", "body", wrap=True)
        buttons = []
        for message, care in (
            (N_("Offered"), Care.BREAK_OFFERED),
            (N_("Declined"), Care.BREAK_DECLINED),
        ):
            made = button(context, message, "quiet")
            made.clicked.connect(partial(self._note, care))
            buttons.append(made)
        sign = IconLabel(context, "hand-heart", "primary")
        bar = row(sign, (self._due, 1), *buttons, margins=(side, edge, side, edge), gap=edge)
        return frame(bar, well=True)

    def _note(self, care: Care, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.noted.emit(care)

    def _act(self) -> None:
        if self._state is not None and self._state.offer is not None:
            self.offered.emit(self._state.offer)
