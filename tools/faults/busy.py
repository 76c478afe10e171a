"""A person who never rests: interviews, answers, half-typed text and files, told one by one.

Run as a process of its own it works at a store until it has done what it was asked for:

    python -m tools.faults.busy FOLDER TOLD-FILE ACTS SEED [SETTING ...]
"""

from __future__ import annotations

import hashlib
import os
import random
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from intake.app.doors import StoreDoors
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.services.doors import Founding
from intake.storage import database
from intake.storage.keys.kdf import FLOOR
from intake.storage.media import Attachment
from intake.storage.open_store import OpenStore

if TYPE_CHECKING:
    from intake.forms.session import FormSession
    from intake.services.application import Application

PASSPHRASE: Final = "orchard pewter lantern gravel sonnet tide"
STORY: Final = "fear/of_whom"
NAME: Final = "about_you/name"
OPENED, ANSWERED, DRAFTED, KEPT, RESTED, LOCKED = "OADKRL"
"""What is told: an interview was opened, an answer given, a draft or a file kept, and so on."""
_TOLD: Final = struct.Struct("<cI16s")
_AN_INTERVIEW: Final = 24
"""Acts until the next interview begins."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the disk has acknowledged."""

    kind: str
    number: int
    interview: InterviewId

    def packed(self) -> bytes:
        """Return the bytes of it."""
        return _TOLD.pack(self.kind.encode(), self.number, bytes.fromhex(self.interview))


def read_told(data: bytes) -> list[Told]:
    """Return what was told; a piece that was cut short was not."""
    whole = len(data) // _TOLD.size * _TOLD.size
    return [
        Told(kind.decode(), number, InterviewId(uid.hex()))
        for kind, number, uid in _TOLD.iter_unpack(data[:whole])
    ]


def path_of(number: int) -> str:
    """Return which question the act of this number answers."""
    return NAME if number % 3 == 0 else STORY


def said(number: int) -> str:
    """Return what is answered in the act of this number."""
    return f"{number} " + "ñandú " * (number * 13 % 60)


def half_said(number: int) -> str:
    """Return the half-typed text of the act of this number."""
    return f"half {number}"


def file_of(number: int) -> bytes:
    """Return the file that is kept in the act of this number: up to three pieces of it."""
    return hashlib.shake_256(f"file {number}".encode()).digest(1 + number * 7919 % 600_000)


def found_store(folder: Path) -> Path:
    """Found a store to work at."""
    founding = Founding(
        folder=str(folder / "store"),
        organisation="Casa del Norte",
        site="Reynosa",
        person="Ana",
        passphrase=PASSPHRASE,
        language="es",
    )
    return Path(StoreDoors(FLOOR).found(founding, lambda _step: None).folder)


def unlocked(folder: Path) -> Application:
    """Unlock the store as its only person."""
    return StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)


def store_of(application: Application) -> OpenStore:
    """Return the store behind the services."""
    store: OpenStore = application.close.__self__  # type: ignore[attr-defined]
    return store


class Busy:
    """Works on, and tells each thing once the disk has it."""

    def __init__(self, folder: Path, told: Callable[[bytes], object], first: int = 0) -> None:
        self._folder, self._told, self._number = folder, told, first
        self._application: Application | None = None
        self._session: FormSession | None = None
        self._interview = InterviewId("0" * 32)

    def work(self, seed: int, acts: int | None = None) -> None:
        """Do so many acts, or go on for ever."""
        chance = random.Random(seed)
        for each in self._acts(chance):
            each()
            if acts is not None:
                acts -= 1
                if acts <= 0:
                    return

    def lock(self) -> None:
        """Lock the store."""
        if self._application is not None:
            self._application.close()
            self._application = None
            self._tell(LOCKED)

    def _acts(self, chance: random.Random) -> Iterator[Callable[[], None]]:
        while True:
            yield self._open
            for _ in range(_AN_INTERVIEW):
                yield self._answer
                share = chance.random()
                if share < 0.2:
                    yield self._draft
                elif share < 0.3:
                    yield self._keep
                elif share < 0.4:
                    yield self._leave_section
            yield self._rest
            if chance.random() < 0.3:
                yield self.lock

    def _unlocked(self) -> Application:
        if self._application is None:
            self._application = unlocked(self._folder)
        return self._application

    def _open(self) -> None:
        here = self._unlocked()
        consent = Consent(Purpose.COLLECT, Decision.GRANTED)
        form = here.shelf.newest("intake_f2").hash
        opened = here.interviewing.begin(form, consent, Languages("spa", "spa"))
        self._interview, self._session = opened.id, here.shelf.session(opened)
        self._tell(OPENED)
        for path, value in (("lawyer/has_lawyer", "no"), ("fear/afraid_here", "yes")):
            patches = self._session.answer(path, value).patches
            here.interviewing.answer(opened.id, patches)

    def _answer(self, path: str = "") -> None:
        here, session = self._unlocked(), self._session
        assert session is not None
        self._number += 1
        patches = session.answer(path or path_of(self._number), said(self._number)).patches
        here.interviewing.answer(self._interview, patches)
        self._tell(ANSWERED)

    def _draft(self) -> None:
        self._number += 1
        text = half_said(self._number)
        desk = self._unlocked().interviewing
        desk.save_draft(Compartment.CORE, self._interview, STORY, text)
        self._tell(DRAFTED)

    def _keep(self) -> None:
        self._number += 1
        where = Attachment(self._interview, f"file{self._number}", "image/png", Compartment.CORE)
        store_of(self._unlocked()).keep_media(where, [file_of(self._number)])
        self._tell(KEPT)

    def _leave_section(self) -> None:
        self._unlocked().interviewing.leave_section(self._interview)

    def _rest(self) -> None:
        while path_of(self._number + 1) != STORY:  # whose half-typed text goes with its answer
            self._answer()
        self._answer()
        self._unlocked().interviewing.pause(self._interview)
        self._tell(RESTED)

    def _tell(self, kind: str) -> None:
        self._told(Told(kind, self._number, self._interview).packed())


def main(arguments: list[str]) -> int:
    """Work as asked, tell it in a file, lock, and end; 3 where a fault was met, which is named."""
    folder, told_in, acts, seed, *settings = arguments
    if settings:  # a control: other settings than the program's own
        names = {each.split("=", maxsplit=1)[0].strip() for each in settings}
        kept = [each for each in database._SETTINGS if each.split(" =")[0] not in names]  # noqa: SLF001
        setattr(database, "_SETTINGS", (*settings, *kept))  # noqa: B010 - final elsewhere
    told = os.open(told_in, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    busy = Busy(Path(folder), lambda data: os.write(told, data))
    try:
        busy.work(int(seed), int(acts))
        busy.lock()
    except IntakeError as met:
        print(type(met).__name__, flush=True)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
