"""Everything that the person's window and its strip for staff show, as values."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Protocol

ZOOMS: Final = (100, 125, 150, 175, 200)
"""The sizes of the letters in the person's window, in percent."""


@dataclass(frozen=True, slots=True)
class ParticipantWishes:
    """How the person's window is used at this desk."""

    is_open: bool = False
    """It was open last time, and opens with the next interview."""
    zoom: int = 100
    shows_sensitive: bool = False
    echoes_answers: bool = False
    """What was chosen is marked, and texts that repeat an answer are shown."""

    def nearer(self, steps: int) -> "ParticipantWishes":
        """Return the same with larger or smaller letters."""
        at = ZOOMS.index(self.zoom) if self.zoom in ZOOMS else 0
        return replace(self, zoom=ZOOMS[max(0, min(at + steps, len(ZOOMS) - 1))])


class ParticipantMemory(Protocol):
    """Remembers how the person's window is used at this desk."""

    def recall(self) -> ParticipantWishes:
        """Return what was chosen."""

    def remember(self, wishes: ParticipantWishes) -> None:
        """Keep what was chosen."""


class ShortWishes:
    """Remembers as long as the program runs."""

    def __init__(self, wishes: ParticipantWishes | None = None) -> None:
        self._wishes = wishes or ParticipantWishes()

    def recall(self) -> ParticipantWishes:
        """Return what was chosen."""
        return self._wishes

    def remember(self, wishes: ParticipantWishes) -> None:
        """Keep what was chosen."""
        self._wishes = wishes


class Shows(StrEnum):
    """What stands in the window."""

    NOTHING = "nothing"
    """An empty page."""
    CALM = "calm"
    """One calm sentence, and no word of a question."""
    QUESTION = "question"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ParticipantChoice:
    """One choice, in the words of the person."""

    words: str
    sign: str = ""
    """The name of an icon, for yes, no, not known and no answer."""
    is_chosen: bool = False
    picture: str = ""
    sound: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantPage:
    """What stands in the window. Equal pages are equal windows."""

    shows: Shows = Shows.NOTHING
    language: str = ""
    words: str = ""
    """The question, or the title of a text."""
    paragraphs: tuple[str, ...] = ()
    choices: tuple[ParticipantChoice, ...] = ()
    pictures: tuple[str, ...] = ()
    sound: str = ""
    """The name of a recording that can be played."""
    unplayable: str = ""
    """The name of a recording that cannot: staff are told, the person sees nothing of it."""
    may_reveal: bool = False
    """Staff may show what the calm card hides."""
    is_untranslated: bool = False


@dataclass(frozen=True, slots=True)
class ParticipantState:
    """The window, and what its strip tells staff about it."""

    page: ParticipantPage = field(default_factory=ParticipantPage)
    language: str = ""
    offered: tuple[tuple[str, str], ...] = ()
    """(tag, own name) of the languages that the form has."""
    is_frozen: bool = False
    is_blank: bool = False
    """Staff, a pause or a lock emptied it."""
