"""A form of 1,000 questions opened here and in the engine of ODK Web Forms, in turns.

The other engine is no part of the project and is never fetched: `INTAKE_XFORMS_ENGINE` names a
folder in which somebody ran `npm install @getodk/xforms-engine jsdom`. Without it nothing is
measured.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tools.bench.form_sources import made_form, stored_xform
from tools.bench.measuring import Figure, Outcome, at_most, noise, paired_ratio, percentile
from tools.bench.settings import NO_SCREEN, Settings, run_child

_QUESTIONS = 1_000
_BOUND = 0.1
_TITLE = "a long form opened, beside the engine of ODK Web Forms"
_SCRIPT = Path(__file__).with_name("beside_engine.mjs")
Told = dict[str, Any]


def measure(settings: Settings) -> Outcome:
    """Open the form in turns, each time in a new process."""
    node, folder = shutil.which("node"), os.environ.get("INTAKE_XFORMS_ENGINE", "")
    if node is None:
        return Outcome("beside", _TITLE, skipped="node is not here")
    if not all(Path(folder, "node_modules", name).is_dir() for name in _NEEDED):
        reason = "INTAKE_XFORMS_ENGINE names no folder with @getodk/xforms-engine and jsdom"
        return Outcome("beside", _TITLE, skipped=reason)
    xform = stored_xform(settings, f"made-{_QUESTIONS}", made_form(_QUESTIONS))
    told: dict[str, list[Told]] = {"theirs": [], "words": [], "painted": []}
    rounds = settings.rounds(5, 2)
    for _round in range(rounds):
        told["words"].append(run_child("beside", "words", xform, environment=NO_SCREEN))
        told["theirs"].append(_loaded(node, folder, xform))
        told["painted"].append(run_child("beside", "painted", xform, environment=NO_SCREEN))
    return Outcome("beside", _TITLE, _figures(told), _remarks(told, rounds))


_NEEDED = ("@getodk/xforms-engine", "jsdom")


def _loaded(node: str, folder: str, xform: Path) -> Told:
    ended = subprocess.run(
        [node, str(_SCRIPT), str(Path(folder).resolve()), str(xform)],
        stdout=subprocess.PIPE,
        check=True,
    )
    told: Told = json.loads(ended.stdout.splitlines()[-1])
    return told


def _figures(told: dict[str, list[Told]]) -> tuple[Figure, ...]:
    wall = {name: [each["wall"] for each in found] for name, found in told.items()}
    cpu = {name: [each["cpu"] for each in found] for name, found in told.items()}
    figures: list[Figure] = []
    for name, title in (
        ("words", "stored XForm to the words of the first page"),
        ("painted", "stored XForm to the first page painted"),
    ):
        note = (
            f"{percentile(wall[name], 50):.0f} ms, theirs {percentile(wall['theirs'], 50):.0f} ms"
        )
        ratio = paired_ratio(wall[name], wall["theirs"])
        figures.append(Figure(f"{title}, of their load", ratio, "×", at_most(_BOUND), note))
        figures.append(
            Figure("the same in processor time", paired_ratio(cpu[name], cpu["theirs"]), "×")
        )
    return tuple(figures)


def _remarks(told: dict[str, list[Told]], rounds: int) -> tuple[str, ...]:
    theirs = told["theirs"]
    engine = f"@getodk/xforms-engine {theirs[0]['version']}, {theirs[0]['nodes']:,} nodes"
    slowness = noise([each["wall"] for each in theirs])
    return (
        f"{rounds} rounds in turns, a new process each; the modules of both are loaded before",
        (
            f"theirs: {engine}: `loadForm` and `createInstance` in node until the root is there,"
            " with the document of jsdom; in a browser that is quicker. No page is drawn there"
        ),
        (
            f"the same form for both: {_QUESTIONS:,} questions of five kinds in two languages;"
            f" noise of their load (p90/p10) {slowness:.2f}"
        ),
    )
