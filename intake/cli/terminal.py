"""Where the command's words and data go: sentences for people, JSON for programs."""

import getpass
import json
import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from intake.domain.errors import (
    FileExistsAlreadyError,
    UnreadableFileError,
    UnwritableFolderError,
)
from intake.i18n import Words


@dataclass(frozen=True, slots=True)
class Terminal:
    """Speaks one language. With `as_json` the result is the only thing on standard output."""

    words: Words
    as_json: bool
    out: TextIO
    err: TextIO

    def say(self, message: str, **facts: object) -> None:
        """Write one sentence for a person; silent when a program reads."""
        if not self.as_json:
            self.out.write(self.words.gettext(message, **facts) + "\n")

    def warn(self, text: str) -> None:
        """Write a sentence, already in the person's language, to standard error."""
        self.err.write(text + "\n")

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table with its columns lined up; silent when a program reads."""
        if self.as_json:
            return
        lines = [[self.words.gettext(each) for each in head], *[list(row) for row in rows]]
        widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
        for line in lines:
            cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
            self.out.write("  ".join(cells).rstrip() + "\n")

    def result(self, data: object) -> None:
        """Write the result for a program; silent when a person reads."""
        if self.as_json:
            json.dump(data, self.out, ensure_ascii=False, indent=2, sort_keys=True)
            self.out.write("\n")


@dataclass(frozen=True, slots=True)
class PassphraseSource:
    """Where the passphrase comes from. It is never an argument and never in the environment."""

    fd: int | None = None
    file: str | None = None

    @property
    def is_prompt(self) -> bool:
        """A person is asked."""
        return self.fd is None and self.file is None

    def read(self, prompt: str, *, again: str = "") -> str:
        """Return the passphrase, without its line end; `again` asks a person a second time.

        Raises UnreadableFileError when none can be had, when others may read the file, or when the
        two differ; its rule begins with "passphrase".
        """
        if self.fd is not None:
            given = _from_descriptor(self.fd)
        elif self.file is not None:
            given = _from_file(Path(self.file))
        else:
            given = _from_person(prompt, again)
        if not given:
            raise UnreadableFileError(self.file or "-", "passphrase_empty")
        return given


def _from_person(prompt: str, again: str) -> str:
    if not sys.stdin.isatty():
        raise UnreadableFileError("-", "passphrase_needs_terminal")
    first = getpass.getpass(prompt + " ")
    if first and again and getpass.getpass(again + " ") != first:
        raise UnreadableFileError("-", "passphrases_differ")
    return first


def _from_descriptor(number: int) -> str:
    try:
        with os.fdopen(number, encoding="utf-8", closefd=False) as stream:
            return stream.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise UnreadableFileError(str(number), "passphrase_fd") from error


def _from_file(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
            raise UnreadableFileError(str(path), "passphrase_file_mode")
        return path.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(str(path), "passphrase_file") from error


def read_bytes(file: str) -> bytes:
    """Return what a file holds, or raise UnreadableFileError."""
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UnreadableFileError(file, "read") from error


def demand_room(file: str, *, replace: bool = False) -> None:
    """Raise early what writing would raise late: the file is there, or its folder is not.

    The writer itself decides; this only spares a person the wait.
    """
    path = Path(file)
    if os.path.lexists(path) and not replace:
        raise FileExistsAlreadyError(file)
    if not path.parent.is_dir():
        raise UnwritableFolderError(str(path.parent))


def no_news(_done: int, _all: int) -> None:
    """Take the progress of a command, which nobody watches."""
