"""How we interview, folded at the side of an interview: for staff, and never for the person.

The person's window is a window of its own and gets single questions; nothing of this screen reaches
it. What a government does, and by which standard, is not here while questions are asked: it lies
beside the seal, when reading back is over.
"""

from PySide6.QtCore import QObject, Qt

from intake.services.guidance import Guidance
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column, hidden_unless, holder, scrolling
from intake.ui.presenters.guidance import card_shown
from intake.ui.presenters.interview_state import InterviewState
from intake.ui.views.guidance_cards import GuidanceCards
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.seal_view import SealView

TALL = 320


class GuidanceBeside(QObject):
    """The cards of one interview on the screen; they go with its view."""

    def __init__(self, context: Context, view: InterviewView, guidance: Guidance) -> None:
        super().__init__(view)
        self._view = view
        self._context, self._cards = context, guidance.beside(is_heard=False)
        self.shown = GuidanceCards(context)
        self._area = scrolling(holder(column(self.shown, None)))
        self._area.setMaximumHeight(context.s(TALL))
        hidden_unless(self._area, is_wanted=bool(self._cards))
        view.side.insertWidget(2, self._area)
        view.displayed.connect(self._follow)
        context.localizer.changed.connect(self._speak)
        self._speak(context.localizer.language)

    def _speak(self, _language: str) -> None:
        words = self._context.localizer.words
        self.shown.display(tuple(card_shown(each, words) for each in self._cards))
        for each in self.shown.folds:
            each.line.toggled.connect(self._make_room, Qt.ConnectionType.UniqueConnection)

    def _make_room(self, _is_open: bool) -> None:  # noqa: FBT001 - Qt's `toggled`
        is_open = any(each.line.isChecked() for each in self.shown.folds)
        room = min(self._context.s(TALL), self._view.height() // 3)
        self._area.setMinimumHeight(room if is_open else 0)

    def _follow(self, state: InterviewState) -> None:
        """Fold everything when the interview stands still: somebody else may come to look."""
        if state.is_paused:
            for each in self.shown.folds:
                each.fold()


class GuidanceAtSeal(QObject):
    """The cards beside the last screen of an interview, those about the procedure too."""

    def __init__(self, context: Context, view: SealView, guidance: Guidance) -> None:
        super().__init__(view)
        self._context, self._cards = context, guidance.beside(is_heard=True)
        self.shown = GuidanceCards(context)
        view.beside.addWidget(self.shown)
        context.localizer.changed.connect(self._speak)
        self._speak(context.localizer.language)

    def _speak(self, _language: str) -> None:
        words = self._context.localizer.words
        self.shown.display(tuple(card_shown(each, words) for each in self._cards))
