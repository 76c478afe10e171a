"""What every command is given, and unlocking a store for the length of one command."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from intake.app.desk_privacy import forbid_core_dumps
from intake.cli.terminal import PassphraseSource, Terminal
from intake.domain.errors import (
    NotAStoreError,
    StoreExistsError,
    UnknownPersonError,
    WrongPassphraseError,
)
from intake.services.application import Application
from intake.services.doors import Door, Doors


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the command."""

    options: argparse.Namespace
    terminal: Terminal
    doors: Doors

    @property
    def folder(self) -> str:
        """The store's folder: the option, or the one proposed for this user."""
        return self.options.store or self.doors.default_folder()

    @property
    def source(self) -> PassphraseSource:
        """Where the passphrase was said to come from."""
        return PassphraseSource(self.options.passphrase_fd, self.options.passphrase_file)

    def hidden(self, prompt: str) -> str:
        """Ask a person for something that is not shown."""
        forbid_core_dumps()
        return PassphraseSource().read(prompt)

    def new_passphrase(self, *, twice: bool = True) -> str:
        """Return the passphrase that comes after the one in force."""
        forbid_core_dumps()
        words, options = self.terminal.words, self.options
        again = words.gettext("The same passphrase again:") if twice else ""
        source = PassphraseSource(options.new_passphrase_fd, options.new_passphrase_file)
        return source.read(words.gettext("The new passphrase:"), again=again)

    def passphrase(self, *, twice: bool = False) -> str:
        """Return the passphrase from there."""
        forbid_core_dumps()
        words = self.terminal.words
        again = words.gettext("The same passphrase again:") if twice else ""
        return self.source.read(words.gettext("Passphrase:"), again=again)

    def demand_empty_folder(self) -> None:
        """Say early, and say which, when a store or anything else is where one is to be made."""
        folder = Path(self.folder)
        if self.doors.has_store(self.folder):
            raise StoreExistsError(self.folder)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotAStoreError(self.folder)

    def door(self) -> Door:
        """Return the door of the person who was named, or the only one."""
        door = _door(self.doors.doors(self.folder), self.options.person)
        if door.wait_seconds:
            raise WrongPassphraseError(door.wait_seconds, was_tried=False)
        return door

    @contextmanager
    def unlocked(self, passphrase: str = "") -> Iterator[Application]:
        """Unlock the store, and lock it again whatever happens.

        A command that needs the passphrase once more reads it first, and gives it here.
        """
        door = self.door()
        application = self.doors.unlock(
            self.folder,
            door.slot,
            passphrase or self.passphrase(),
            key_file=self.options.key_file,
        )
        try:
            yield application
        finally:
            application.close()


def _door(doors: tuple[Door, ...], person: str | None) -> Door:
    """Return the door of the person named, or the only one."""
    if not doors:
        return Door("", "", 0)  # unlocking will say what is wrong with the slots
    fitting = [
        each for each in doors if person in (None, each.label, each.slot, PurePath(each.slot).stem)
    ]
    if len(fitting) != 1:
        raise UnknownPersonError(len(doors))
    return fitting[0]
