"""Choosing a passphrase: its strength, a suggestion, the same one again, perhaps a key file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.ui.presenters import passphrase_words as said
from intake.ui.presenters.work import Workshop

if TYPE_CHECKING:
    from intake.domain.errors import IntakeError
    from intake.i18n import Words
    from intake.services.doors import Doors

LEAST_STRENGTH = 3


@dataclass(frozen=True, slots=True)
class DoorTools:
    """What the presenters of the locked store work with."""

    doors: "Doors"
    workshop: Workshop
    sentence: "Callable[[IntakeError, Words], str]"


@dataclass(frozen=True, slots=True)
class PassphraseState:
    """Two fields, a strength and perhaps a suggestion."""

    first: str = field(repr=False)
    again: str = field(repr=False)
    strength: int
    strength_text: str
    suggestion: str = field(repr=False)
    key_file: str = ""
    """Where a key file is to be made; empty is none."""


class NewPassphrase:
    """A passphrase that is being chosen; `changed` is called when there is more to show."""

    def __init__(self, tools: DoorTools, changed: "Callable[[IntakeError | None], None]") -> None:
        self._tools, self._changed = tools, changed
        self.first = self._again = self._suggestion = self._strength_of = ""
        self.key_file = ""
        self._strength, self._is_measuring = 0, False

    def state(self, words: "Words") -> PassphraseState:
        """Return what is shown."""
        strength = self._strength if self.first else 0
        text = said.strength(strength, words) if self.first else ""
        return PassphraseState(
            self.first, self._again, strength, text, self._suggestion, self.key_file
        )

    def edit(self, *, first: str | None = None, again: str | None = None) -> None:
        """Take what was typed."""
        self.first = self.first if first is None else first
        self._again = self._again if again is None else again
        self._measure()
        self._changed(None)

    def suggest(self, language: str) -> None:
        """Ask for a generated passphrase."""
        doors = self._tools.doors
        self._tools.workshop.start(
            lambda _advance: doors.suggest_passphrase(language), self._suggested, self._changed
        )

    def take_suggestion(self) -> None:
        """Use the suggestion; it must still be typed a second time, to be learnt."""
        self.edit(first=self._suggestion)

    def keep_key_in(self, file: str) -> None:
        """Ask for a key file beside the passphrase; an empty path is none."""
        self.key_file = file
        self._changed(None)

    def objection(self, words: "Words") -> str:
        """Return what is wrong with it; empty when nothing is."""
        if self._strength < LEAST_STRENGTH or self._strength_of != self.first:
            return said.too_weak(words)
        return "" if self.first == self._again else said.not_repeated(words)

    def forget(self) -> None:
        """Let go of everything typed."""
        self.first = self._again = self._suggestion = self._strength_of = self.key_file = ""
        self._strength = 0

    def _measure(self) -> None:
        """Judge the passphrase elsewhere; the newest one is judged last."""
        passphrase, doors = self.first, self._tools.doors
        if self._is_measuring or passphrase == self._strength_of:
            return
        self._is_measuring = True
        self._tools.workshop.start(
            lambda _advance: (passphrase, doors.strength(passphrase)), self._measured, self._failed
        )

    def _measured(self, result: tuple[str, int]) -> None:
        self._is_measuring = False
        self._strength_of, self._strength = result
        self._measure()
        self._changed(None)

    def _failed(self, error: "IntakeError") -> None:
        self._is_measuring = False
        self._changed(error)

    def _suggested(self, passphrase: str) -> None:
        self._suggestion = passphrase
        self._changed(None)
