"""An XForm is read into a form that can be asked; anything else is refused."""

from typing import Any

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import UnreadableFormError
from intake.forms.languages import language_of
from intake.forms.model import FormDef, Output, QuestionKind, Repeat, generic
from intake.forms.xform import read_form


def test_form_says_what_it_is(harm_form: FormDef) -> None:
    assert (harm_form.form_id, harm_form.version, harm_form.title) == ("a_form", "7", "A form")
    assert [(each.tag, each.name) for each in harm_form.languages] == [
        ("en", "English (en)"),
        ("es", "Español (es)"),
    ]
    assert harm_form.default_language == "en"


def test_questions_stand_in_the_order_of_the_instance_with_the_unseen_ones(
    harm_form: FormDef,
) -> None:
    kinds = [(each.path, each.kind) for each in harm_form.questions()]
    assert kinds[:5] == [
        ("name", QuestionKind.TEXT),
        ("country", QuestionKind.SELECT_ONE),
        ("town", QuestionKind.SELECT_MULTIPLE),
        ("was_harmed", QuestionKind.SELECT_ONE),
        ("story/when", QuestionKind.DATE),
    ]
    assert ("total", QuestionKind.CALCULATE) in kinds
    assert ("meta/instanceID", QuestionKind.HIDDEN) in kinds


def test_group_around_a_repeat_is_the_repeat(harm_form: FormDef) -> None:
    repeat = harm_form.node("harm")
    assert isinstance(repeat, Repeat)
    assert repeat.label is not None
    assert repeat.label.plain("en") == "Harm"
    counted = harm_form.node("child")
    assert isinstance(counted, Repeat)
    assert (counted.count, counted.is_fixed) == ("/data/n", True)


def test_choices_are_the_whole_list_before_any_filter(harm_form: FormDef) -> None:
    town = next(each for each in harm_form.questions() if each.path == "town")
    assert [choice.code for choice in town.choices] == ["tap", "ten", "tec"]
    assert town.choices[2].label.plain("en") == "Tecún Umán"


def test_text_keeps_the_places_where_values_are_shown(harm_form: FormDef) -> None:
    age = next(each for each in harm_form.questions() if each.path == "child/age")
    assert age.label is not None
    assert age.label.by_language["es"] == ("Edad del hijo o la hija de ", Output("/data/name"))


def test_placeholder_of_a_missing_translation_is_no_translation(harm_form: FormDef) -> None:
    message = harm_form.binds["story/when"].constraint_message
    assert message is not None
    assert set(message.by_language) == {"en"}


def test_compartment_is_read_though_the_prefix_is_bound_to_nothing(harm_form: FormDef) -> None:
    assert harm_form.compartments() == {"name": Compartment.IDENTITY}


def test_compartment_of_a_group_is_that_of_its_questions(make_form: Any) -> None:
    form = make_form(
        "<g><a/><b/></g><c/><d/>",
        """<bind nodeset="/data/g" intake:compartment="identity"/>
        <bind nodeset="/data/g/b" intake:compartment="core"/>
        <bind nodeset="/data/c" intake:compartment="idntity"/>
        <bind nodeset="/data/d" intake:compartment="sources"/>""",
    )
    apart = dict.fromkeys(("g/a", "c", "d"), Compartment.IDENTITY)
    assert form.compartments() == apart


def test_compartments_that_staff_confirmed_count_alone() -> None:
    form = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:i="urn:i" xmlns:intake="urn:intake"><h:head><model><instance><data id="f"><a/><b/></data>
      </instance><bind nodeset="/data/a" intake:compartment="identity"/></model></h:head></h:html>"""
    assert read_form(form).compartments() == {"a": Compartment.IDENTITY}
    assert read_form(form, {"b": Compartment.IDENTITY}).compartments() == {
        "b": Compartment.IDENTITY
    }


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "not_xml"),
        (b"plain text", "not_xml"),
        (b"<a/>", "not_a_form"),
        (b"<a><b></a>", "not_xml"),
        (b"\xff\xfe<\x00a\x00", "not_utf8"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "doctype"),
        (b"<a>" * 200 + b"</a>" * 200, "too_deep"),
    ],
)
def test_what_is_no_form_is_refused(content: bytes, rule: str) -> None:
    with pytest.raises(UnreadableFormError) as caught:
        read_form(content)
    assert caught.value.rule == rule


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Español (es)", "es"),
        ("english(en)", "en"),
        ("English", "en"),
        ("es", "es"),
        ("Español llano (es-x-llano)", "es-x-llano"),
        ("Portuguese [pt_br]", "pt-BR"),
        ("labelreport", "x-labelrep"),
        ("default", "und"),
        ("العربية (ar)", "ar"),
    ],
)
def test_languages_are_found_in_the_names_that_authors_write(name: str, tag: str) -> None:
    assert language_of(name).tag == tag


def test_generic_path_forgets_the_rows() -> None:
    assert generic("harm[k3f9a2]/act[77]/what") == "harm/act/what"
