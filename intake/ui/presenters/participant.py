"""The person's window: what stands in it follows the staff window, stays, or is taken away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from intake.ui.presenters.participant_state import ParticipantPage, ParticipantState, Shows

Show = Callable[[ParticipantState], None]


class QuestionPages(Protocol):
    """Makes pages of questions. The window knows a question by its path, and nothing more."""

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """(tag, own name) of the languages that there are."""

    def page(self, path: str, language: str, *, is_revealed: bool) -> ParticipantPage:
        """Return the page of a question; the calm card for an empty path."""


@dataclass(frozen=True, slots=True)
class NoQuestions:
    """Where texts alone are shown, as before an interview: between them stands the calm card."""

    offered: tuple[tuple[str, str], ...] = ()

    def page(self, _path: str, language: str, *, is_revealed: bool) -> ParticipantPage:
        """Return the calm card."""
        del is_revealed
        return ParticipantPage(Shows.CALM, language)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is shown in the place of a question."""

    title: str
    paragraphs: tuple[str, ...]
    language: str


class ParticipantStage:
    """Decides what stands in the window.

    Another question is shown as soon as it is asked, unless the window is frozen. A window that
    was emptied stays empty until another question is asked or staff show it again.
    """

    def __init__(self, pages: QuestionPages, language: str, show: Show) -> None:
        self._pages, self._language, self._show = pages, language, show
        self._asked = ""
        self._newest: str | _Text = ""
        self._on: str | _Text = ""
        self._revealed: str | None = None
        self._is_frozen = False
        self._is_blank = False

    @property
    def is_frozen(self) -> bool:
        """Whether the window stays while staff go on."""
        return self._is_frozen

    @property
    def language(self) -> str:
        """The person's language (BCP 47)."""
        return self._language

    def show_question(self, path: str, *, is_held: bool = False) -> None:
        """Follow to a question; a held one is shown when staff ask for it."""
        if path != self._asked:
            self._asked = path
            self._follow(path, is_held=is_held)
        self.refresh()

    def show_text(self, title: str, paragraphs: tuple[str, ...], lang: str) -> None:
        """Show a text, as for the consent or the read-back, until something else is asked.

        The same text again leaves the window as it is: emptied, or frozen at another.
        """
        text = _Text(title, paragraphs, lang)
        if text != self._newest:
            self._follow(text)
        self.refresh()

    def blank(self) -> None:
        """Take everything away at once."""
        self._is_blank, self._is_frozen, self._revealed = True, False, None
        self._on = self._newest
        self.refresh()

    def unblank(self) -> None:
        """Give back what was taken away, as after a pause."""
        self._is_blank = False
        self.refresh()

    def reveal(self) -> None:
        """Show what is hidden: an emptied window, or the question behind the calm card."""
        if self._is_blank:
            self.unblank()
        elif isinstance(self._on, str):
            self._revealed = self._on
            self.refresh()

    def freeze(self, is_on: bool) -> None:  # noqa: FBT001 - one switch, on or off
        """Let the window stay as it is, or follow again."""
        self._is_frozen = is_on and not self._is_blank
        if not self._is_frozen and self._on != self._newest:
            self._on, self._revealed = self._newest, None
        self.refresh()

    def speak(self, language: str) -> None:
        """Change the person's language; the staff window keeps its own."""
        self._language = language
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> ParticipantState:
        """Return the state of window and strip."""
        return ParticipantState(
            page=self._page(),
            language=self._language,
            offered=self._pages.offered,
            is_frozen=self._is_frozen,
            is_blank=self._is_blank,
        )

    def _follow(self, newest: str | _Text, *, is_held: bool = False) -> None:
        self._newest = newest
        if is_held or not self._is_frozen:
            self._on, self._revealed = newest, None
            self._is_blank, self._is_frozen = is_held, False

    def _page(self) -> ParticipantPage:
        if self._is_blank:
            return ParticipantPage(language=self._language)
        if isinstance(self._on, _Text):
            text = self._on
            return ParticipantPage(
                Shows.TEXT, text.language, words=text.title, paragraphs=text.paragraphs
            )
        is_revealed = self._revealed == self._on
        return self._pages.page(self._on, self._language, is_revealed=is_revealed)
