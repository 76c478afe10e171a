"""What or_other adds is said in the languages of the form."""

from typing import Any

import pytest

from intake.forms.importing.compiling import compile_form
from intake.forms.model import FormDef
from intake.forms.package import Rule
from intake.forms.xform import read_form
from tests.forms.importing.workbooks import cold, findings

NAMES = ("English (en)", "Español (es)", "Kaqchikel (cak)")


def imported(kind: str, names: tuple[str, ...] = NAMES, more: tuple[Any, ...] = ()) -> FormDef:
    labels = [f"label::{name}" for name in names]
    survey = (
        ("type", "name", *labels),
        ("begin_group", "g", *("G" for _name in names)),
        (kind, "cold", *(f"Cold in {name}?" for name in names)),
        ("end_group",),
    )
    choices = (("list_name", "name", *labels), ("yn", "yes", *("Yes" for _name in names)), *more)
    result = compile_form(cold(survey=survey, choices=choices), "f.xlsx")
    assert result.package is not None, result.report.errors
    assert findings(result, Rule.OR_OTHER) or "other" not in kind
    return read_form(result.package.xform)


def said(form: FormDef) -> tuple[dict[str, str | None], dict[str, str | None]]:
    question, other = form.shown_questions()
    label = next(each.label for each in question.choices if each.code == "other")
    tags = [each.tag for each in form.languages]
    assert other.label is not None
    return {tag: label.plain(tag) for tag in tags}, {tag: other.label.plain(tag) for tag in tags}


@pytest.mark.parametrize(
    "kind", ["select_one yn or_other", "select_multiple yn or other", "select one yn or_other"]
)
def test_other_is_said_in_spanish(kind: str) -> None:
    choice, question = said(imported(kind))
    assert choice == {"en": "Other", "es": "Otro", "cak": "Other"}
    assert question == {"en": "Specify other.", "es": "Especifique cuál.", "cak": None}


def test_other_is_said_where_no_language_is_known() -> None:
    choice, question = said(imported("select_one yn or_other", ("Kaqchikel (cak)", "Ixil (ixl)")))
    assert choice == {"cak": "Other", "ixl": "Other"}
    assert question == {"cak": "Specify other.", "ixl": None}


def test_words_of_the_author_stay() -> None:
    own = (("yn", "other", "Other", "Algo más", "Jun chik"),)
    choice, _question = said(imported("select_one yn or_other", more=own))
    assert choice == {"en": "Other", "es": "Algo más", "cak": "Jun chik"}
    question, *_rest = imported(
        "select_one yn", more=(("yn", "other", *("Other",) * 3),)
    ).questions()
    assert [each.label.plain("es") for each in question.choices] == ["Yes", "Other"]


def test_form_without_languages_is_left_as_it_is() -> None:
    survey = (("type", "name", "label"), ("select_one yn or_other", "cold", "Cold?"))
    choices = (("list_name", "name", "label"), ("yn", "yes", "Yes"))
    result = compile_form(cold(survey=survey, choices=choices), "f.xlsx")
    assert result.package is not None
    assert said(read_form(result.package.xform)) == ({}, {})
