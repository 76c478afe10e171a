"""Checking a store while people work in it: what proving it says, and what lies around it."""

import json
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError, IntakeError
from intake.services.ports import InterviewRow
from intake.storage import (
    interrupted,
    interview_list,
    judging,
    projections,
    settings,
    verification,
)
from intake.storage.check_place import is_remote
from intake.storage.files import StoreFiles
from intake.storage.layout import Layout
from intake.storage.unlocked import Unlocked
from intake.storage.verification import Advance, Check, Problem, VerificationReport

ASIDE: Final = "kept-aside"
"""Where files lie as they were before anything was repaired."""
_LAST: Final = "last_check"


class StoreHealth:
    """What is asked about the health of an open store."""

    def __init__(self, unlocked: Callable[[], Unlocked]) -> None:
        self._unlocked = unlocked

    @property
    def _files(self) -> StoreFiles:
        return self._unlocked().files

    def check(self, advance: Advance, *, is_thorough: bool) -> VerificationReport:
        """Prove every file, and look at what refers to nothing and at who else may read.

        A thorough check compares every projection, and writers wait for that.
        """
        here = self._unlocked()
        roots = judging.roots_of(here.files, here.pins, here.rosters)
        report = verification.verify(here.files, roots, advance, is_beside=not is_thorough)
        more = [
            *(Problem(Check.FILE, each, DamagedFileError.__name__) for each in here.damaged),
            *_references(here.files),
            *(Problem(Check.MODE, Compartment.CORE, name) for name in open_to_others(here.layout)),
        ]
        if is_remote(here.layout.folder):
            more.append(Problem(Check.NETWORK, Compartment.CORE, ""))
        return replace(report, problems=(*report.problems, *more))

    def remember(self, told: Mapping[str, object]) -> None:
        """Keep what the last check found, without anything that somebody said."""
        data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        with self._files.writing(Compartment.CORE) as connection:
            settings.put(connection, _LAST, data)

    def remembered(self) -> dict[str, object] | None:
        """Return what the last check found, or None where there was none."""
        with self._files.reading(Compartment.CORE) as connection:
            data = settings.get(connection, _LAST)
        found: dict[str, object] | None = json.loads(data) if data is not None else None
        return found

    def left_open(self) -> tuple[InterviewRow, ...]:
        """Return the interviews that a crash cut off and nobody has gone on with."""
        uids = [bytes.fromhex(each) for each in interrupted.left_open(self._files)]
        with self._files.reading(Compartment.CORE) as connection:
            return interview_list.opened_by(connection, uids)

    def rebuild(self, files: Iterable[str]) -> Path:
        """Copy the files of these compartments aside, build their projections anew, say where."""
        folder = self._unlocked().layout.folder / ASIDE / secrets.token_hex(4)
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700)
        for compartment in map(Compartment, files):
            self._files.empty_journals()
            with self._files.writing(compartment) as connection:  # nobody writes meanwhile
                keep_aside(self._files.file(compartment).path, folder)
                projections.rebuild(connection, compartment)
        return folder


def open_to_others(layout: Layout) -> Iterator[str]:
    """Yield what in the folder of a store others than its owner may read or change."""
    if os.name == "nt":  # where it says nothing
        return
    for each in (layout.folder, *sorted(layout.folder.rglob("*"))):
        if stat.S_IMODE(each.lstat().st_mode) & 0o077:
            yield "." if each == layout.folder else each.relative_to(layout.folder).as_posix()


def keep_aside(path: Path, folder: Path) -> None:
    """Copy the encrypted bytes of a file, with its journal, before anything is repaired."""
    for suffix in ("", "-wal"):
        source = path.with_name(path.name + suffix)
        if source.exists():
            copy = folder / source.name
            number = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as to, source.open("rb") as content:
                shutil.copyfileobj(content, to, 1 << 20)


def _references(files: StoreFiles) -> Iterator[Problem]:
    for compartment in files.granted():
        try:
            with files.reading(compartment) as connection:
                found = connection.execute("PRAGMA foreign_key_check").fetchall()
        except IntakeError:  # which the check of its pages tells
            continue
        for table in sorted({row[0] for row in found}):
            yield Problem(Check.REFERENCE, compartment, table)
