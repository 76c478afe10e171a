"""What the person may see of a form's questions, and in which of its languages."""

from typing import Any

import pytest

from intake.forms.importing.builtin import builtin_xforms
from intake.forms.importing.compiling import compile_form
from intake.forms.model import Output, Wording
from intake.forms.package import Rule
from intake.forms.participant import Showing, showings, spoken_tag, tells_answers
from intake.forms.xform import read_form

INTAKE = 'xmlns:intake="urn:intake:form:1"'


@pytest.fixture(scope="module")
def form(make_form: Any) -> Any:
    return make_form(
        "<open/><name/><harm/><care><who/><kind/></care><coded/><noted/>",
        f"""<bind nodeset="/data/name" {INTAKE} intake:compartment="identity"/>
        <bind nodeset="/data/harm" {INTAKE} intake:sensitive=" Yes "/>
        <bind nodeset="/data/care" {INTAKE} intake:sensitive="true()"/>
        <bind nodeset="/data/care/kind" {INTAKE} intake:audience="staff"/>
        <bind nodeset="/data/open" {INTAKE} intake:sensitive="no"/>""",
        """<input ref="/data/open"><label>Open</label></input>
        <input ref="/data/name"><label>Name</label></input>
        <input ref="/data/harm"><label>Harm</label></input>
        <group ref="/data/care"><label>Care</label>
        <input ref="/data/care/who"><label>Who</label></input>
        <input ref="/data/care/kind"><label>Kind</label></input></group>
        <input ref="/data/coded"><label>Code</label><hint>For staff. Not read aloud.</hint></input>
        <input ref="/data/noted"><label>Noted</label><hint>Ask the staff.</hint></input>""",
    )


def test_what_is_kept_apart_or_called_sensitive_is_sensitive_also_through_its_group(
    form: Any,
) -> None:
    assert showings(form) == {
        "name": Showing.SENSITIVE,
        "harm": Showing.SENSITIVE,
        "care/who": Showing.SENSITIVE,
        "care/kind": Showing.STAFF,
        "coded": Showing.STAFF,
    }


def test_no_question_of_the_built_in_forms_that_is_for_staff_is_shown() -> None:
    for _name, xform in builtin_xforms():
        form = read_form(xform)
        known = showings(form)
        for question in form.shown_questions():
            hint = question.hint.plain("en") if question.hint is not None else None
            if hint is not None and hint.startswith("For staff"):
                assert known[question.path] is Showing.STAFF


def test_texts_that_repeat_an_answer_are_known() -> None:
    assert not tells_answers(None)
    assert not tells_answers(Wording({"en": ("Where?",)}))
    assert tells_answers(Wording({"en": ("Where?",), "es": ("¿", Output("/data/a"), "?")}))
    assert tells_answers(Wording(expression="jr:itext(/data/a)"))


@pytest.mark.parametrize(
    ("tags", "wanted", "spoken"),
    [
        (("en", "es"), "es", "es"),
        (("en", "es", "es-x-llano"), "es", "es-x-llano"),
        (("en", "es", "es-x-llano"), "es-x-llano", "es-x-llano"),
        (("en", "es"), "es-x-llano", "es"),
        (("en", "es-MX", "es-x-llano"), "es-MX", "es-MX"),
        (("en", "es-MX"), "es", "es-MX"),
        (("en", "es"), "es-GT", "es"),
        (("en", "es"), "mam", ""),
    ],
)
def test_the_read_aloud_form_of_a_language_comes_before_its_written_one(
    tags: tuple[str, ...], wanted: str, spoken: str
) -> None:
    assert spoken_tag(tags, wanted) == spoken


SHEET = """
| survey |
| | type | name | label | bind::intake:sensitive | bind::intake:audience |
| | begin_group | care | Care | yes | |
| | text | a | A | | |
| | end_group | | | | |
| | text | b | B | | staff |
| | text | c | C | | |
| settings |
| | form_id | namespaces |
| | t | intake="urn:intake:form:1" |
"""


def test_a_workbook_says_it_in_columns_of_its_binds() -> None:
    result = compile_form(SHEET.encode(), "t.md")
    assert result.package is not None
    known = showings(read_form(result.package.xform))
    assert known == {"care/a": Showing.SENSITIVE, "b": Showing.STAFF}
    assert not [each for each in result.report.findings if each.rule is Rule.FOREIGN_COLUMN]
