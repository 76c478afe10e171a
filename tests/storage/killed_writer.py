"""Kills a writer at random moments and looks at what it left. Run as a process of its own.

Prints one JSON object: how many rounds, how many answers were acknowledged, and what was bad.
"""

import contextlib
import json
import os
import random
import signal
import struct
import sys
import time
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.ledger import chain as ledger
from intake.services.ports import Draft
from intake.storage import entries
from tests.storage.desk import ORG, Desk


def main(folder: Path, rounds: int, seed: int) -> None:
    """Run the rounds and print the result."""
    chance = random.Random(seed)
    desk = Desk(folder)
    desk.describe()
    interview = desk.open_interview()
    desk.crash()
    acknowledged, given = 0, 0
    bad: list[str] = []
    for _ in range(rounds):
        acknowledged, more = _round(desk, interview, acknowledged, chance)
        given += more
        bad += _looked_at(desk, interview, acknowledged)
        acknowledged = max(acknowledged, _answers(desk, interview))
        desk.crash()
    json.dump({"rounds": rounds, "acknowledged": given, "bad": bad}, sys.stdout)


def _round(
    desk: Desk, interview: InterviewId, start: int, chance: random.Random
) -> tuple[int, int]:
    """Let a child write, kill it, and return the last answer that it said was written."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with contextlib.suppress(BaseException):
            _write(desk, interview, start, writer)
        os._exit(3)
    os.close(writer)
    data = os.read(reader, 8)
    time.sleep(chance.random() * 0.05)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reader, 65536):
        data += more
    os.close(reader)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the writer ended by itself")
    count = len(data) // 8
    return (struct.unpack_from("<Q", data, 8 * (count - 1))[0] if count else start), count


def _write(desk: Desk, interview: InterviewId, number: int, told: int) -> None:
    desk.sit_down("ana")
    while True:
        number += 1
        desk.answer(interview, f"q{number}", f"{number} " + "ñandú " * (number * 13 % 60))
        os.write(told, struct.pack("<Q", number))
        with desk.records(Compartment.IDENTITY) as records:
            records.save_draft(Draft(interview, "name", f"draft {number}", 0, desk.clock()))
        if number % 7 == 0:
            with desk.records() as records:
                records.refresh_document(interview)
                records.checkpoint()


def _looked_at(desk: Desk, interview: InterviewId, acknowledged: int) -> list[str]:
    desk.sit_down("ana")
    bad = []
    values = desk.reading.interview(interview).document.values
    for number in range(1, acknowledged + 1):
        expected = f"{number} " + "ñandú " * (number * 13 % 60)
        if f"q{number}" not in values or values[f"q{number}"].v != expected:
            bad.append(f"answer {number} of {acknowledged}")
    if bytes.fromhex(interview) not in desk.left.open_interviews:
        bad.append("the interview was not found open")
    with desk.files.reading(Compartment.CORE) as connection:
        (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            bad.append("quick_check")
        found = list(entries.select(connection, "1 ORDER BY seq"))
    try:
        ledger.verify(found, lambda *_: True, org=ORG, chain=chain)
    except IntakeError as broken:
        bad.append(repr(broken))
    return bad


def _answers(desk: Desk, interview: InterviewId) -> int:
    values = desk.reading.interview(interview).document.values
    return max((int(path[1:]) for path in values), default=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
