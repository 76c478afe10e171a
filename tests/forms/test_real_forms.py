"""Real forms of other people are answered at random: nothing breaks, and nothing is lost.

All of them, with 500 acts each, run with INTAKE_EXAMPLES=thorough.
"""

import csv
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest

from intake.domain.answers import Document, SkipReason, Value
from intake.forms.importing.compiling import compile_form
from intake.forms.model import FormDef
from intake.forms.problems import ProblemRule
from intake.forms.program import program_of
from intake.forms.session import FormSession
from intake.forms.submission import submission_xml
from intake.forms.surroundings import Surroundings
from intake.forms.views import ChangeSet, RepeatStep, paths_of
from intake.forms.xform import read_form
from intake.storage.documents import decode, encode
from tools.conformance.real_forms import any_answer

pytestmark = pytest.mark.corpus
FORMS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "forms"
MONITORING = "IndicatorCalc__RMS_CAPI_v2__3b3093.xlsx"
QUICK = (
    "WHO_VA_2016__WHOVA2016_v1_5_3_XLS_form_for_ODK__86f81b.xlsx",
    "XlsFormUtil__demo__aaf76a.xlsx",
    "docs__repeating_matrix_question__b90e4c.xlsx",
    "eREC_Visual_Acuity_Tropical_Data__eREC_Examination_Form_Ethiopia__eb8b2d.xlsx",
    "koboloadeR__XLSform_template__deb34e.xlsx",
    "liberiaS3Mforms__liberiaCoverageVillageForm__add9db.xlsx",
    "odk-survey-builder__Module-Crop_pests__0c4201.xlsx",
    "odk-survey-builder__Module-Seed_varieties__058f36.xlsx",
    "onadata__external_choice_form_v3__c26563.xlsx",
    "osm-fieldwork__waterpoints__e065e5.xls",
    "pyxform__xlsform_spec_test__97d80e.xlsx",
    "ruODK__I8n_no_lang_choicefilter__d8274a.xlsx",
    "xlsform2lstsv__all_types_survey__d30af5.xlsx",
)
IS_THOROUGH = os.environ.get("INTAKE_EXAMPLES") == "thorough"
ACTS = 500 if IS_THOROUGH else 40
LOOKS = 5 if IS_THOROUGH else 1
"""How often on the way a session is compared with one that is opened anew."""
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def names() -> list[str]:
    """Return the quick forms; all standard forms that convert where there is time."""
    if not IS_THOROUGH or not FORMS.is_dir():
        return list(QUICK)
    with (FORMS / "index.csv").open(encoding="utf-8", newline="") as index:
        rows = list(csv.DictReader(index))
    return [
        row["file"]
        for row in rows
        if row["category"].startswith("standard")
        and row["ok_after_lenient_preprocessing"] == "True"
    ]


@cache
def form_of(name: str) -> FormDef:
    path = FORMS / name
    if not path.exists():
        pytest.skip("the corpus is not beside the project")
    package = compile_form(path.read_bytes(), name).package
    assert package is not None
    return read_form(package.xform, media=package.media)


def opened(form: FormDef, seed: int, document: Document | None = None) -> FormSession:
    surroundings = Surroundings(lambda: NOW, UTC, Random(seed).randbytes)
    return FormSession(form, document or Document(), surroundings=surroundings, language="es")


def act(session: FormSession, chance: Random, number: int) -> ChangeSet:
    """Do one thing that staff can do: mostly answer, and what is still open first."""
    steps = session.steps()
    repeats = [step for step in steps if isinstance(step, RepeatStep) and step.can_add]
    asked = [path for step in steps for path in paths_of(step)]
    dice = chance.random()
    if repeats and (dice < 0.07 or not asked):
        repeat = chance.choice(repeats)
        if repeat.rows and dice < 0.02:
            return session.remove_row(repeat.path, chance.choice(repeat.rows))
        return session.add_row(repeat.path, f"u{number}")
    open_ones = session.unanswered()
    path = chance.choice(open_ones if open_ones and chance.random() < 0.8 else asked)
    if dice > 0.97:
        return session.skip(path, chance.choice(list(SkipReason)))
    if dice > 0.94:
        return session.clear(path)
    return session.answer(path, any_answer(session, path, chance), insist=chance.random() < 0.5)


def seen(session: FormSession) -> Iterator[object]:
    """Yield all that a session says, of every node and of the whole."""
    yield session.steps()
    yield session.progress()
    yield session.blocking("es")
    for reference in session.references():
        state = session.state(reference, "es")
        yield state
        if state is not None and state.path in session.document().values:
            view = session.question(state.path)
            yield view.is_relevant, view.is_required, view.is_readonly
            yield view.problem if view.problem is None else view.problem.rule
            yield session.choices(state.path)


def assert_same_when_opened_again(session: FormSession, form: FormDef, seed: int) -> None:
    document = session.document()
    stored = decode(encode(document))
    assert stored == document
    again = opened(form, seed, stored)
    assert again.document() == document
    for mine, others in zip(seen(session), seen(again), strict=True):
        assert mine == others


@pytest.mark.timeout(600 if IS_THOROUGH else 60)
@pytest.mark.parametrize("name", names())
def test_real_form_is_after_every_act_as_if_opened_so(name: str) -> None:
    form = form_of(name)
    chance = Random(len(name))
    session = opened(form, 5)
    kept = Document()
    taken = 0
    for number in range(ACTS):
        change = act(session, chance, number)
        taken += change.problem is None
        for patch in change.patches.values():
            kept = kept.after(patch)
        if number % (ACTS // LOOKS) == ACTS // LOOKS - 1:
            assert_same_when_opened_again(session, form, number)
    held = {path: value for path, value in kept.values.items() if value != Value()}
    assert held == session.document().values
    assert {repeat: uids for repeat, uids in kept.rows.items() if uids} == session.document().rows
    assert submission_xml(form, session.document()).startswith(b"<?xml")
    assert taken > ACTS // 8


def test_every_rule_of_the_monitoring_survey_is_understood() -> None:
    form = form_of(MONITORING)
    problems = program_of(form).problems
    assert {problem.rule for problem in problems} <= {ProblemRule.MISSING_LIST}
    texts = {question.label.plain("es") for question in form.shown_questions() if question.label}
    assert sum(1 for text in texts if text and re.search("[áéíóúñ¿]", text)) > 50
