"""The page “Guidance and training”: cards, a practice interview, the register, instructions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row, scrolling
from intake.ui.kit.screen import page_head
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.guidance import GuidancePresenter
from intake.ui.presenters.guidance_state import GuidanceState
from intake.ui.views.guidance_cards import GuidanceCards
from intake.ui.views.training_parts import InstructionsPart, RegisterPart


class GuidanceView(QWidget):
    """Displays a `GuidanceState`."""

    practice_asked = Signal()
    instruction_asked = Signal()
    training_asked = Signal()
    came_back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._banner, self._missing = Banner(context), Banner(context)
        self._waiting = Banner(context)
        self.cards = GuidanceCards(context)
        self._asked = plain_label("", "body", wrap=True)
        self._share = plain_label("", "caption", wrap=True)
        self.register, self.instructions = RegisterPart(context), InstructionsPart(context)
        self.practice = button(context, N_("Practise"), "primary", sign="play")
        self.practice.clicked.connect(self.practice_asked)
        self.done = button(context, N_("I have walked it to its end"), sign="check")
        self.train = button(context, N_("Note a training"), sign="plus")
        self.train.clicked.connect(self.training_asked)
        self.enter = button(context, N_("Note an instruction"), sign="plus")
        self.enter.clicked.connect(self.instruction_asked)
        self._build()

    def attach(self, presenter: GuidancePresenter) -> None:
        """Connect the page with what it does."""
        self.done.clicked.connect(presenter.practised)
        self._waiting.acted.connect(presenter.confirm)
        presenter.refresh()

    def display(self, state: GuidanceState) -> None:
        """Show a state."""
        words = self._context.localizer.words
        self._banner.display("bad", state.problem)
        self._missing.display("warn", state.missing)
        action = words.gettext("Confirm") if state.to_confirm else ""
        self._waiting.display("info", state.to_confirm, action)
        self.cards.display(state.cards)
        self._asked.setText(state.asked_for)
        self._share.setText(state.share)
        self.register.display(state.register)
        self.instructions.display(state.instructions)
        self.done.setEnabled(not state.is_busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody came back: the register may have grown meanwhile."""
        super().showEvent(event)
        self.came_back.emit()

    def _build(self) -> None:
        context, s = self._context, self._context.s
        head = page_head(context, label(context, N_("Guidance and training"), "h1"))
        training = titled_card(
            context,
            "list-checks",
            N_("Training"),
            self._asked,
            self.register,
            self._share,
            row(self.train, None),
        )
        page = column(
            self._banner,
            self._missing,
            self._waiting,
            self._reading(),
            self._practising(),
            training,
            self._instructing(),
            None,
            margins=(s(24), s(6), s(24), s(24)),
            gap=s(14),
        )
        top = holder(column(head, margins=(s(24), s(18), s(24), s(8))))
        self.setLayout(column(top, (scrolling(holder(page)), 1), gap=0))

    def _reading(self) -> QFrame:
        text = N_(
            "What published documents say, with source and date. It describes; it is not advice, "
            "and never for the eyes of the person who is interviewed."
        )
        said = label(self._context, text, "muted", wrap=True)
        return titled_card(self._context, "book-open", N_("Guidance"), said, self.cards)

    def _practising(self) -> QFrame:
        context, gap = self._context, self._context.s(10)
        text = N_(
            "A made-up case with mixed, ordinary facts, on the real screen. Nothing is kept, and "
            "there is no right outcome."
        )
        said, acts = label(context, text, wrap=True), wrapping((self.practice, self.done), gap=gap)
        return titled_card(context, "play", N_("Practice interview"), said, acts)

    def _instructing(self) -> QFrame:
        context, act = self._context, row(self.enter, None)
        text = N_(
            "What is asked of one direction only is shown here and is not carried out silently: a "
            "review by it names it as its reason."
        )
        said, title = label(context, text, "muted", wrap=True), N_("Instructions from above")
        return titled_card(context, "flag", title, said, self.instructions, act)
