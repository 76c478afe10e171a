"""What every command is given, and unlocking a store for the length of one command."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from intake.cli.terminal import PassphraseSource, Terminal
from intake.services.application import Application
from intake.services.doors import Doors


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

    def passphrase(self, *, twice: bool = False) -> str:
        """Return the passphrase from wherever it was said to come."""
        source = PassphraseSource(self.options.passphrase_fd, self.options.passphrase_file)
        words = self.terminal.words
        again = words.gettext("The same passphrase again:") if twice else ""
        return source.read(words.gettext("Passphrase:"), again=again)

    @contextmanager
    def unlocked(self) -> Iterator[Application]:
        """Unlock the store, and lock it again whatever happens."""
        slot = _slot(self.doors, self.folder, self.options.person)
        application = self.doors.unlock(self.folder, slot, self.passphrase())
        try:
            yield application
        finally:
            application.close()


def _slot(doors: Doors, folder: str, person: str | None) -> str:
    if not person:
        return ""
    for door in doors.doors(folder):
        if person in (door.label, door.slot):
            return door.slot
    return person
