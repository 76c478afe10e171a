"""The form engine alone: an answer in a long form of real life, and opening a stored form."""

from __future__ import annotations

import statistics
from typing import Any

from tools.bench.form_sources import NO_CORPUS, WHO_VA, made_form, stored_xform
from tools.bench.measuring import Figure, Outcome, at_most, percentile
from tools.bench.settings import Settings, run_child

_QUESTIONS = 200
_TITLE = "the form engine: answers, and opening a form"


def measure(settings: Settings) -> Outcome:
    """Answer the long form at random, empty and filled; open a form of 200 questions anew."""
    made = stored_xform(settings, f"made-{_QUESTIONS}", made_form(_QUESTIONS))
    openings = [run_child("engine", "open", made) for _ in range(settings.rounds(9, 3))]
    figures = [*_opening(openings)]
    remarks = [f"{len(openings)} new processes opened the form of {_QUESTIONS} questions"]
    if WHO_VA.is_file():
        xform = stored_xform(settings, "who-va", WHO_VA)
        told = run_child("engine", "answer", xform, settings.rounds(500, 150))
        figures += [each for state in ("fresh", "filled") for each in _answers(state, told[state])]
        remarks.append(
            f"WHO VA, {told['questions']} questions: {len(told['fresh']['cpu'])} answers at random"
            f" from an empty form, {len(told['filled']['cpu'])} more once {told['answered']} stood"
        )
    else:
        remarks.append(f"WHO VA was not answered: {NO_CORPUS}")
    return Outcome("engine", _TITLE, tuple(figures), tuple(remarks))


def _answers(state: str, found: dict[str, list[float]]) -> tuple[Figure, ...]:
    cpu, wall = found["cpu"], found["wall"]
    name = f"WHO VA, {state} form"
    return (
        Figure(
            f"{name}: one answer, mean, processor time",
            statistics.fmean(cpu),
            "ms",
            at_most(1),
            f"in time {statistics.fmean(wall):.3f} ms",
        ),
        Figure(
            f"{name}: worst, processor time",
            max(cpu),
            "ms",
            at_most(16),
            f"in time {max(wall):.1f} ms, p99 {percentile(wall, 99):.1f}",
        ),
    )


def _opening(openings: list[dict[str, Any]]) -> tuple[Figure, ...]:
    wall = percentile([each["wall"] for each in openings], 50)
    cpu = percentile([each["cpu"] for each in openings], 50)
    name = f"{_QUESTIONS} questions, stored XForm to the first pages"
    return (
        Figure(f"{name}, p50", wall, "ms", at_most(150)),
        Figure(f"{name}, processor time", cpu, "ms"),
    )
