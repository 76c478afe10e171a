"""Real forms of other people are answered at random: nothing breaks, and nobody waits."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest

from intake.domain.answers import Document
from intake.forms.importing.compiling import compile_form
from intake.forms.model import FormDef, QuestionKind
from intake.forms.problems import ProblemRule
from intake.forms.program import program_of
from intake.forms.session import FormSession
from intake.forms.submission import submission_xml
from intake.forms.surroundings import Surroundings
from intake.forms.views import GroupStep, QuestionStep, RepeatStep
from intake.forms.xform import read_form

FORMS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "forms"
MONITORING = "IndicatorCalc__RMS_CAPI_v2__3b3093.xlsx"
SMALL = (
    "docs__repeating_matrix_question__b90e4c.xlsx",
    "xlsform2lstsv__all_types_survey__d30af5.xlsx",
    "fmtm__building_natural_risks_survey__f61ab7.xlsx",
)
K = QuestionKind


@cache
def xform_of(name: str) -> bytes:
    path = FORMS / name
    if not path.exists():
        pytest.skip("the corpus is not beside the project")
    package = compile_form(path.read_bytes(), name).package
    if package is None:
        pytest.skip("the importer refuses this form")
    return package.xform


def opened(form: FormDef, seed: int, document: Document | None = None) -> FormSession:
    now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    surroundings = Surroundings(lambda: now, UTC, Random(seed).randbytes)
    return FormSession(form, document or Document(), surroundings=surroundings, language="es")


def askable(session: FormSession) -> list[str]:
    paths: list[str] = []
    for step in session.steps():
        if isinstance(step, QuestionStep):
            paths.append(step.path)
        elif isinstance(step, GroupStep):
            paths += step.paths
    return paths


def any_answer(session: FormSession, path: str, chance: Random) -> str:
    question = session.question(path).question
    if question.kind.is_choice:
        codes = [choice.code for choice in session.choices(path)] or ["none"]
        few = chance.sample(codes, min(len(codes), chance.randint(1, 3)))
        return few[0] if question.kind is K.SELECT_ONE else " ".join(few)
    return {
        K.INTEGER: str(chance.randint(0, 6)),
        K.DECIMAL: f"{chance.uniform(0, 50):.1f}",
        K.RANGE: str(chance.randint(0, 6)),
        K.DATE: f"20{chance.randint(0, 26):02d}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
        K.DATETIME: "2020-01-01T10:00:00.000+00:00",
        K.TIME: "10:00",
        K.GEOPOINT: "14.9 -92.2 0 0",
        K.ACKNOWLEDGE: "OK",
    }.get(question.kind, chance.choice(["abc", "x", "no"]))


def answered(form: FormDef, seed: int, count: int) -> FormSession:
    """Answer at random, the unanswered first."""
    chance = Random(seed)
    session = opened(form, seed)
    for step in session.steps():
        if isinstance(step, RepeatStep) and step.can_add:
            session.add_row(step.path, "first")
    for _answer in range(count):
        open_ones = list(session.unanswered())
        path = chance.choice(open_ones or askable(session))
        if chance.random() < 0.2:
            path = chance.choice(askable(session))
        session.answer(path, any_answer(session, path, chance))
    return session


@pytest.mark.parametrize("name", [MONITORING, *SMALL])
def test_real_form_stands_after_random_answers_as_if_opened_so(name: str) -> None:
    form = read_form(xform_of(name))
    session = answered(form, seed=5, count=150)
    again = opened(form, 6, session.document())
    assert again.document() == session.document()
    assert again.steps() == session.steps()
    assert submission_xml(form, session.document()).startswith(b"<?xml")
    assert session.progress()[0] > 0


def test_every_rule_of_the_monitoring_survey_is_understood() -> None:
    form = read_form(xform_of(MONITORING))
    problems = program_of(form).problems
    assert {problem.rule for problem in problems} <= {ProblemRule.MISSING_LIST}
    texts = {question.label.plain("es") for question in form.shown_questions() if question.label}
    assert sum(1 for text in texts if text and re.search("[áéíóúñ¿]", text)) > 50
