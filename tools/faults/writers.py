"""R17: three processes that write to the same files at once.

    python -m tools.faults writers --entries 300

The program lets one instance in at a time; its lanes, and a check beside them, share the files as
these processes do. No answer may be lost, nobody may be told that the store is in use, and the
chain that all three write must be whole.
"""

from __future__ import annotations

import argparse
import os
import struct
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.ledger import chain as ledger
from intake.storage import entries
from tests.storage.desk import ORG, Desk

WRITERS: Final = 3
_WAIT: Final = struct.Struct("<d")


def run(given: argparse.Namespace) -> int:
    """Let three write, and print what was lost and how long each waited."""
    with tempfile.TemporaryDirectory() as folder:
        bad, waits = write(Path(folder), given.entries)
    waits.sort()
    print(
        f"{len(waits)} answers by {WRITERS} processes: {len(bad)} bad {bad[:10]}; half within "
        f"{waits[len(waits) // 2] * 1000:.1f} ms, 99 of 100 within "
        f"{waits[len(waits) * 99 // 100] * 1000:.1f} ms, longest {waits[-1] * 1000:.1f} ms"
    )
    return 1 if bad else 0


def write(folder: Path, count: int) -> tuple[list[str], list[float]]:
    """Return what was bad, and how long each answer took."""
    desk = Desk(folder)
    desk.describe()
    interviews = [desk.open_interview() for _ in range(WRITERS)]
    desk.crash()
    pipes = [_begin(desk, interview, count) for interview in interviews]
    waits, bad = list[float](), list[str]()
    for number, (child, reader) in enumerate(pipes):
        with os.fdopen(reader, "rb") as stream:
            waits += [wait for (wait,) in _WAIT.iter_unpack(stream.read())]
        _, status = os.waitpid(child, 0)
        bad += [f"writer {number} ended with {status}"] if status else []
    desk.sit_down("ana")
    for interview in interviews:
        values = desk.reading.interview(interview).document.values
        bad += [f"answer {n}" for n in range(count) if values[f"q{n}"].v != f"said {n}"]
    with closing(desk.files), desk.files.reading(Compartment.CORE) as connection:
        (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
        found = list(entries.select(connection, "chain = ? ORDER BY seq", (chain,)))
        ledger.verify(found, lambda *_: True, org=ORG, chain=chain)
    return bad, waits


def _begin(desk: Desk, interview: InterviewId, count: int) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    os.close(reader)
    code = 1
    try:
        desk.sit_down("ana")
        for number in range(count):
            began = time.monotonic()
            desk.answer(interview, f"q{number}", f"said {number}")
            os.write(writer, _WAIT.pack(time.monotonic() - began))
        code = 0
    except IntakeError:
        code = 4
    finally:
        os._exit(code)
