"""R1: kills a busy session at random moments, and looks at what it left.

    python -m tools.faults kills --rounds 1000

Every kill is a real SIGKILL of a process that unlocks, interviews, locks and unlocks again by the
program's own services. After each, the store is unlocked as a person would.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from tools.faults.busy import Busy, Told, found_store, read_told, store_of, unlocked
from tools.faults.looking import Owed, lost, wrongly_listed

if TYPE_CHECKING:
    from intake.services.application import Application

ROUNDS_OF_A_STORE: Final = 40
LONGEST: Final = 1.2
"""Seconds that a session lives at most: some are killed while they still unlock."""


@dataclass(slots=True)
class Outcome:
    """What came of the kills."""

    rounds: int = 0
    acknowledged: int = 0
    verified: int = 0
    bad: list[str] = field(default_factory=list)


def run(given: argparse.Namespace) -> int:
    """Kill so many times, and print what was lost."""
    began, outcome = time.monotonic(), Outcome()
    with tempfile.TemporaryDirectory() as folder:
        whole = found_store(Path(folder))
        for first in range(0, given.rounds, ROUNDS_OF_A_STORE):
            rounds = min(ROUNDS_OF_A_STORE, given.rounds - first)
            kill(whole, Path(folder) / "work", (given.seed + first, rounds), outcome)
            print(f"{outcome.rounds} kills, {len(outcome.bad)} bad", flush=True)
    print(
        f"{outcome.rounds} kills, {outcome.acknowledged} things acknowledged, "
        f"{outcome.verified} whole checks: {len(outcome.bad)} bad {outcome.bad[:10]}; "
        f"{time.monotonic() - began:.0f} s"
    )
    return 1 if outcome.bad else 0


def kill(whole: Path, work: Path, rounds: tuple[int, int], outcome: Outcome) -> None:
    """Kill sessions at one store, one after the other; `rounds` are a seed and how many."""
    seed, count = rounds
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(whole, work)
    owed = Owed()
    for number in range(seed, seed + count):
        told = _killed(work, owed.highest, random.Random(number))
        owed.forget_what_is_going_on()
        owed.add(told)
        outcome.rounds += 1
        outcome.acknowledged += len(told)
        found = _looked_at(work, owed, {each.interview for each in told})
        outcome.bad += [f"{number}: {each}" for each in found]
    outcome.bad += [f"{seed}-{number}: {each}" for each in _verified(work, owed)]
    outcome.verified += 1


def _killed(folder: Path, first: int, chance: random.Random) -> list[Told]:
    """Let a process work, kill it, and return what it said was written."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with contextlib.suppress(BaseException):
            Busy(folder, lambda data: os.write(writer, data), first).work(chance.randrange(1 << 30))
        os._exit(3)
    os.close(writer)
    data = bytearray()
    if chance.random() < 0.7:  # else it may still be unlocking
        data += os.read(reader, 1)
    time.sleep(chance.random() * LONGEST)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reader, 65536):
        data += more
    os.close(reader)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the session ended by itself")
    return read_told(bytes(data))


def _looked_at(folder: Path, owed: Owed, only: set[str]) -> list[str]:
    """Unlock the store, see what is there of these interviews, and lock it."""
    try:
        application = unlocked(folder)
    except IntakeError as refused:
        return [f"does not open: {type(refused).__name__}"]
    try:
        bad = lost(
            store_of(application).session.files,
            owed,
            [each for each in owed.answers if each in only],
        )
        return bad + wrongly_listed(application.reading, owed, _listed(application))
    finally:
        application.close()


def _listed(application: Application) -> dict[InterviewId, str]:
    return {
        each.row.id: each.drafts[0].text if each.drafts else ""
        for each in application.interviewing.unfinished()
    }


def _verified(folder: Path, owed: Owed) -> list[str]:
    """Look at everything that was ever acknowledged, and check the store whole."""
    application = unlocked(folder)
    try:
        bad = lost(store_of(application).session.files, owed)
        report = application.verify(lambda _done, _all: None)
        return bad + [problem for each in report.files for problem in each.problems]
    finally:
        application.close()
