"""One fault after the other, on purpose: `python -m tools.faults NAME [--option N]`."""

from __future__ import annotations

import argparse
import os
import sys

from tools.faults import checking, full, injected, kills, pages, power, soak, texts, writers

FAULTS = {
    "checking": (checking, {"answers": 20_000}),
    "kills": (kills, {"rounds": 1000, "seed": 1}),
    "injected": (injected, {"step": 1}),
    "full": (full, {"cycles": 5}),
    "pages": (pages, {"step": 1, "seed": 1}),
    "power": (power, {"states": 6000, "control": 300, "seed": 1}),
    "soak": (soak, {"cycles": 10_000, "locks": 1000}),
    "texts": (texts, {"cases": 500, "seed": 1}),
    "writers": (writers, {"entries": 300}),
}


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked, and return 1 where something was lost."""
    os.umask(0o077)
    parser = argparse.ArgumentParser(prog="python -m tools.faults", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True)
    for name, (module, options) in FAULTS.items():
        one = names.add_parser(name, description=module.__doc__)
        for option, default in options.items():
            one.add_argument(f"--{option}", type=int, default=default)
    given = parser.parse_args(arguments)
    code: int = FAULTS[given.name][0].run(given)
    return code


if __name__ == "__main__":
    sys.exit(main())
