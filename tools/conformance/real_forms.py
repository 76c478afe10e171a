"""Questionnaires of real organisations: imported, opened, answered at random, opened again."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from intake.domain.answers import Document
from intake.forms.importing.compiling import compile_form
from intake.forms.model import FormDef, QuestionKind
from intake.forms.package import ImportResult, Severity
from intake.forms.session import FormSession
from intake.forms.submission import submission_xml
from intake.forms.surroundings import Surroundings
from intake.forms.views import GroupStep, QuestionStep, RepeatStep
from intake.forms.xform import read_form
from tools.conformance.scores import CORPUS

FORMS = CORPUS / "forms"
ANSWERS = 500
MOST_TRIES = 5_000
BETWEEN_CHECKS = 100
STANDARD = "standard"
_NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
K = QuestionKind


@dataclass(frozen=True, slots=True)
class FormOutcome:
    """What became of one form. `refusal` names the rules that refused it."""

    name: str
    category: str
    refusal: tuple[str, ...] = ()
    repairs: int = 0
    questions: int = 0
    languages: int = 0
    answers: int = 0
    """Those that were taken; a text for a picture, say, is not."""
    checks: int = 0
    same: int = 0
    """Checks in which a full recalculation stood as the incremental one."""

    @property
    def is_imported(self) -> bool:
        """Whether there is a form to ask."""
        return not self.refusal


def try_forms(folder: Path = FORMS) -> Iterator[FormOutcome]:
    """Try every form of the corpus, in the order of their names."""
    with (folder / "index.csv").open(encoding="utf-8", newline="") as index:
        rows = sorted(csv.DictReader(index), key=lambda row: row["file"])
    for row in rows:
        yield _tried((folder / row["file"]).read_bytes(), row["file"], row["category"])


def any_answer(session: FormSession, path: str, chance: Random) -> str:
    """Return what may be an answer to a question; not all are."""
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
        K.GEOTRACE: "14.9 -92.2 0 0; 14.8 -92.1 0 0",
        K.GEOSHAPE: "14.9 -92.2 0 0; 14.8 -92.1 0 0; 14.8 -92.2 0 0; 14.9 -92.2 0 0",
        K.ACKNOWLEDGE: "OK",
    }.get(question.kind, chance.choice(["abc", "x", "no"]))


def _tried(content: bytes, file: str, category: str) -> FormOutcome:
    result = compile_form(content, file)
    name = file.rpartition("__")[0]
    if result.package is None:
        rules = sorted({str(each.rule) for each in result.report.errors})
        return FormOutcome(name, category, tuple(rules))
    form = read_form(result.package.xform, result.compartments)
    return _answered(form, result, name, category)


def _answered(form: FormDef, result: ImportResult, name: str, category: str) -> FormOutcome:
    chance = Random(name)
    session = _opened(form, Document(), 1)
    for step in session.steps():
        if isinstance(step, RepeatStep) and step.can_add:
            session.add_row(step.path, "first")
    refused: set[str] = set()
    taken = checks = same = 0
    for _given in range(MOST_TRIES):
        path = _any_question(session, chance, refused)
        if taken == ANSWERS or not path:
            break
        if session.answer(path, any_answer(session, path, chance)).problem is not None:
            refused.add(path)
            continue
        taken += 1
        if taken % BETWEEN_CHECKS == 0 or taken == ANSWERS:
            checks += 1
            same += _stands_alone(form, session)
    findings = result.report.findings
    return FormOutcome(
        name,
        category,
        repairs=sum(each.severity is Severity.REPAIR for each in findings),
        questions=sum(1 for _each in form.shown_questions()),
        languages=max(1, len(form.languages)),
        answers=taken,
        checks=checks,
        same=same,
    )


def _opened(form: FormDef, document: Document, seed: int) -> FormSession:
    surroundings = Surroundings(lambda: _NOW, UTC, Random(seed).randbytes)
    return FormSession(form, document, surroundings=surroundings, language=form.default_language)


def _stands_alone(form: FormDef, session: FormSession) -> bool:
    """Tell whether the record, opened anew and so recalculated in full, is as it stands."""
    document = session.document()
    again = _opened(form, document, 2)
    return (
        again.document() == document
        and again.steps() == session.steps()
        and submission_xml(form, document).startswith(b"<?xml")
    )


def _any_question(session: FormSession, chance: Random, refused: Container[str]) -> str:
    """Return a question that is shown; four times of five one without an answer."""
    unanswered = [path for path in session.unanswered() if path not in refused]
    if unanswered and chance.random() < 0.8:
        return chance.choice(unanswered)
    shown = [
        path
        for step in session.steps()
        if isinstance(step, QuestionStep | GroupStep)
        for path in ((step.path,) if isinstance(step, QuestionStep) else step.paths)
    ]
    return chance.choice(shown) if shown else ""
