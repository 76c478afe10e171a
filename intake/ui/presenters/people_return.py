"""Back from a journey: the file of keys, and whoever it was sealed to."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from intake.i18n import Words
from intake.services.people_doors import Return
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.people_act_state import Named

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.domain.errors import IntakeError
    from intake.services.doors import Door

SHEET: Final = "sheet"
"""The key of the choice that is no person."""


@dataclass(frozen=True, slots=True)
class ReturnState:
    """The screen."""

    title: str
    text: str
    people: tuple[Named, ...]
    """Who the file may have been sealed to, and the Recovery sheet."""
    person: str
    file: str
    """The name of the file of keys, without where it lies."""
    asks: str
    """What the field asks for."""
    needs_key_file: bool
    key_file: str
    forward: str
    problem: str
    is_busy: bool
    is_done: bool


class ReturnPresenter:
    """Puts the keys back; what is typed is passed on and not kept."""

    def __init__(
        self,
        tools: DoorTools,
        folder: str,
        words: Words,
        show: Callable[[ReturnState], None],
        leave: Callable[[], None],
    ) -> None:
        self._tools, self._folder, self._words = tools, folder, words
        self._show, self._leave = show, leave
        self._doors: tuple[Door, ...] = ()
        self._person = self._file = self._key_file = ""
        self._problem: Callable[[], str] | None = None
        self._is_busy = self._is_done = False

    def open(self) -> None:
        """Ask who there is."""
        doors, folder = self._tools.doors, self._folder
        self._tools.workshop.start(
            lambda _advance: doors.doors(folder), self._listed, self._refused
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def choose(self, key: str) -> None:
        """Take who puts the keys back."""
        self._person, self._key_file, self._problem = key, "", None
        self.refresh()

    def give_file(self, file: str) -> None:
        """Take the file of keys."""
        self._file, self._problem = file, None
        self.refresh()

    def give_key_file(self, file: str) -> None:
        """Take the key file of somebody who unlocks with two factors."""
        self._key_file = file
        self.refresh()

    def go_back(self) -> None:
        """Return to the lock screen; not while the keys are put back."""
        if not self._is_busy:
            self._leave()

    def give_up(self) -> bool:
        """Leave, because nobody is there; what was typed goes with the screen."""
        self.go_back()
        return not self._is_busy

    def go_on(self, typed: str) -> None:
        """Put the keys back, with a passphrase or the words of the sheet; after that, leave."""
        if self._is_done:
            self._leave()
        elif not self._is_busy:
            self._problem = partial(self._objection, typed) if self._objection(typed) else None
            if self._problem is None:
                self._come_back(typed)
            self.refresh()

    def state(self) -> ReturnState:
        """Return the state of the screen."""
        words = self._words
        return ReturnState(
            title=words.gettext("Back from a journey"),
            text=words.gettext("The keys are back. Everybody can unlock the store as before.")
            if self._is_done
            else words.gettext(
                "The keys of this store were taken away. The file of keys brings them back, "
                "together with the person it was sealed to."
            ),
            people=(
                *(Named(each.slot, each.label) for each in self._doors),
                Named(SHEET, words.gettext("Nobody of these: with the Recovery sheet")),
            ),
            person=self._person,
            file=re.split(r"[/\\]", self._file)[-1],
            asks=words.gettext("The 24 words of the Recovery sheet")
            if self._person == SHEET
            else words.gettext("Passphrase"),
            needs_key_file=self._needs_key_file() and not self._is_done,
            key_file=re.split(r"[/\\]", self._key_file)[-1],
            forward=words.gettext("To the lock screen")
            if self._is_done
            else words.gettext("Put the keys back"),
            problem=self._problem() if self._problem else "",
            is_busy=self._is_busy,
            is_done=self._is_done,
        )

    def _objection(self, typed: str) -> str:
        words = self._words
        if not self._file:
            return words.gettext("Choose the file of keys.")
        if self._needs_key_file() and not self._key_file:
            return words.gettext(
                "This person unlocks with a passphrase and an extra key file. Give that file too."
            )
        if not typed.strip():
            return words.gettext("Type what belongs to whoever puts the keys back.")
        return ""

    def _come_back(self, typed: str) -> None:
        people = self._tools.doors.people
        if self._person == SHEET:
            sheet = " ".join(each for each in typed.split() if not each.isdecimal())
            journey = Return(self._folder, self._file, recovery_words=sheet)
        else:
            journey = Return(self._folder, self._file, self._person, typed, self._key_file)
        self._is_busy = True
        self._tools.workshop.start(
            lambda _advance: people.come_back(journey), self._put_back, self._refused
        )

    def _needs_key_file(self) -> bool:
        return any(each.needs_key_file for each in self._doors if each.slot == self._person)

    def _listed(self, doors: "tuple[Door, ...]") -> None:
        self._doors = doors
        self._person = self._person or (doors[0].slot if doors else SHEET)
        self.refresh()

    def _put_back(self, _none: None) -> None:
        self._is_busy, self._is_done = False, True
        self.refresh()

    def _refused(self, error: "IntakeError") -> None:
        self._is_busy = False
        self._problem = partial(self._sentence, error)
        self.refresh()

    def _sentence(self, error: "IntakeError") -> str:
        return self._tools.sentence(error, self._words)
