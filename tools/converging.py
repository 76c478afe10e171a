"""Let four stations live many histories, and see that all end in one state.

    python -m tools.converging --histories 2000 [--first 0] [--acts 30]

Each history is told by its seed, so that one that fails can be run again alone.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.storage.convergence import agreed, live, merge, stations


def main(arguments: list[str] | None = None) -> int:
    """Run, print how many agreed, and return 1 where one did not."""
    parser = argparse.ArgumentParser(prog="python -m tools.converging", description=__doc__)
    parser.add_argument("--histories", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--acts", type=int, default=30)
    given = parser.parse_args(arguments)
    began, different, bundles = time.monotonic(), list[int](), 0
    for count, seed in enumerate(range(given.first, given.first + given.histories), 1):
        found, sealed = history(seed, given.acts)
        bundles += sealed
        if not found:
            different.append(seed)
        if count % 100 == 0:
            print(f"{count} histories, {len(different)} different", flush=True)
    seconds = time.monotonic() - began
    print(
        f"{given.histories} histories of 4 stations, {bundles} bundles sealed: "
        f"{len(different)} ended in more than one state {different[:10]}; {seconds:.0f} s"
    )
    return 1 if different else 0


def history(seed: int, acts: int) -> tuple[bool, int]:
    """Live one history; tell whether all four agree, and how many bundles were sealed."""
    folder = Path(tempfile.mkdtemp())
    try:
        chance = random.Random(seed)
        desks = stations(folder)
        bundles = live(desks, chance, acts)
        for desk in desks:
            again = chance.sample(bundles, min(2, len(bundles)))
            for bundle in (*chance.sample(bundles, len(bundles)), *again):
                merge(desk, bundle)
        first, *others = (agreed(each) for each in desks)
        for desk in desks:
            desk.files.close()
        return all(each == first for each in others), len(bundles)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
