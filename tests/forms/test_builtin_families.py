"""The questionnaires that come with the program, one and all: clean, bilingual, plain, portable."""

import csv
import io
import re

import pytest

from intake.assets import folder
from intake.forms.importing.builtin import (
    builtin_packages,
    builtin_sources,
    builtin_xforms,
    offered_forms,
)
from intake.forms.importing.compiling import compile_form
from intake.forms.model import FormDef, Group, Question, QuestionKind
from intake.forms.session import FormSession
from intake.forms.xform import read_form
from tests.forms.importing.walking import surroundings, walk
from tests.forms.plain_spanish import is_familiar, marks_gender

STAFF = ("Para el personal", "Para personal", "Según el papel", "Quien revisa")
FORMS: dict[str, FormDef] = {
    name.removesuffix(".xml"): read_form(xform) for name, xform in builtin_xforms()
}
PLAIN = "es-x-llano"
"""What is read aloud; `es` is for staff and paper."""
EVERY = pytest.mark.parametrize("name", FORMS)


def spanish(node: Question | Group, which: str = "label") -> str:
    wording = getattr(node, which)
    return (wording.plain(PLAIN) or "") if wording is not None else ""


def read_aloud(form: FormDef) -> list[Question]:
    return [
        each
        for each in form.shown_questions()
        if not spanish(each, "hint").startswith(STAFF)
        and not any(word in spanish(each, "hint") for word in ("Según el papel", "según el papel"))
    ]


def codes(name: str) -> list[tuple[str, str, str, str]]:
    content = folder("resources").joinpath("codes", f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(content))
    return [(row["code"], row["en"], row["es"], row[PLAIN]) for row in rows if not row["valid_to"]]


@pytest.mark.parametrize("place", range(len(FORMS)), ids=list(FORMS))
def test_form_is_what_its_source_says_and_its_report_is_empty(place: int) -> None:
    name, source = builtin_sources()[place]
    result = compile_form(source, name)
    assert not result.report.findings
    assert result.package == builtin_packages()[place], (
        "run python -m intake.forms.importing.builtin"
    )


def test_every_form_has_a_name_of_its_own() -> None:
    ids = [each.form_id for each in FORMS.values()]
    assert ids == ["intake_f2", "intake_f3", "intake_f4", "intake_f5", "intake_f6", "intake_f7"]
    assert len({each.title for each in FORMS.values()}) == len(FORMS)


def test_no_interview_begins_with_the_review_sheet() -> None:
    offered = [package.form_id for package, _form in offered_forms()]
    assert offered == [each.form_id for each in FORMS.values() if each.form_id != "intake_f7"]


@EVERY
def test_nothing_is_required_and_every_answer_says_where_it_is_kept(name: str) -> None:
    for node in FORMS[name].nodes():
        assert not node.bind.required, node.path
    for question in FORMS[name].questions():
        if question.kind is not QuestionKind.NOTE and not question.path.startswith("meta/"):
            assert question.attributes.get("compartment"), question.path


@EVERY
def test_everything_is_said_in_english_and_in_both_kinds_of_spanish(name: str) -> None:
    for node in FORMS[name].nodes():
        for wording in (node.label, getattr(node, "hint", None), node.bind.constraint_message):
            if wording is not None:
                assert set(wording.by_language) == {"en", "es", PLAIN}, node.path


@EVERY
def test_spanish_says_usted_and_marks_no_gender(name: str) -> None:
    for node in FORMS[name].nodes():
        messages = [node.label, getattr(node, "hint", None), node.bind.constraint_message]
        for said in (each.plain(PLAIN) for each in messages if each is not None):
            assert said, node.path
            assert not marks_gender(said), node.path
            assert not is_familiar(said), node.path


@EVERY
def test_what_staff_read_is_a_heading_and_no_question(name: str) -> None:
    for node in FORMS[name].nodes():
        if node.label is not None:
            said = node.label.plain("es") or ""
            assert not re.search(r"[¿?]|\busted\b", said.lower()), node.path


@EVERY
def test_what_is_read_aloud_is_short_and_asks_one_thing(name: str) -> None:
    for question in read_aloud(FORMS[name]):
        said = spanish(question)
        for sentence in re.split(r"(?<=[.?:])\s+", said):
            assert len(sentence.split()) <= 15, question.path
        assert said.count("?") == said.count("¿") <= 1, question.path
        assert not re.search(r"[(/]", said), question.path


@EVERY
def test_choices_are_those_of_a_code_list(name: str) -> None:
    lists = {entry.name.removesuffix(".csv") for entry in folder("resources/codes").iterdir()}
    known = {tuple(codes(each)) for each in lists}
    for question in FORMS[name].questions():
        if question.choices:
            offered = tuple(
                (each.code, *(each.label.plain(tag) for tag in ("en", "es", PLAIN)))
                for each in question.choices
            )
            assert offered in known, question.path


@EVERY
def test_form_can_be_walked_to_its_end(name: str) -> None:
    session = FormSession(FORMS[name], surroundings=surroundings(), first_rows=True)
    session.opening()
    asked = walk(session)
    assert session.progress() == (len(asked), len(asked))
    assert not session.problems()


def test_lawyer_is_asked_before_any_account() -> None:
    for name in ("short_intake", "fear_interview", "adolescent_interview"):
        order = [each.name for each in FORMS[name].shown_questions()]
        first_account = min(order.index(each) for each in order if each in {"left_why", "of_whom"})
        assert order.index("has_lawyer") < first_account
