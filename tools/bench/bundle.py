"""A bundle of 200 MB of attachments, against tar piped into the age command and synced."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from intake.services.application import Application
from tools.bench.bundle_store import Stations, stations, the_interview, unlocked
from tools.bench.measuring import (
    Figure,
    Outcome,
    at_least,
    at_most,
    in_turns,
    noise,
    paired_ratio,
    percentile,
)
from tools.bench.settings import NO_SCREEN, Settings, processor_of_children, run_child

_WRITING = (
    "tar -cf - plain | age -r {recipient} -o {out}.part && sync {out}.part && mv {out}.part {out}"
)
_OPENING = "age -d -i {key} {out} | tar -xOf - > /dev/null"


def measure(settings: Settings) -> Outcome:
    """Write and open bundles in turns with the plain tools, then once beside a running loop."""
    title = "a bundle of attachments, signed and verified"
    if not (shutil.which("age") and shutil.which("tar") and shutil.which("sync")):
        return Outcome("bundle", title, skipped="the plain tools age, tar and sync are not here")
    made = stations(settings, 12 if settings.is_quick else 48)
    out = settings.folder("bundle")
    with ExitStack() as ending:
        sender, receiver = unlocked(made.sender), unlocked(made.receiver)
        ending.callback(sender.close)
        ending.callback(receiver.close)
        ending.callback(shutil.rmtree, out)
        rounds = settings.rounds(7, 3)
        subjects = _subjects(made, sender, receiver, out)
        times = in_turns(subjects, rounds)
        used = {name: _processor(subject) for name, subject in subjects.items()}
    gaps = run_child("bundle", made.sender, settings.folder("bundle-ui"), environment=NO_SCREEN)
    shutil.rmtree(settings.folder("bundle-ui"))
    return Outcome(
        "bundle",
        title,
        (*_figures(made, times, gaps), *_used(used)),
        _remarks(made, times, gaps, rounds),
    )


def _subjects(
    made: Stations, sender: Application, receiver: Application, out: Path
) -> dict[str, Callable[[], float]]:
    contact, interview = sender.handing_over.contacts()[0], the_interview(sender)
    key, recipient = _age_key(out)
    plain, bundle = out / "plain.age", out / "bundle.intake"
    names = {"recipient": recipient, "out": plain, "key": key}

    def export() -> float:
        bundle.unlink(missing_ok=True)
        return _took(lambda: sender.handing_over.export([interview], contact, str(bundle), _untold))

    def inspect() -> float:
        return _took(lambda: receiver.handing_over.inspect(str(bundle), _untold))

    def shell(command: str) -> Callable[[], float]:
        words = ["bash", "-c", f"set -o pipefail; {command.format(**names)}"]
        return lambda: _took(lambda: subprocess.run(words, cwd=made.plain.parent, check=True))

    written = {"bare writing": shell(_WRITING), "writing": export}
    opened = {"bare opening": shell(_OPENING), "opening": inspect}
    for warm in (*written.values(), *opened.values()):
        warm()
    return _in_order(written, opened)


def _in_order(
    written: dict[str, Callable[[], float]], opened: dict[str, Callable[[], float]]
) -> dict[str, Callable[[], float]]:
    """Put opening between the writings: backwards or forwards, each finds its file there."""
    bare, ours = written.items()
    return dict([bare, *opened.items(), ours])


def _took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _processor(subject: Callable[[], float]) -> float:
    """Return the processor time of one more call, with every process that it starts."""
    before = time.process_time() + processor_of_children()
    subject()
    return time.process_time() + processor_of_children() - before


def _untold(_done: int, _all: int) -> None:
    """Tell nobody how far the work is."""


def _age_key(folder: Path) -> tuple[Path, str]:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    key = folder / "key"
    key.write_text(f"{identity}\n")
    key.chmod(0o600)
    return key, str(identity.to_public())


def _figures(
    made: Stations, times: dict[str, tuple[float, ...]], gaps: dict[str, float]
) -> tuple[Figure, ...]:
    def speed(name: str) -> Figure:
        return Figure(name, made.megabytes / percentile(times[name], 50), "MB/s")

    return (
        Figure(
            "writing: speed against tar | age and sync",
            paired_ratio(times["bare writing"], times["writing"]),
            "×",
            at_least(0.6),
        ),
        Figure(
            "opening and verifying: speed against age -d | tar",
            paired_ratio(times["bare opening"], times["opening"]),
            "×",
        ),
        *(speed(name) for name in times),
        Figure(
            "longest gap of the window's loop while exporting", gaps["worst"], "ms", at_most(50)
        ),
        Figure("the same, p99", gaps["p99"], "ms"),
        Figure("longest gap of the same loop while nothing is done", gaps["idle_worst"], "ms"),
    )


def _used(used: dict[str, float]) -> tuple[Figure, ...]:
    return tuple(Figure(f"{name}: processor time", each, "s") for name, each in used.items())


def _remarks(
    made: Stations, times: dict[str, tuple[float, ...]], gaps: dict[str, float], rounds: int
) -> tuple[str, ...]:
    return (
        (
            f"{made.items} attachments, {made.megabytes:.0f} MB; {rounds} rounds in turns; noise of"
            f" the plain tools (p90/p10): writing {noise(times['bare writing']):.2f}, opening"
            f" {noise(times['bare opening']):.2f}"
        ),
        (
            f"the loop beats every 4 ms; {gaps['beats']:.0f} beats, {gaps['exports']:.0f} exports"
            " in the workshop of intake.ui.lanes"
        ),
    )
