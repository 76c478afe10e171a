"""The made-up case of the practice interview, for the one who plays it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.i18n.words import Words
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.presenters.guidance_state import CardShown
from intake.ui.views.guidance_cards import GuidanceCards


class PracticeDialog(Dialog):
    """Shows the case; begins the interview beside it."""

    begun = Signal()

    def __init__(self, context: Context, window: QWidget, card: Callable[[], CardShown]) -> None:
        super().__init__(context, window, N_("Practice interview"), sign="play")
        self._card = card
        self.cards = GuidanceCards(context)
        self.add(self.cards)
        close = button(context, N_("Close"))
        close.clicked.connect(self.reject)
        self.begin = button(context, N_("Open the questions"), "primary", sign="play")
        self.begin.clicked.connect(self._begin)
        self.add_button(close)
        self.add_button(self.begin)
        self.follow(self._show)
        self._show(context.localizer.words)
        self.cards.folds[0].line.setChecked(True)

    def _show(self, _words: Words) -> None:
        self.cards.display((self._card(),))

    def _begin(self) -> None:
        self.accept()
        self.begun.emit()
