"""Names behind tokens, looked for by who may read them; each look is noted with its interview."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.case_codes import shown
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.domain.tokens import in_words
from intake.i18n import Words
from intake.i18n.token_words import token_names
from intake.services.day_ports import KnownName
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class NameTools:
    """What the presenter works with."""

    find: Callable[[str], tuple[KnownName, ...]]
    opened: Callable[[InterviewId], None]
    """Notes that an interview was before somebody's eyes."""
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name in full, what stands for it in the story, and in which interview."""

    text: str
    token: str
    case: str


@dataclass(frozen=True, slots=True)
class NameSearchState:
    """The dialog; `was_asked` tells that somebody looked for something."""

    lines: tuple[NameLine, ...]
    was_asked: bool
    is_busy: bool
    problem: str


class NameSearchPresenter:
    """Looks when it is asked, and never while somebody types."""

    def __init__(
        self, tools: NameTools, words: Words, show: Callable[[NameSearchState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._found: tuple[KnownName, ...] = ()
        self._was_asked = self._is_busy = False
        self._error: IntakeError | None = None

    def search(self, typed: str) -> None:
        """Look for what was typed; nothing typed is nothing to look for."""
        if not typed.strip() or self._is_busy:
            return
        self._is_busy, self._error = True, None
        self.refresh()
        self._tools.writer.run(lambda: self._look(typed), self._came, self._refused)

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> NameSearchState:
        """Return the state of the dialog."""
        error, names = self._error, token_names(self._words)
        return NameSearchState(
            tuple(
                NameLine(each.name.text, in_words(each.name.token, names), shown(each.case_code))
                for each in self._found
            ),
            self._was_asked,
            self._is_busy,
            self._tools.sentence(error, self._words) if error is not None else "",
        )

    def _look(self, typed: str) -> tuple[KnownName, ...]:
        """Find the names, and note their interviews before anybody sees them."""
        found = self._tools.find(typed)
        for interview in dict.fromkeys(each.interview for each in found):
            self._tools.opened(interview)
        return found

    def _came(self, found: tuple[KnownName, ...]) -> None:
        self._found, self._was_asked, self._is_busy = found, True, False
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._found, self._error, self._is_busy = (), error, False
        self.refresh()
