"""Which answers of a strange form are proposed to be kept with the names."""

import pytest

from intake.domain.compartments import Compartment
from intake.forms.importing.compiling import compile_form
from intake.forms.package import Rule
from tests.forms.importing.workbooks import CHOICES, asking, cold, findings


def proposed(content: bytes) -> dict[str, str]:
    result = compile_form(content, "f.xlsx")
    assert result.package is not None, result.report.errors
    return {each.path: each.rule for each in result.proposals}


@pytest.mark.parametrize(
    ("name", "label", "rule"),
    [
        ("q1", "What is your full name?", "name"),
        ("q1", "Surname of the mother", "name"),
        ("resp_name", "Respondent", "name"),
        ("q1", "Telephone number", "phone"),
        ("whatsapp", "App", "phone"),
        ("q1", "E-mail", "email"),
        ("q1", "Home address", "address"),
        ("q1", "Passport number", "identifier"),
        ("a_number", "A", "identifier"),
        ("q1", "How can we contact you?", "contact"),
        ("q1", "GPS of the house", "coordinates"),
        ("q1", "What happened?", "free_text"),
        ("rename_it", "Which brand?", "free_text"),
    ],
)
def test_text_is_kept_apart_with_its_reason(name: str, label: str, rule: str) -> None:
    assert proposed(asking(("text", name, label))) == {name: rule}


@pytest.mark.parametrize(
    ("language", "label", "rule"),
    [
        ("Español (es)", "¿Cómo quiere que le llamemos?", "name"),
        ("Español (es)", "Nombres y apellidos", "name"),
        ("Español (es)", "¿Cuál es su teléfono?", "phone"),
        ("Español (es)", "Dirección en México", "address"),
        ("Français (fr)", "Prénom", "name"),
        ("Français (fr)", "Numéro de téléphone", "phone"),
        ("Français (fr)", "Nombre total de personnes", "free_text"),
        ("العربية (ar)", "ما اسمك؟", "name"),
        ("العربية (ar)", "رقم الهاتف", "phone"),
        ("Deutsch (de)", "Telephone", "phone"),
    ],
)
def test_words_are_known_in_four_languages(language: str, label: str, rule: str) -> None:
    survey = (("type", "name", f"label::{language}"), ("text", "q1", label))
    choices = (("list_name", "name", f"label::{language}"), ("yn", "yes", "x"))
    assert proposed(cold(survey=survey, choices=choices)) == {"q1": rule}


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("image", "attachment"),
        ("audio", "attachment"),
        ("file", "attachment"),
        ("geopoint", "coordinates"),
        ("geotrace", "coordinates"),
        ("phonenumber", "device"),
        ("username", "device"),
    ],
)
def test_kind_alone_can_be_the_reason(kind: str, rule: str) -> None:
    assert proposed(asking(("note", "n", "N"), (kind, "q1", "Q")))["q1"] == rule


def test_date_of_birth_is_kept_apart_and_other_dates_are_not() -> None:
    made = asking(("date", "b", "Date of birth"), ("date", "c", "When do you have court?"))
    assert proposed(made) == {"b": "date_of_birth"}


def test_coded_and_counted_answers_stay_in_the_core() -> None:
    made = asking(
        ("select_one yn", "has_phone", "Do you have a telephone?", "", ""),
        ("integer", "names", "How many names are on the list?", "", ""),
        ("text", "code", "Which code?", "regex(., '^[0-9]+$')", ""),
        ("text", "amount", "How much?", "", "numbers"),
        ("note", "name", "Your name is kept apart", "", ""),
        columns=["constraint", "appearance"],
    )
    assert proposed(made) == {}


def test_questions_among_contact_details_are_kept_apart_with_them() -> None:
    made = asking(
        ("begin_group", "g", "Contact details"),
        ("integer", "n", "How many times?"),
        ("begin_group", "inner", "Hours"),
        ("select_one yn", "safe", "Is the evening safe?"),
        ("end_group", "", ""),
        ("end_group", "", ""),
        ("integer", "m", "How many?"),
    )
    assert proposed(made) == {"g/n": "contact_group", "g/inner/safe": "contact_group"}


def test_calculation_that_repeats_a_name_goes_with_the_name() -> None:
    made = asking(
        ("calculate", "greeting", "", "concat('Dear ', ${called})"),
        ("calculate", "called", "", "if(${has}='yes', ${name}, 'you')"),
        ("calculate", "long", "", "string-length(${name})"),
        ("calculate", "known", "", "if(${name} = '', 'no', 'yes')"),
        ("select_one yn", "has", "Has a name", ""),
        ("text", "name", "Name", ""),
        columns=["calculation"],
    )
    assert proposed(made) == {"greeting": "derived", "called": "derived", "name": "name"}


@pytest.mark.parametrize(
    "expression",
    [
        "number(${phone})",
        "${phone} + 0",
        "-${phone}",
        "max(${phone}, 0)",
        "round(${phone}, 0)",
        "digest(${name}, 'MD5')",
        "decimal-date-time(${dob})",
        "(today() - ${dob}) div 365.25",
        "int((${dob} - 0) div 365.25)",
        "int((today() - date(${phone})) div 365.25)",
        "int((today() - ${dob}) div 1)",
        "concat('a', substr(${name}, 0, 3))",
        "concat(if(${phone} = 1, '1', '2'), if(${phone} = 2, '1', '2'))",
        "once(${name})",
        "coalesce('', ${name})",
        "if(${dob} = '', '', ${name})",
        "selected-at(${name}, 0)",
        "translate(${name}, 'a', 'b')",
        "join(' ', ../*)",
        "string(..)",
        "string(/*)",
        "string(//name)",
        "concat(following-sibling::name, '')",
        "instance('yn')/root/item[name = /data/name]/label",
        "/data/*[1]",
    ],
)
def test_value_that_reads_an_answer_kept_apart_is_kept_apart(expression: str) -> None:
    assert proposed(_with_people(("calculate", "c", "", expression)))["c"] == "derived"


@pytest.mark.parametrize(
    "expression",
    [
        "${name} = 'Ana'",
        "${phone} + 1 > 2",
        "not(${name} = '' or ${phone} = '')",
        "selected(${name}, 'a')",
        "regex(${name}, '^A$')",
        "boolean(${name})",
        "if(${name} = '', 'no', if(${phone} = '', 'some', 'all'))",
        "string-length(${name})",
        "count-selected(${name})",
        "count(${name}) - 1",
        "int((today() - ${dob}) div 365.25)",
        "floor((date('2026-01-01') - date(${dob})) div 365.25)",
        "once(if(${dob} = '', '', int((today() - ${dob}) div 365.25)))",
        "${well} + 1",
    ],
)
def test_yes_or_no_count_and_age_stay_in_the_core(expression: str) -> None:
    assert "c" not in proposed(_with_people(("calculate", "c", "", expression)))


def test_answer_repeated_many_times_over_is_followed_to_the_last() -> None:
    rows = [("calculate", f"c{each}", "", f"concat(${{c{each + 1}}}, 'x')") for each in range(200)]
    made = proposed(_with_people(*rows, ("calculate", "c200", "", "${name}")))
    assert [made.get(f"c{each}") for each in range(201)] == ["derived"] * 201


def test_default_and_what_is_set_are_kept_apart_with_what_they_read() -> None:
    made = asking(
        ("integer", "phone", "Telephone", "", "", ""),
        ("integer", "a", "How many?", "", "${phone} + 1", ""),
        ("calculate", "b", "", "${a} * 2", "", "${phone}"),
        ("calculate", "c", "", "${b}", "", ""),
        columns=["calculation", "default", "trigger"],
    )
    assert {each: proposed(made).get(each) for each in "abc"} == dict.fromkeys("abc", "derived")


def test_choice_among_answers_kept_apart_is_kept_apart() -> None:
    made = asking(
        ("begin_repeat", "people", "People", ""),
        ("text", "name", "Name", ""),
        ("integer", "years", "Years", ""),
        ("end_repeat", "", "", ""),
        ("select_one ${name}", "head", "Head", "${years} > 17"),
        ("select_one ${years}", "oldest", "How old?", "${name} != ''"),
        columns=["choice_filter"],
    )
    assert proposed(made) == {"people/name": "name", "head": "derived"}


def test_repeated_answer_is_kept_apart_whatever_the_form_states() -> None:
    survey = (
        ("type", "name", "label::English (en)", "calculation", "bind::intake:compartment"),
        ("text", "name", "What is your name?", "", ""),
        ("calculate", "copy", "", "${name}", "core"),
        ("calculate", "known", "", "${name} != ''", "core"),
    )
    settings = (("form_id", "namespaces"), ("f", 'intake="urn:intake:form:1"'))
    choices = [row[:3] for row in CHOICES]
    result = compile_form(cold(survey=survey, choices=choices, settings=settings), "f.xlsx")
    assert {each.path: (each.compartment, each.rule) for each in result.proposals} == {
        "name": (Compartment.IDENTITY, "name"),
        "copy": (Compartment.IDENTITY, "derived"),
        "known": (Compartment.CORE, "stated"),
    }
    assert [(each.facts, each.row) for each in findings(result, Rule.STATED_AS_CORE)] == [
        (("copy",), 3)
    ]


def _with_people(*rows: tuple[str, ...]) -> bytes:
    return asking(
        ("text", "name", "Name", ""),
        ("integer", "phone", "Telephone", ""),
        ("date", "dob", "Date of birth", ""),
        ("select_one yn", "well", "Are you well?", ""),
        *rows,
        columns=["calculation"],
    )


def test_form_that_states_a_compartment_wins() -> None:
    survey = (
        ("type", "name", "label::English (en)", "bind::intake:compartment"),
        ("text", "name", "What is your name?", "core"),
        ("select_one yn", "cold", "Are you cold?", "identity"),
        ("text", "odd", "Why?", "basement"),
    )
    settings = (("form_id", "namespaces"), ("f", 'intake="urn:intake:form:1"'))
    choices = [row[:3] for row in CHOICES]
    result = compile_form(cold(survey=survey, choices=choices, settings=settings), "f.xlsx")
    assert [(each.path, each.compartment, each.rule) for each in result.proposals] == [
        ("name", Compartment.CORE, "stated"),
        ("cold", Compartment.IDENTITY, "stated"),
        ("odd", Compartment.IDENTITY, "stated"),
    ]
    assert result.compartments == {"cold": Compartment.IDENTITY, "odd": Compartment.IDENTITY}


def test_label_of_a_proposal_is_in_the_language_of_the_form() -> None:
    survey = (
        ("type", "name", "label::English (en)", "label::Español (es)"),
        ("text", "q", "Why?", "¿Por qué?"),
    )
    settings = (("form_id", "default_language"), ("f", "Español (es)"))
    result = compile_form(cold(survey=survey, settings=settings), "f.xlsx")
    assert [each.label for each in result.proposals] == ["¿Por qué?"]
