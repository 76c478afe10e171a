"""During an interview: a quiet hint that the person may be here already, for who may read names."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.case_codes import CaseCode
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.services.duplicates import Duplicates, Hint
from intake.ui.presenters.day_case_words import hint_text
from intake.ui.presenters.interview_state import InterviewState, Page
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class HintState:
    """The line below the header; empty where there is nothing to say."""

    text: str
    code: CaseCode
    """The case that is alike most, to be looked at first."""


@dataclass(frozen=True, slots=True)
class HintTools:
    """What the presenter works with."""

    duplicates: Duplicates
    reader: Lane
    writer: Lane


class DuplicateHint:
    """Asks once somebody goes on from a page that asks who the person is."""

    def __init__(
        self,
        tools: HintTools,
        interview: InterviewId,
        words: Words,
        show: Callable[[HintState], None],
    ) -> None:
        self._tools, self._interview, self._words, self._show = tools, interview, words, show
        self._hints: tuple[Hint, ...] = ()
        self._passed: frozenset[InterviewId] = frozenset()
        self._page: Page | None = None
        self._rests = False

    def follow(self, state: InterviewState) -> None:
        """Look where the interview stands; nothing is shown while it rests."""
        before, self._page = self._page, state.page
        if before is None or (before.key != state.page.key and _asks_who(before)):
            self.ask()
        if state.is_paused != self._rests:
            self._rests = state.is_paused
            self.refresh()

    def ask(self) -> None:
        """Ask the store, after all that is still under way to it."""
        tools = self._tools
        tools.writer.run(lambda: None, lambda _none: self._read(), _nothing)

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def pass_over(self) -> None:
        """Say no more of these in this interview: whoever looked says that it is somebody else."""
        self._passed |= {each.interview for each in self._hints}
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> HintState:
        """Return the state of the line."""
        open_hints = [each for each in self._hints if each.interview not in self._passed]
        if not open_hints or self._rests:
            return HintState("", CaseCode(""))
        first, words = open_hints[0], self._words
        what = hint_text(first, words)
        text = words.gettext("Perhaps here already: {what}", what=what)
        if more := len(open_hints) - 1:
            rest = words.ngettext("and {count} other record", "and {count} other records", more)
            text = f"{text} · {rest}"
        return HintState(text, first.case_code)

    def _read(self) -> None:
        duplicates, interview = self._tools.duplicates, self._interview
        self._tools.reader.run(lambda: duplicates.of(interview), self._came, self._not_granted)

    def _came(self, hints: tuple[Hint, ...]) -> None:
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def _not_granted(self, _error: IntakeError) -> None:
        """Say nothing: whoever may not read names is told nothing of them either."""
        self._came(())


def _asks_who(page: Page) -> bool:
    return any(each.is_identity for each in page.questions)


def _nothing(_error: IntakeError) -> None:
    """Leave it: what the disk refused is said elsewhere."""
