"""Bend bundles and receipts on both sides of the encryption, and see that none does harm.

    python -m tools.fuzzing --bundles 2000 [--first 0]

A bent bundle must be refused by name or be good: anything else is told with its number, so that
it can be run again alone. Each number is one bend: of the sealed file, of the tar, or of what is
in it, signed anew so that what lies deeper is reached.
"""

from __future__ import annotations

import argparse
import copy
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from intake.bundles.bundle import Signer
from intake.bundles.receipt_file import parse_receipt
from intake.domain.errors import BundleRefusedError
from tests.bundles.stations import ORG, SENDER_KEY, inbox, nobody_watches, two_interviews
from tests.bundles.test_hostile_bundles import desk
from tests.vectors.bundle import forge as forging
from tests.vectors.bundle import receipts
from tools.bundle_bends import BENDS, bend_tree, spliced, written_oddly

PATIENCE: Final = 10
"""Seconds that one bundle may take."""


class StuckError(Exception):
    """A bundle took longer than it may."""


def main(arguments: list[str] | None = None) -> int:
    """Run, print what became of them, and return 1 where one did harm."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzzing", description=__doc__)
    parser.add_argument("--bundles", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args(arguments)
    setattr(forging, "two_interviews", cache(two_interviews))  # noqa: B010 - the same each time
    began, met, harmed, longest = time.monotonic(), Counter[str](), list[str](), 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.first, given.first + given.bundles):
            before = time.process_time()
            try:
                met[one(number, Path(folder) / "bent")] += 1
            except Exception as harm:  # noqa: BLE001 - that is what is looked for
                harmed.append(f"{number}: {type(harm).__name__}")
            longest = max(longest, time.process_time() - before)
            if (done := number - given.first + 1) % 10_000 == 0:
                print(f"{done} bent, {len(harmed)} did harm", flush=True)
    seconds = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for what, count in met.most_common():
        print(f"{count:9} {what}")
    print(
        f"{given.bundles} bent bundles and receipts in {seconds:.0f} s: {len(harmed)} did harm "
        f"{harmed[:10]}; longest {longest:.2f} s of processor time, most memory {memory:.0f} MB"
    )
    return 1 if harmed else 0


def one(number: int, path: Path) -> str:
    """Bend one bundle, open it, and return what became of it: a fault, or that it was good."""
    chance = random.Random(number)
    with _patience():
        if number % 8 == 0:
            return _receipt(chance)
        path.write_bytes(BENDS[number % len(BENDS)](chance))
        try:
            desk().open(path, inbox(), nobody_watches)
        except BundleRefusedError as refused:
            return refused.fault.value
    return "good"


def _receipt(chance: random.Random) -> str:
    tree = copy.deepcopy(receipts.GOOD)
    for _ in range(chance.randint(1, 3)):
        bend_tree(tree, chance)
    signers = {SENDER_KEY.id.hex(): Signer(ORG, SENDER_KEY.line)}
    plain = receipts.plain({}, line=lambda _: written_oddly(tree, chance))
    if chance.random() < 0.2:
        plain = spliced(plain, chance)
    try:
        parse_receipt(plain, signers)
    except BundleRefusedError as refused:
        return f"receipt {refused.fault.value}"
    return "receipt good"


@contextmanager
def _patience() -> Iterator[None]:
    def stuck(_number: int, _frame: object) -> None:
        raise StuckError

    signal.signal(signal.SIGALRM, stuck)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    sys.exit(main())
