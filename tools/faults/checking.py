"""What a check of a store costs, beside the bare PRAGMAs and a bare loop of hashes.

    python -m tools.faults checking --answers 20000

All three are timed in turn, by the time of this process: others on the machine change little.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.storage import database, entries, verification
from intake.storage.files import StoreFiles
from tests.storage.desk import Desk
from tests.storage.test_verification import ROOTS

_OF_AN_INTERVIEW = 40
_ROUNDS = 3


def run(given: argparse.Namespace) -> int:
    """Fill a store, time the three, and print how they compare."""
    with tempfile.TemporaryDirectory() as folder:
        desk = _filled(Path(folder), given.answers)
        files = desk.files
        files.empty_journals()
        works: dict[str, Callable[[], None]] = {
            "PRAGMAs": lambda: _pragmas(files),
            "hashes": lambda: _hashes(files),
            "check beside the work": lambda: _check(files, is_beside=True),
            "thorough check": lambda: _check(files, is_beside=False),
        }
        taken: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(_ROUNDS):
            for name, work in works.items():
                began = time.process_time()
                work()
                taken[name].append(time.process_time() - began)
        with files.reading(Compartment.CORE) as connection:
            (count,) = connection.execute("SELECT count(*) FROM entry").fetchone()
        files.close()
    medians = {name: statistics.median(each) for name, each in taken.items()}
    print(f"{count} entries in core; seconds of this process, median of {_ROUNDS}")
    for name, seconds in medians.items():
        print(f"{seconds:9.3f} {name}")
    for name in ("check beside the work", "thorough check"):
        above = medians[name] - 1.1 * medians["PRAGMAs"]
        print(f"{name}: 1.1 of the PRAGMAs and {above / medians['hashes']:.1f} of the hashes")
    return 0


def _filled(folder: Path, answers: int) -> Desk:
    desk = Desk(folder)
    desk.describe()
    interview = desk.open_interview()
    for number in range(answers):
        if number % _OF_AN_INTERVIEW == 0:
            with desk.records() as records:
                records.refresh_document(interview)
                records.checkpoint()
            interview = desk.open_interview()
        desk.answer(interview, f"q{number % _OF_AN_INTERVIEW}", "ñandú " * (number % 40))
    with desk.records() as records:
        records.checkpoint()
    return desk


def _pragmas(files: StoreFiles) -> None:
    for each in files.granted():
        file = files.file(each)
        for pragma in ("cipher_integrity_check", "quick_check", "foreign_key_check"):
            with closing(database.connect(file.path, file.key)) as connection:
                connection.execute(f"PRAGMA {pragma}").fetchall()


def _hashes(files: StoreFiles) -> None:
    """Read every entry, and hash its content, its leaf, its link and the link of its record."""
    for each in files.granted():
        with files.reading(each) as connection:
            for one in entries.select(connection, "1 ORDER BY chain, seq"):
                commit = hashlib.sha256(b"b" + (one.salt_b or b"") + (one.body or b"")).digest()
                leaf = hashlib.sha256(b"l" + (one.salt_h or b"") + (one.header or b"") + commit)
                hashlib.sha256(b"k" + one.link + leaf.digest()).digest()
                hashlib.sha256(b"r" + one.rlink + leaf.digest()).digest()


def _check(files: StoreFiles, *, is_beside: bool) -> None:
    report = verification.verify(files, ROOTS, lambda _done, _all: None, is_beside=is_beside)
    if not report.is_good:
        raise SystemExit(f"a good store was found bad: {report.problems}")
