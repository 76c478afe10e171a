"""What is changed in a workbook so that it can be read, and that it is always said."""

import pytest

from intake.forms.importing.compiling import compile_form
from intake.forms.package import Rule, Severity
from tests.forms.importing.workbooks import SURVEY, asking, cold, errors, findings


def test_column_that_is_none_of_xlsform_is_left_out_and_named() -> None:
    result = compile_form(
        asking(("note", "a", "A", "see ${nothing}"), columns=["colour key and notes:"]), "f.xlsx"
    )
    assert result.package is not None
    found = findings(result, Rule.FOREIGN_COLUMN)[0]
    assert (found.severity, found.sheet, found.facts) == (
        Severity.REPAIR,
        "survey",
        ("colour key and notes:",),
    )


def test_columns_of_intake_and_of_filters_are_no_foreign_columns() -> None:
    choices = (
        ("list_name", "name", "label::English (en)", "region"),
        ("town", "a", "A", "north"),
        ("town", "b", "B", "south"),
    )
    survey = (
        ("type", "name", "label::English (en)", "choice_filter", "bind::intake:compartment"),
        ("select_one town", "town", "Which town?", "region = 'north'", "identity"),
    )
    settings = (("form_id", "namespaces"), ("towns", 'intake="urn:intake:form:1"'))
    result = compile_form(cold(survey=survey, choices=choices, settings=settings), "f.xlsx")
    assert result.package is not None
    assert not findings(result, Rule.FOREIGN_COLUMN)
    assert b"<region>north</region>" in result.package.xform
    assert [each.path for each in result.proposals] == ["town"]


def test_two_columns_with_one_meaning_are_merged_and_what_is_lost_is_named() -> None:
    made = cold(
        survey=(
            ("type", "name", "label", "relevant", "relevance"),
            ("text", "a", "A", "true()", ""),
            ("text", "b", "B", "", "${a} = 'x'"),
            ("text", "c", "C", "${a} = 'y'", "${a} = 'z'"),
        )
    )
    result = compile_form(made, "f.xlsx")
    assert result.package is not None
    assert findings(result, Rule.ALIAS_COLUMNS)[0].facts == ("relevant", "relevance")
    lost = findings(result, Rule.ALIAS_VALUE_DROPPED)
    assert [(each.row, each.facts[0]) for each in lost] == [(4, "${a} = 'z'")]
    assert result.package.xform.count(b"relevant=") == 3


def test_choice_written_twice_is_there_once() -> None:
    choices = (("list_name", "name", "label"), ("yn", "yes", "Yes"), ("yn", "yes", "Yes"))
    result = compile_form(cold(choices=choices), "f.xlsx")
    assert result.package is not None
    assert findings(result, Rule.REPEATED_CHOICE)[0].row == 3
    assert result.package.xform.count(b"<name>yes</name>") == 1


def test_code_with_two_labels_is_named_by_its_row() -> None:
    choices = (("list_name", "name", "label"), ("yn", "yes", "Yes"), ("yn", "yes", "Yes!"))
    result = compile_form(cold(choices=choices), "f.xlsx")
    assert result.package is not None
    found = findings(result, Rule.CHOICES_ALIKE)[0]
    assert (found.row, found.facts) == (3, ("yes", "yn"))


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ("Yes", "No", True),
        ("Yes, today", "Yes, tomorrow", True),
        ("+", "-", True),
        ("Primary", "primary (1-8)", False),
        ("Yes", "", False),
    ],
)
def test_code_with_labels_that_contradict_is_refused(
    first: str, second: str, is_refused: bool
) -> None:
    choices = (("list_name", "name", "label"), ("yn", "a", first), ("yn", "a", second))
    result = compile_form(cold(choices=choices), "f.xlsx")
    (found,) = findings(result, Rule.CHOICES_ALIKE)
    assert (found.sheet, found.row, found.column) == ("choices", 3, "name")
    assert (found.severity is Severity.ERROR) == is_refused
    assert (result.package is None) == is_refused


def test_code_with_two_labels_in_an_xform_is_named_and_not_refused() -> None:
    choices = (("list_name", "name", "label"), ("yn", "a", "Yes"), ("yn", "a", "No"))
    settings = (("form_id", "allow_choice_duplicates"), ("f", "yes"))
    made = compile_form(cold(choices=choices, settings=settings), "f.xlsx").package
    assert made is not None
    result = compile_form(made.xform, "f.xml")
    assert result.package is not None
    (found,) = findings(result, Rule.CHOICES_ALIKE)
    assert (found.severity, found.facts) == (Severity.NOTICE, ("a", "yn"))


def test_code_that_stands_twice_with_one_label_is_there_once() -> None:
    choices = (
        ("list_name", "name", "label", "region"),
        ("yn", "yes", "Yes", "north"),
        ("yn", "yes", "Yes", "south"),
    )
    result = compile_form(cold(choices=choices), "f.xlsx")
    assert result.package is not None
    (found,) = findings(result, Rule.REPEATED_CHOICE)
    assert (found.row, found.column) == (3, "name")
    assert result.package.xform.count(b"<name>yes</name>") == 1


def test_author_who_allows_codes_twice_is_believed() -> None:
    choices = (("list_name", "name", "label"), ("yn", "a", "Yes"), ("yn", "a", "No"))
    settings = (("form_id", "allow_choice_duplicates"), ("f", "yes"))
    result = compile_form(cold(choices=choices, settings=settings), "f.xlsx")
    assert result.package is not None
    assert not findings(result, Rule.CHOICES_ALIKE)


def test_code_that_a_filter_tells_apart_is_no_fault() -> None:
    choices = (
        ("list_name", "name", "label", "region"),
        ("yn", "other", "Other", "north"),
        ("yn", "other", "Other", "south"),
    )
    survey = (
        ("type", "name", "label", "choice_filter"),
        ("select_one yn", "a", "A", "region = 'north'"),
    )
    result = compile_form(cold(survey=survey, choices=choices), "f.xlsx")
    assert result.package is not None
    assert findings(result, Rule.FILTERED_CHOICES)[0].facts == ("yn", "1")
    assert not findings(result, Rule.CHOICES_ALIKE)


def test_external_list_becomes_a_list_of_the_form() -> None:
    survey = (
        ("type", "name", "label", "choice_filter"),
        ("select_one_external town", "town", "Which town?", "region = 'north'"),
    )
    external = (("list_name", "name", "label", "region"), ("town", "t1", "Tecate", "north"))
    result = compile_form(cold(survey=survey, external_choices=external), "f.xlsx")
    assert result.package is not None
    assert findings(result, Rule.EXTERNAL_CHOICES)[0].facts == ("town", "1")
    assert b"Tecate" in result.package.xform


def test_two_columns_of_the_same_name_are_refused() -> None:
    result = compile_form(cold(survey=(("type", "name", "label", "label"), SURVEY[1])), "f.xlsx")
    assert errors(result) == [Rule.DUPLICATE_COLUMN]


def test_language_written_in_two_ways_is_one_language() -> None:
    survey = (("type", "name", "label::english(en)", "label::Spanish"), *SURVEY[1:])
    result = compile_form(cold(survey=survey), "f.xlsx")
    assert result.package is not None
    assert result.package.languages == ("en", "es")
    merged = findings(result, Rule.LANGUAGE_MERGED)
    assert [(each.sheet, *each.facts) for each in merged] == [
        ("choices", "English (en)", "english(en)"),
        ("choices", "Español (es)", "Spanish"),
    ]
    assert not findings(result, Rule.MISSING_TRANSLATION)


def test_language_known_by_its_name_alone_gets_its_tag() -> None:
    survey = (("type", "name", "label::Khmer", "label::Oromiffa"), ("note", "a", "A", "B"))
    settings = (("form_id", "default_language"), ("f", "Khmer"))
    choices = (("list_name", "name", "label::Khmer"), ("yn", "yes", "Yes"))
    result = compile_form(cold(survey=survey, choices=choices, settings=settings), "f.xlsx")
    assert result.package is not None
    assert result.package.languages[0] == "km"
    named = findings(result, Rule.LANGUAGE_NAMED)
    assert [each.facts for each in named] == [("Khmer", "Khmer (km)")]
    assert [each.facts[0] for each in findings(result, Rule.LANGUAGE_UNCLEAR)] == ["Oromiffa"]


def test_form_without_a_form_id_is_called_like_its_file() -> None:
    for settings in ((("form_title",), ("Cold",)), (("form_id", "form_title"), ("", "Cold"))):
        result = compile_form(cold(settings=settings), "Cold nights (2).xlsx")
        assert result.package is not None
        assert (result.package.form_id, result.package.title) == ("Cold_nights_2", "Cold")
        assert findings(result, Rule.NO_FORM_ID)[0].facts == ("Cold_nights_2",)
