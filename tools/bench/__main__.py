"""`./dev bench [NAME ...] [--quick] [--record] [--json FILE] [--work FOLDER]`: measure, judge."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from tools.bench.machine import machine
from tools.bench.measuring import Outcome
from tools.bench.record import record
from tools.bench.reporting import as_json, as_text
from tools.bench.settings import Settings

BENCHMARKS = (
    "unlock", "answer", "language", "stalls", "start", "engine", "pages", "hostile", "bundle",
    "lock", "beside", "verify", "figures", "paper", "erasing",
)  # fmt: skip
CHILDREN = {
    "unlock": "tools.bench.unlock_child",
    "answer": "tools.bench.answer_counts",
    "bundle": "tools.bench.bundle_child",
    "stalls": "tools.bench.stalls_child",
    "language": "tools.bench.language_child",
    "lock": "tools.bench.lock_child",
    "engine": "tools.bench.engine_child",
    "pages": "tools.bench.pages_child",
    "hostile": "tools.bench.hostile_child",
    "beside": "tools.bench.beside_child",
}
MISSED = 1


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks that were asked for; 1 says that a bound was missed."""
    if arguments[:1] == ["--child"]:
        return int(import_module(CHILDREN[arguments[1]]).child(*arguments[2:]))
    options = _options(arguments)
    settings = Settings(options.work.resolve(), options.quick)
    settings.work.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = machine()
    command = " ".join(["./dev bench", *_told(options)])
    outcomes = [_measured(name, settings) for name in options.names or BENCHMARKS]
    if options.json:
        options.json.write_text(json.dumps(as_json(outcomes, facts), indent=2) + "\n")
    if options.record:
        record(
            outcomes,
            {"taken": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"}
            | facts
            | {"command": f"`{command}`"},
        )
    missed = [figure.name for outcome in outcomes for figure in outcome.missed]
    print(f"\n{len(missed)} bounds missed{': ' if missed else ''}{', '.join(missed)}")
    return MISSED if missed else 0


def _measured(name: str, settings: Settings) -> Outcome:
    begun = time.monotonic()
    outcome: Outcome = import_module(f"tools.bench.{name}").measure(settings)
    print(as_text(outcome, time.monotonic() - begun), flush=True)
    return outcome


def _told(options: argparse.Namespace) -> list[str]:
    """Return what of the command line decides about the figures."""
    return [*options.names, *(["--quick"] if options.quick else []), "--record"]


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller stores")
    parser.add_argument(
        "--record", action="store_true", help="put the figures into docs/performance.md"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--work",
        type=Path,
        metavar="FOLDER",
        default=Path(tempfile.gettempdir()) / "intake-bench",
        help="where stores are kept for the next run (default: %(default)s)",
    )
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
