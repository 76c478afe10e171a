"""From the start of the process to the painted lock screen, against a window of three widgets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.bench import stores
from tools.bench.measuring import (
    Figure,
    Outcome,
    at_most,
    exactly,
    in_turns,
    noise,
    paired_ratio,
    percentile,
)
from tools.bench.settings import ROOT, Settings, processor_of_children, with_bytecode

LATE = ("reportlab", "openpyxl", "lxml", "pyxform")
"""What must not be imported before it is needed."""
_WINDOW = Path(__file__).with_name("start_window.py")
_LIMIT_SECONDS = 60


def measure(settings: Settings) -> Outcome:
    """Start windows in turns: bare and program, from the wheel and from the checkout."""
    store = stores.filled_store(settings.work, 1_000)
    pythons = {"wheel": _installed(settings.folder("wheel")), "checkout": Path(sys.executable)}
    loaded: dict[str, dict[str, Any]] = {}
    used: dict[str, list[float]] = {}
    subjects: dict[str, Callable[[], float]] = {}
    for place, python in pythons.items():
        subjects[f"{place} bare"] = _starting(python, place, "bare", (loaded, used))
        subjects[place] = _starting(python, place, str(store), (loaded, used))
    subjects["checkout dressed"] = _starting(
        pythons["checkout"], "checkout", "dressed", (loaded, used)
    )
    for warm in subjects.values():
        warm()
    used.clear()
    rounds = settings.rounds(15, 5)
    times = in_turns(subjects, rounds)
    figures = [figure for place in pythons for figure in _figures(place, times, used)]
    figures.append(
        Figure(
            "the bare window with a style, an icon and the Qt namespace",
            paired_ratio(times["checkout dressed"], times["checkout bare"]),
            "×",
        )
    )
    found = loaded["wheel"]["loaded"]
    late = [name for name in LATE if any(name in told["loaded"] for told in loaded.values())]
    figures.append(
        Figure(f"of {', '.join(LATE)}: imported", len(late), "", exactly(0), ", ".join(late))
    )
    return Outcome("start", "start to the painted lock screen", tuple(figures), (
        f"{rounds} rounds of five processes in turns, platform {_environment()['QT_QPA_PLATFORM']};"
        " noise of the bare window (p90/p10): "
        + ", ".join(f"{place} {noise(times[f'{place} bare']):.2f}" for place in pythons),
        (f"other heavy modules that are there by then: {', '.join(found) or 'none'};"
        f" {loaded['wheel']['modules']} modules in all"),
    ))  # fmt: skip


def _figures(
    place: str, times: dict[str, tuple[float, ...]], used: dict[str, list[float]]
) -> tuple[Figure, ...]:
    ours, bare = times[place], times[f"{place} bare"]
    return (
        Figure(f"from the {place}", paired_ratio(ours, bare), "×", at_most(1.25)),
        Figure(
            f"from the {place}, the same in processor time",
            paired_ratio(used[place], used[f"{place} bare"]),
            "×",
        ),
        Figure(f"from the {place}, p50", percentile(ours, 50) * 1e3, "ms"),
        Figure(f"bare window, Python of the {place}, p50", percentile(bare, 50) * 1e3, "ms"),
    )


def _starting(
    python: Path,
    place: str,
    what: str,
    noted: tuple[dict[str, dict[str, Any]], dict[str, list[float]]],
) -> Callable[[], float]:
    (loaded, used), is_plain = noted, what in {"bare", "dressed"}
    name = f"{place} {what}" if is_plain else place
    folder = ROOT if place == "checkout" else python.parent
    environment = _environment() | ({"PYTHONPATH": str(ROOT)} if place == "checkout" else {})

    def take() -> float:
        before, begun = processor_of_children(), time.monotonic()
        ended = subprocess.run(
            [str(python), str(_WINDOW), what],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
            timeout=_LIMIT_SECONDS,
        )
        used.setdefault(name, []).append(processor_of_children() - before)
        told: dict[str, Any] = json.loads(ended.stdout)
        if not is_plain:
            loaded[place] = told
            _demand_source(told["source"], place)
        return float(told["painted"]) - begun

    return take


def _demand_source(source: str, place: str) -> None:
    is_checkout = Path(source).is_relative_to(ROOT / "intake")
    if is_checkout != (place == "checkout"):
        raise RuntimeError(f"the program of the {place} came from elsewhere")


def _environment() -> dict[str, str]:
    """Return the environment of a start; a screen is used where one was asked for."""
    kept = {name: value for name, value in with_bytecode().items() if name != "PYTHONPATH"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def _installed(folder: Path) -> Path:
    """Build the wheel; install it where the libraries of this Python are seen, but no checkout."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _quietly("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    wheel = next(folder.glob("*.whl"))
    _quietly("-m", "venv", "--without-pip", folder / "venv")
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = ("-m", "pip", "--disable-pip-version-check", "--python", python)
    _quietly(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    own = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.strip()
    Path(own, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def _quietly(*arguments: object) -> None:
    subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=True,
    )
