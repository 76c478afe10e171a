"""How a run was asked for, and where its stores and files lie."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "cinder mosaic talon brisk harbor willow"
CORPUS = ROOT.parent / "shared" / "corpus"

NO_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True, slots=True)
class Settings:
    """How much to measure, and where; `work` is a folder outside the checkout."""

    work: Path
    is_quick: bool = False

    def rounds(self, whole: int, quick: int) -> int:
        """Return how often to repeat."""
        return quick if self.is_quick else whole

    def folder(self, name: str) -> Path:
        """Return a folder of one benchmark, made when it is missing."""
        made = self.work / name
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
        return made


def with_bytecode() -> dict[str, str]:
    """Return an environment in which a second start finds its modules compiled, as in `./dev`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(ROOT / ".venv" / "cache" / "python")}


def processor_of_children() -> float:
    """Return the processor time of every process that was started here and has ended."""
    if sys.platform == "win32":
        times = os.times()
        return times.children_user + times.children_system
    import resource  # finer, where it is there

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_child(
    task: str, *arguments: object, environment: dict[str, str] | None = None
) -> dict[str, Any]:
    """Run one task of a benchmark in a process of its own, and return what it printed as JSON."""
    ended = subprocess.run(
        [sys.executable, "-m", "tools.bench", "--child", task, *map(str, arguments)],
        cwd=ROOT,
        env=with_bytecode() | (environment or {}),
        stdout=subprocess.PIPE,
        check=True,
    )
    told: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return told
