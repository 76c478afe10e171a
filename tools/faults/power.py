"""R2: loses power at any moment of a session, and looks at what the disk may hold then.

    python -m tools.faults power --states 6000

A session is recorded by all that it asks of the disk. From the record the files are made as they
may be after the power went: what was synced is there, of the rest all, nothing, a part, torn at
512 bytes, or in another order. Renames and removals are durable with the next sync, as on ext4,
xfs, NTFS and APFS. The controls have other settings than the program's own, and must fail.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from intake.domain.errors import IntakeError
from intake.ledger import chain as ledger
from intake.ledger import header
from intake.storage import database, entries
from intake.storage.files import OpenFile, StoreFiles
from tools.faults.busy import found_store, read_told, store_of, unlocked
from tools.faults.disk import Asked, read_log, session, shim
from tools.faults.looking import Owed, lost

MODES: Final = ("none", "all", "first", "some", "torn", "mixed")
"""What became of what was not synced."""
STATES_OF_A_RECORD: Final = 500
ACTS: Final = 60
SECTOR: Final = 512
SMALL_JOURNAL: Final = "wal_autocheckpoint = 40"
"""In every other record the journal is brought into the file again and again, as it is in years."""
CONTROLS: Final = {
    "NORMAL": ("synchronous = NORMAL", SMALL_JOURNAL),
    "OFF": ("synchronous = OFF", SMALL_JOURNAL),
    "DELETE and FULL": ("journal_mode = DELETE",),
}
_UNLOCKED_AFTER: Final = 100
"""One of so many states is unlocked as a person would."""


@dataclass(slots=True)
class Disk:
    """What is durable after so many things were asked, and what is not yet."""

    files: dict[str, bytes]
    pending: dict[str, list[Asked]] = field(default_factory=dict)
    moved: list[Asked] = field(default_factory=list)
    told: bytes = b""

    def take(self, asked: Asked) -> None:
        """Take in one more."""
        if asked.op == "A":
            self.told += asked.data
        elif asked.op in "WT":
            self.pending.setdefault(asked.where, []).append(asked)
        elif asked.op == "S":
            self._move(self.moved)
            self.moved = []
            self._write(asked.where, self.pending.pop(asked.where, []))
        elif asked.op == "U":
            self.pending.pop(asked.where, None)
            self.moved.append(asked)
        elif asked.op == "R":
            to = asked.data.decode()
            self.moved.append(asked)
            self.pending[to] = self.pending.pop(asked.where, [])

    def after_the_cut(self, mode: str, chance: random.Random) -> dict[str, bytes]:
        """Return the files as they may be when the power comes back."""
        left = Disk(dict(self.files))
        kept = {"none": 0, "all": len(self.moved)}.get(mode, chance.randint(0, len(self.moved)))
        left._move(self.moved[:kept])
        removed = {each.where for each in self.moved[kept:] if each.op == "U"}
        for where, waiting in self.pending.items():
            if where not in removed:  # else the old file is still in the place of its successor
                left._write(where, list(_survivors(waiting, mode, chance)))
        return left.files

    def _move(self, moved: list[Asked]) -> None:
        for each in moved:
            content = self.files.pop(each.where, None)
            if each.op == "R" and content is not None:
                self.files[each.data.decode()] = content

    def _write(self, where: str, waiting: list[Asked]) -> None:
        if not waiting:
            return
        content = bytearray(self.files.get(where, b""))
        for each in waiting:
            if each.op == "T":
                content[each.offset :] = bytes(max(0, each.offset - len(content)))
            else:
                content.extend(bytes(max(0, each.offset - len(content))))
                content[each.offset : each.offset + len(each.data)] = each.data
        self.files[where] = bytes(content)


def _survivors(waiting: list[Asked], mode: str, chance: random.Random) -> Iterator[Asked]:
    """Yield what reached the disk without being synced."""
    if mode == "none":
        return
    chosen = list(waiting)
    if mode == "first":
        chosen = chosen[: chance.randint(0, len(chosen))]
    elif mode != "all":
        chosen = [each for each in chosen if chance.random() < 0.5]
    if mode == "mixed":
        chance.shuffle(chosen)
    is_torn = mode in {"torn", "mixed"}
    for each in chosen:
        if is_torn and each.op == "W" and chance.random() < 0.4:
            yield from _sectors(each, chance)
        else:
            yield each


def _sectors(asked: Asked, chance: random.Random) -> Iterator[Asked]:
    """Yield the sectors of one write that reached the disk."""
    for at in range(0, len(asked.data), SECTOR):
        if chance.random() < 0.5:
            yield Asked("W", asked.where, asked.offset + at, asked.data[at : at + SECTOR])


@dataclass(frozen=True, slots=True)
class Record:
    """A session that was recorded, and what the files are opened with."""

    before: Mapping[str, bytes]
    asked: tuple[Asked, ...]
    keys: tuple[OpenFile, ...]


def record(folder: Path, seed: int, settings: tuple[str, ...] = ()) -> Record:
    """Found a store, and record a session at it."""
    whole = found_store(folder)
    application = unlocked(whole)
    held = store_of(application).session.files
    keys = tuple(held.file(each) for each in held.granted())
    application.close()
    before = {str(each.relative_to(whole)): each.read_bytes() for each in whole.rglob("*.*")}
    log, told = folder / "log", folder / "told"
    ended = session(whole, told, (ACTS, seed, *settings), DISK_LOG=str(log))
    if ended.returncode:
        raise SystemExit(ended.stderr)
    return Record(before, tuple(read_log(log, whole)), keys)


def states(record: Record, count: int, seed: int) -> Iterator[tuple[str, dict[str, bytes], Owed]]:
    """Yield what the disk may hold at so many moments, with what was acknowledged before each."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(1, len(record.asked) + 1) for _ in range(count))
    disk, done = Disk(dict(record.before)), 0
    for number, moment in enumerate(moments):
        for each in record.asked[done:moment]:
            disk.take(each)
        done, owed = moment, Owed()
        owed.add(read_told(disk.told))
        mode = MODES[number % len(MODES)]
        yield f"{mode} at {moment}", disk.after_the_cut(mode, chance), owed


def faults_of(folder: Path, keys: tuple[OpenFile, ...], owed: Owed) -> list[str]:
    """Open the files as they are, and name all that is lost or broken."""
    opened = {}
    try:
        for each in keys:
            path = folder / each.path.name
            database.open_database(path, each.key, each.facts).close()
            opened[each.facts.compartment] = OpenFile(path, each.key, each.facts)
        with closing(StoreFiles(opened)) as files:
            return lost(files, owed) + list(_broken(files))
    except IntakeError as refused:
        return [f"does not open: {type(refused).__name__}"]


def _broken(files: StoreFiles) -> Iterator[str]:
    files.empty_journals()  # the check of pages reads the file and not its journal
    for compartment in files.granted():
        with files.reading(compartment) as connection:
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                yield f"pages of {compartment}"
            if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                yield f"structure of {compartment}"
            (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
            found = list(entries.select(connection, "chain = ? ORDER BY seq", (chain,)))
        org = header.decode(found[0].header or b"").org
        ledger.verify(found, lambda *_: True, org=org, chain=chain)


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make the files of a store."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(content)


def tried(work: Path, seed: int, count: int, settings: tuple[str, ...] = ()) -> list[str]:
    """Record one session and try so many states of it; return what was bad, by state."""
    recorded, bad = record(work / "recorded", seed, settings), list[str]()
    for number, (name, files, owed) in enumerate(states(recorded, count, seed)):
        lay_out(work / "state", files)
        found = faults_of(work / "state", recorded.keys, owed)
        if not found and number % _UNLOCKED_AFTER == 0:
            found = _unlocking(work / "state")
        bad += [f"{seed} {name}: {found[0]}"] if found else []
    shutil.rmtree(work / "recorded")
    return bad


def _unlocking(folder: Path) -> list[str]:
    try:
        unlocked(folder).close()
    except IntakeError as refused:
        return [f"does not unlock: {type(refused).__name__}"]
    return []


def run(given: argparse.Namespace) -> int:
    """Lose power so often, and print what was lost; then the same with each control."""
    if shim() is None:
        print("no compiler for the library that watches the disk")
        return 1
    began, bad, done = time.monotonic(), list[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        while done < given.states:
            count = min(STATES_OF_A_RECORD, given.states - done)
            journal = (SMALL_JOURNAL,) if done // STATES_OF_A_RECORD % 2 == 0 else ()
            bad += tried(Path(folder), given.seed + done, count, journal)
            done += count
            print(f"{done} states, {len(bad)} bad", flush=True)
        print(f"{done} states: {len(bad)} bad {bad[:10]}; {time.monotonic() - began:.0f} s")
        toothless = []
        for name, settings in CONTROLS.items():
            lost_in = tried(Path(folder), given.seed, given.control, settings)
            kinds = Counter(each.split(": ", 1)[1].split(" ", 1)[0] for each in lost_in)
            print(
                f"control {name}: {len(lost_in)} of {given.control} bad {dict(kinds)}", flush=True
            )
            toothless += [] if lost_in else [name]
    return 1 if bad or toothless else 0
