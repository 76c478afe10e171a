"""Seal many small bundles, take them all in at once, and once more: python -m tools.filling_inbox.

python -m tools.filling_inbox --bundles 500
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from intake.app.doors import StoreDoors
from intake.services.application import Application
from intake.services.doors import Founding
from intake.services.inbox import Verdict
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE, SPANISH, YES


def main(arguments: list[str] | None = None) -> int:
    """Run, print what it took, and return 1 unless all came and none came twice."""
    parser = argparse.ArgumentParser(prog="python -m tools.filling_inbox", description=__doc__)
    parser.add_argument("--bundles", type=int, default=20)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        north, south = (_store(Path(folder), name) for name in ("north", "south"))
        stick = Path(folder) / "stick"
        stick.mkdir()
        _fill(north, south, stick, given.bundles)
        told: list[tuple[int, int]] = []
        first = _taken(south, stick, told)
        again = _taken(south, stick, [])
        for each in (north, south):
            each.close()
    for name, (seconds, work, verdicts) in (("first run", first), ("again", again)):
        print(f"{name}: {seconds:.1f} s, {work:.1f} s of this process, {dict(verdicts)}")
    print(f"progress was told {len(told)} times, at the end {told[-1]}")
    is_right = first[2] == {Verdict.NEW: given.bundles} and again[2] == {
        Verdict.REPEAT: given.bundles
    }
    return 0 if is_right else 1


def _store(folder: Path, name: str) -> Application:
    made = folder / name
    founding = Founding(str(made), f"{name} alliance", name, "Coordinator", PASSPHRASE, "en")
    StoreDoors(FLOOR).found(founding, lambda _step: None)
    return StoreDoors(FLOOR).unlock(str(made), "", PASSPHRASE)


def _fill(north: Application, south: Application, stick: Path, bundles: int) -> None:
    to = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    form = north.shelf.newest("intake_f2").hash
    for number in range(bundles):
        interview = north.interviewing.begin(form, YES, SPANISH)
        north.interviewing.pause(interview.id)
        path = str(stick / f"{number:04}.intake")
        north.handing_over.export([interview.id], to, path, lambda _done, _all: None)


def _taken(
    south: Application, stick: Path, told: list[tuple[int, int]]
) -> tuple[float, float, Counter[Verdict]]:
    began, work = time.monotonic(), time.process_time()
    taken = south.inbox.take_in(str(stick), lambda done, total: told.append((done, total)))
    verdicts = Counter(each.verdict for each in taken)
    return time.monotonic() - began, time.process_time() - work, verdicts


if __name__ == "__main__":
    sys.exit(main())
