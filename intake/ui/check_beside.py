"""Has the card that checks the store do what it says."""

from PySide6.QtCore import QObject

from intake.services.application import Application
from intake.services.checking import Recovered
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.check import CheckPresenter, CheckTools
from intake.ui.recovery import question_text
from intake.ui.surface import Surface, Threads
from intake.ui.views.check_card import CheckCard


class CheckBeside(QObject):
    """The card in Settings; it stops, and follows the language no more, when it is closed."""

    def __init__(self, surface: Surface, application: Application, threads: Threads) -> None:
        super().__init__()
        self._context = surface.context

        def question(cut_off: Recovered, language: str) -> str:
            whole = application.reading.interview(cut_off.row.id)
            session = application.shelf.session(whole)
            return question_text(session, cut_off.path, language)

        tools = CheckTools(
            application.checking, question, threads.reader, threads.workshop, sentence, moment_here
        )
        self.card = CheckCard(self._context)
        words = self._context.localizer.words
        self._presenter = CheckPresenter(tools, words, self.card.display)
        self._context.localizer.changed.connect(self._speak)
        self.card.attach(self._presenter)

    def close(self) -> None:
        """Check no further."""
        self._presenter.stop()
        self._context.localizer.changed.disconnect(self._speak)

    def _speak(self, _language: str) -> None:
        self._presenter.speak(self._context.localizer.words)
