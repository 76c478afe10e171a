"""R18: thousands of interviews in one process, hundreds of locks: memory and descriptors stay flat.

python -m tools.faults soak --cycles 10000 --locks 1000
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from intake.domain.consent import Consent, Decision, Languages, Purpose
from tools.faults.busy import STORY, found_store, unlocked

if TYPE_CHECKING:
    from intake.services.application import Application

BOUND: Final = 1.0
"""KiB that a cycle may cost."""
_WARM: Final = 10
"""One of so many cycles and locks goes before the first look."""


def run(given: argparse.Namespace) -> int:
    """Go on for so long, and print what grew."""
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")
    with tempfile.TemporaryDirectory() as folder:
        return soak(Path(folder), given.cycles, given.locks)


def soak(folder: Path, cycles: int, locks: int) -> int:
    """Open a form, answer and leave it, again and again; then lock and unlock."""
    whole = found_store(folder)
    began = time.monotonic()
    application = unlocked(whole)
    _cycles(application, cycles // _WARM + 1)
    before, descriptors = _memory(), _descriptors()
    _cycles(application, cycles)
    grown = (_memory() - before) / cycles
    application.close()
    print(
        f"{cycles} form cycles: {grown:.2f} KiB a cycle, {_descriptors()} descriptors", flush=True
    )
    is_good = grown <= BOUND and _descriptors() <= descriptors
    for _ in range(locks // _WARM + 1):
        unlocked(whole).close()
    before, descriptors = _memory(), _descriptors()
    for _ in range(locks):
        unlocked(whole).close()
    each = (_memory() - before) / locks
    more = _descriptors() - descriptors
    print(
        f"{locks} locks: {each:.2f} KiB a lock, {more} descriptors more; most memory "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB; "
        f"{time.monotonic() - began:.0f} s"
    )
    return 0 if is_good and more <= 0 else 1


def _cycles(application: Application, count: int) -> None:
    consent = Consent(Purpose.COLLECT, Decision.GRANTED)
    form = application.shelf.newest("intake_f2").hash
    opened = application.interviewing.begin(form, consent, Languages("spa", "spa"))
    for number in range(count):
        session = application.shelf.session(application.reading.interview(opened.id))
        for path, value in (
            ("lawyer/has_lawyer", "no"),
            ("fear/afraid_here", "yes"),
            (STORY, f"of {number % 7}"),
        ):
            patches = session.answer(path, value).patches
            application.interviewing.answer(opened.id, patches)
        application.interviewing.leave_section(opened.id)
        if number % 50 == 0:  # another interview: the ledger of one grows with what is said
            opened = application.interviewing.begin(form, consent, Languages("spa", "spa"))


def _memory() -> float:
    """Return what this process holds for itself, in KiB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


def _descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())
