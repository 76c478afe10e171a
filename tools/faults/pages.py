"""R6 and R7: one bit of every page, and every old page put back, in the files of a store.

    python -m tools.faults pages --step 1

A flipped bit must be reported by the check of pages, and no row may be read otherwise than it was.
An old page has a good signature of its own: it must be found by the ledger or by the replay, unless
it holds nothing but what is local to this machine, such as half-typed text.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError, StoreSetBackError
from intake.domain.ids import OrganisationId
from intake.ledger import header
from intake.storage import database, projections, verification
from intake.storage.database import PAGE_SIZE
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.keys.signing import is_good
from intake.storage.verification import Roots
from tools.faults.busy import Busy, found_store, store_of, unlocked

ACTS: Final = 40
FILES: Final = (Compartment.CORE, Compartment.IDENTITY, Compartment.MEDIA)
_CUT: Final = ("zeroed", "cut short", "longer")


@dataclass(slots=True)
class Pages:
    """What became of the pages."""

    flipped: int = 0
    put_back: int = 0
    met: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)


def run(given: argparse.Namespace) -> int:
    """Spoil every page, and print what was not found."""
    began, found = time.monotonic(), Pages()
    with tempfile.TemporaryDirectory() as folder:
        spoil(Path(folder), given.step, given.seed, found)
    print(
        f"{found.flipped} pages flipped, {found.put_back} old pages put back: {len(found.bad)} bad "
        f"{found.bad[:10]}; {time.monotonic() - began:.0f} s"
    )
    for what, count in found.met.most_common():
        print(f"{count:6} {what}")
    return 1 if found.bad else 0


def spoil(folder: Path, step: int, seed: int, found: Pages) -> None:
    """Work at a store twice, then spoil every `step`-th page of it."""
    whole = found_store(folder)
    _worked(whole, 0, seed)
    old = folder / "old"
    shutil.copytree(whole, old)
    _worked(whole, ACTS * 2, seed + 1)
    application = unlocked(whole)
    held = store_of(application).session.files
    keys = {each: held.file(each) for each in held.granted()}
    application.close()
    chance = random.Random(seed)
    for compartment in FILES:
        _flip(keys[compartment], step, chance, found)
        print(f"{compartment}: {found.flipped} flipped, {len(found.bad)} bad", flush=True)
    for compartment in FILES[:2]:
        _put_back(keys, compartment, old, step, found)
        print(f"{compartment}: {found.put_back} put back, {len(found.bad)} bad", flush=True)
        _put_file_back(whole, old, compartment, found)


def _worked(folder: Path, first: int, seed: int) -> None:
    busy = Busy(folder, lambda _data: None, first)
    busy.work(seed, ACTS)
    busy.lock()


def _flip(file: OpenFile, step: int, chance: random.Random, found: Pages) -> None:
    good = file.path.read_bytes()
    rows = _rows(file)
    for page in range(0, len(good) // PAGE_SIZE, step):
        at = page * PAGE_SIZE + chance.randrange(PAGE_SIZE)
        data = bytearray(good)
        data[at] ^= 1 << chance.randrange(8)
        file.path.write_bytes(data)
        found.flipped += 1
        name = f"{file.path.name} page {page}"
        if not _is_reported(file):
            found.bad.append(f"{name}: not reported")
        for table, read in _rows(file).items():
            if read is not None and read != rows[table]:
                found.bad.append(f"{name}: {table} reads otherwise")
    for what, spoiled in zip(
        _CUT,
        (good[:-PAGE_SIZE] + bytes(PAGE_SIZE), good[: -4 * PAGE_SIZE], good + good[-PAGE_SIZE:]),
        strict=True,
    ):
        file.path.write_bytes(spoiled)
        is_reported = _is_reported(file)
        found.met[f"{what}: {'reported' if is_reported else 'nothing to report'}"] += 1
        for table, read in _rows(file).items():
            if read is not None and read != rows[table]:
                known = (
                    is_reported and what == "zeroed"
                )  # SQLCipher takes such a page for a new one
                found.met[f"{what}: a row of {table} reads blank"] += known
                found.bad += [] if known else [f"{file.path.name} {what}: {table} reads otherwise"]
    file.path.write_bytes(good)


def _is_reported(file: OpenFile) -> bool:
    try:
        with (
            database.errors_told(file.path),
            closing(database.connect(file.path, file.key)) as connection,
        ):
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            return bool(pages) or connection.execute("PRAGMA quick_check").fetchone() != ("ok",)
    except IntakeError:
        return True


def _rows(file: OpenFile, tables: tuple[str, ...] = ()) -> dict[str, object]:
    """Return what each table says; None where it is refused."""
    found: dict[str, object] = {}
    try:
        with closing(database.connect(file.path, file.key)) as connection:
            for table in tables or _tables(file.facts.compartment):
                try:
                    rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
                    found[table] = rows
                except sqlcipher.DatabaseError:
                    found[table] = None
    except IntakeError:
        return {}
    return found


def _tables(compartment: Compartment) -> tuple[str, ...]:
    """Return what is signed, and what follows from it."""
    named = ("chunk",) if compartment is Compartment.MEDIA else ()
    views = (*projections.views(compartment), projections.DOCUMENT)
    return ("entry", "signature", *(views if compartment in FILES[:2] else ()), *named)


def _put_back(
    keys: dict[Compartment, OpenFile], compartment: Compartment, old: Path, step: int, found: Pages
) -> None:
    file = keys[compartment]
    good, before = file.path.read_bytes(), (old / file.path.name).read_bytes()
    rows = _rows(file)
    pages = [
        at
        for at in range(0, min(len(good), len(before)), PAGE_SIZE)
        if good[at : at + PAGE_SIZE] != before[at : at + PAGE_SIZE]
    ]
    for at in pages[::step]:
        data = bytearray(good)
        data[at : at + PAGE_SIZE] = before[at : at + PAGE_SIZE]
        file.path.write_bytes(data)
        found.put_back += 1
        is_found = _is_found(keys)
        same = is_found or _rows(file) == rows
        found.met["found" if is_found else "nothing but local rows" if same else "missed"] += 1
        if not same:
            found.bad.append(f"{file.path.name} old page {at // PAGE_SIZE}: not found")
    file.path.write_bytes(good)


def _is_found(keys: dict[Compartment, OpenFile]) -> bool:
    org = ""
    try:
        with (
            closing(StoreFiles(keys)) as files,
            files.reading(Compartment.CORE) as connection,
        ):
            row = connection.execute("SELECT header FROM entry LIMIT 1").fetchone()
            org = header.decode(row[0]).org
    except (IntakeError, ValueError):
        return True
    roots = Roots(OrganisationId(org), _signed_well)
    with closing(StoreFiles(keys)) as files:
        return not verification.verify(files, roots, lambda _done, _all: None).is_good


def _signed_well(_: object, signature: object, message: bytes) -> bool:
    return is_good(signature.key, signature.signature, message)  # type: ignore[attr-defined]


def _put_file_back(whole: Path, old: Path, compartment: Compartment, found: Pages) -> None:
    """Put a whole old file back: unlocking must say so."""
    name = f"{compartment.value}.db"
    good = (whole / name).read_bytes()
    shutil.copyfile(old / name, whole / name)
    try:
        unlocked(whole).close()
        found.bad.append(f"{name}: the old file was taken")
    except StoreSetBackError:
        found.met[f"old {name} refused at unlocking"] += 1
    (whole / name).write_bytes(good)
