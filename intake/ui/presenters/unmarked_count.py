"""How many stories still say a name: counted when somebody asks, and can be stopped."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.errors import CancelledError, IntakeError
from intake.i18n import Words
from intake.services.unmarked import UnmarkedCount, UnmarkedNames
from intake.ui.presenters.work import Ticket, Workshop


@dataclass(frozen=True, slots=True)
class UnmarkedState:
    """What the card shows."""

    text: str
    is_working: bool
    share: float


class UnmarkedPresenter:
    """Counts, and says the result; no name is ever shown."""

    def __init__(
        self,
        unmarked: UnmarkedNames,
        workshop: Workshop,
        sentence: Callable[[IntakeError, Words], str],
        words: Words,
        show: Callable[[UnmarkedState], None],
    ) -> None:
        self._unmarked, self._workshop, self._sentence = unmarked, workshop, sentence
        self._words, self._show = words, show
        self._ticket: Ticket | None = None
        self._is_working, self._share = False, 0.0
        self._said: Callable[[Words], str] = lambda _words: ""

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(UnmarkedState(self._said(self._words), self._is_working, self._share))

    def count(self) -> None:
        """Go through every interview, beside everything else."""
        if self._is_working:
            return
        self._is_working, self._share, self._said = True, 0.0, lambda _words: ""
        self.refresh()
        self._ticket = self._workshop.start(
            self._unmarked.count, self._counted, self._refused, self._advanced
        )

    def stop(self) -> None:
        """Count no further."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _advanced(self, done: int, total: int) -> None:
        self._share = done / total if total else 0.0
        self.refresh()

    def _counted(self, found: UnmarkedCount | None) -> None:
        self._is_working, self._said = False, lambda words: _result(found, words)
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._is_working = False
        if not isinstance(error, CancelledError):
            self._said = lambda words: self._sentence(error, words)
        self.refresh()


def _result(found: UnmarkedCount | None, words: Words) -> str:
    if found is None:
        return words.gettext("Whether names stand in the stories cannot be told without both keys.")
    return words.gettext(
        "Stories in which a known name or number still stands: {narratives}.",
        narratives=found.narratives,
    )
