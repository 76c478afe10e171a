"""Answer a form at random, or open one, in a process of its own."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from intake.forms.model import FormDef, QuestionKind
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.views import GroupStep, QuestionStep, Step
from intake.forms.xform import read_form

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
_K = QuestionKind
_TEXTS = {
    _K.DECIMAL: "2.5", _K.DATE: "1990-05-17", _K.TIME: "09:30", _K.ACKNOWLEDGE: "OK",
    _K.DATETIME: "2026-01-02T09:30:00.000Z", _K.GEOPOINT: "14.9 -92.2 0 0",
}  # fmt: skip
_MOST_TRIES = 20


def child(task: str, xform: str, answers: str = "0") -> int:
    """Do the task and print the times in milliseconds."""
    content = Path(xform).read_bytes()
    told = _opened(content) if task == "open" else _answered(content, int(answers))
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def new_session(form: FormDef) -> FormSession:
    """Open a form with nothing answered."""
    surroundings = Surroundings(lambda: NOW, UTC, Random(1).randbytes)
    return FormSession(form, surroundings=surroundings, language=form.default_language)


def _opened(content: bytes) -> dict[str, object]:
    begun, used = time.perf_counter(), time.thread_time()
    session = new_session(read_form(content))
    session.steps()
    wall, cpu = time.perf_counter() - begun, time.thread_time() - used
    return {"wall": wall * 1e3, "cpu": cpu * 1e3}


def _answered(content: bytes, answers: int) -> dict[str, object]:
    form = read_form(content)
    session, chance = new_session(form), Random(7)
    told: dict[str, object] = {"fresh": _timed(session, chance, answers, is_new=True)}
    while _unanswered(session) and _give(session, chance, is_new=True)[0]:
        pass
    told["answered"] = session.progress()[0]
    told["filled"] = _timed(session, chance, answers, is_new=False)
    return told | {"questions": sum(1 for _each in form.shown_questions())}


def _timed(
    session: FormSession, chance: Random, answers: int, *, is_new: bool
) -> dict[str, list[float]]:
    wall: list[float] = []
    cpu: list[float] = []
    for _ in range(answers):
        taken, took, used = _give(session, chance, is_new=is_new)
        if not taken:
            break
        wall.append(took * 1e3)
        cpu.append(used * 1e3)
    return {"wall": wall, "cpu": cpu}


def _give(session: FormSession, chance: Random, *, is_new: bool) -> tuple[bool, float, float]:
    """Give one answer that is taken; return how long the engine was at it."""
    for _ in range(_MOST_TRIES):
        shown = _unanswered(session) if is_new else []
        path = chance.choice(shown or _shown(session))
        text = _any_answer(session, path, chance)
        begun, used = time.perf_counter(), time.thread_time()
        change = session.answer(path, text)
        took, processor = time.perf_counter() - begun, time.thread_time() - used
        if change.problem is None:
            return True, took, processor
    return False, 0.0, 0.0


def _unanswered(session: FormSession) -> list[str]:
    return list(session.unanswered())


def _shown(session: FormSession) -> list[str]:
    return [path for step in session.steps() for path in _paths(step)]


def _paths(step: Step) -> tuple[str, ...]:
    if isinstance(step, QuestionStep):
        return (step.path,)
    return step.paths if isinstance(step, GroupStep) else ()


def _any_answer(session: FormSession, path: str, chance: Random) -> str:
    question = session.question(path).question
    if question.kind.is_choice:
        codes = [choice.code for choice in session.choices(path)] or ["none"]
        few = chance.sample(codes, min(len(codes), chance.randint(1, 3)))
        return few[0] if question.kind is _K.SELECT_ONE else " ".join(few)
    if question.kind in {_K.INTEGER, _K.RANGE}:
        return str(chance.randint(0, 60))
    return _TEXTS.get(question.kind, "Ana")
