"""Erasing one record of many: from the second signature until it is gone; and new keys after it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from intake.app.doors import StoreDoors
from intake.domain.compartments import Compartment
from intake.domain.people import Role
from intake.services.application import Application
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.services.ports import ListQuery
from intake.storage import database, rekeying
from intake.storage.files import OpenFile
from intake.storage.keys.grants import Grant
from tools.bench import stores
from tools.bench.measuring import Figure, Outcome, at_most, percentile
from tools.bench.settings import PASSPHRASE, Settings

INTERVIEWS = 100_000
STEWARD = "thistle copper window glacier fern nine"
T = TypeVar("T")


def measure(settings: Settings) -> Outcome:
    """Erase some records of a copy of a large store, and change the key of another copy."""
    size = INTERVIEWS // 100 if settings.is_quick else INTERVIEWS
    source = stores.filled_store(settings.work, size)
    folder = settings.work / "erasing"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    try:
        ratios = [_rekey(folder) for _ in range(settings.rounds(5, 2))]  # one person as yet
        times = _erase(folder, settings.rounds(5, 2))
        octets = (folder / "core.db").stat().st_size
    finally:
        shutil.rmtree(folder)
    return Outcome(
        "erasing",
        "a record erased out of many, and the key of its file changed",
        (
            Figure(f"gone, worst of {len(times)}", max(times), "s", at_most(5)),
            Figure("gone, p50", percentile(times, 50), "s"),
            Figure("key changed, to the bare PRAGMA", percentile(ratios, 50), "×", at_most(1.3)),
        ),
        (
            (
                f"{size:,} interviews, core of {octets / 1e6:,.0f} MB; from the second signature"
                " until rows, index and journal are without it, the passphrase left out"
            ),
        ),
    )


def _erase(folder: Path, rounds: int) -> list[float]:
    enrolment = Enrolment(str(folder), "Dora", Role.STEWARD, STEWARD, "en")
    StoreDoors().people.enrol(enrolment)
    with closing(_open(folder, "Ana", PASSPHRASE)) as ana:
        (waiting,) = ana.people.waiting("en")
        plan = ana.people.plan(Admit(waiting.request, (Role.STEWARD,)))
        ana.people.carry_out(plan, Authority(PASSPHRASE))
        records = [row.id for row in ana.reading.interviews(ListQuery(limit=rounds)).rows]
        for each in records:
            ana.consenting.withdraw(each)
    with closing(_open(folder, "Dora", STEWARD)) as dora:
        for each in records:
            dora.erasing.order(each, STEWARD)
    times: list[float] = []
    with closing(_open(folder, "Ana", PASSPHRASE)) as ana:
        store: Any = ana.erasing._store  # noqa: SLF001 - the part without the passphrase
        finish, taken = store.finish, times.append
        store.finish = lambda: _timed(finish, taken)
        for each in records:
            ana.erasing.approve(each, PASSPHRASE)
    return times


def _rekey(folder: Path) -> float:
    """Return how long a change of key takes, against the bare PRAGMA on a copy of the file."""
    took: list[float] = []
    with stores.opened(folder) as store:
        unlocked = store._unlocked  # noqa: SLF001 - below the services
        held = unlocked.files.file(Compartment.CORE)
        file = OpenFile(folder / "core.copy.db", held.key, held.facts)
        bare = folder / "core.bare.db"
        unlocked.files.empty_journals()
        for path in (file.path, bare):
            shutil.copy(held.path, path)
        grant = _grant(unlocked.newest(Compartment.CORE.value))
        grants = folder / "no-grants"
        grants.mkdir(exist_ok=True)
        with closing(database.connect(bare, held.key)) as connection:
            _timed(lambda: database.change_key(connection, bytes(32)), took.append)
        _timed(lambda: rekeying.exchange(file, grant, grants), took.append)
        for path in (file.path, bare):
            for left in folder.glob(f"{path.name}*"):
                left.unlink()
    return took[1] / took[0]


def _grant(grant: Grant | None) -> Grant:
    if grant is None:
        raise LookupError("core")
    return replace(grant, generation=grant.generation + 1, key=bytearray(range(32)))


def _open(folder: Path, label: str, words: str) -> Application:
    doors = StoreDoors()
    (door,) = [each for each in doors.doors(str(folder)) if each.label == label]
    return doors.unlock(str(folder), door.slot, words)


def _timed(act: Callable[[], T], note: Callable[[float], None]) -> T:
    begun = time.perf_counter()
    result = act()
    note(time.perf_counter() - begun)
    return result
