"""A workbook and the lists that it names are imported together and asked as one form."""

import json
from datetime import UTC, datetime

import pytest

from intake.forms.importing.compiling import compile_form
from intake.forms.package import ImportResult, Rule, Severity
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from tests.forms.importing.workbooks import SETTINGS, findings, xlsx, zipped

TOWNS = """name,label,label::Español (es),country,post
tap,Tapachula,Tapachula de Córdova,mx,30700
ten,Tenosique,,mx,86901
tec,Tecun Uman,Tecún Umán,gt,12009
""".encode()
HOUSES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "h1",
            "geometry": {"type": "Point", "coordinates": [-92.26, 14.9]},
            "properties": {"title": "Blue house", "beds": 12},
        }
    ],
}
COLUMNS = ("type", "name", "label::English (en)", "label::Español (es)", "choice_filter",
           "parameters", "calculation")  # fmt: skip
SURVEY = (
    COLUMNS,
    ("select_one yn", "cold", "Are you cold?", "¿Tiene frío?"),
    ("select_one countries", "country", "Which country?", "¿Qué país?"),
    ("select_one_from_file towns.csv", "town", "Which town?", "¿Qué ciudad?",
     "country = ${country}"),
    ("select_multiple_from_file towns.csv", "codes", "Which codes?", "¿Qué códigos?", "",
     "value=post, label=name, randomize=true, seed=7"),
    ("select_one_from_file houses.geojson", "house", "Which house?", "¿Qué casa?"),
    ("calculate", "post", "", "", "", "", "pulldata('towns', 'post', 'name', ${town})"),
    ("calculate", "where", "", "", "", "",
     "instance('houses')/root/item[id = ${house}]/geometry"),
)  # fmt: skip
CHOICES = (
    ("list_name", "name", "label::English (en)", "label::Español (es)"),
    ("yn", "yes", "Yes", "Sí"),
    ("countries", "mx", "Mexico", "México"),
    ("countries", "gt", "Guatemala", "Guatemala"),
)
BOOK = xlsx({"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS})
FILES = {"towns.csv": TOWNS, "houses.geojson": json.dumps(HOUSES).encode()}


def imported(files: dict[str, bytes]) -> ImportResult:
    return compile_form(zipped({"form.xlsx": BOOK, **files}), "form.zip")


def opened(result: ImportResult) -> FormSession:
    assert result.package is not None, result.report.errors
    form = read_form(result.package.xform, media=result.package.media)
    surroundings = Surroundings(lambda: datetime(2026, 11, 24, tzinfo=UTC), UTC, bytes)
    return FormSession(form, surroundings=surroundings)


@pytest.fixture(scope="module")
def session() -> FormSession:
    return opened(imported(FILES))


def offered(session: FormSession, path: str) -> dict[str, dict[str, str]]:
    return {each.code: dict(each.labels) for each in session.choices(path)}


def test_town_is_offered_by_its_country_in_both_languages(session: FormSession) -> None:
    session.answer("country", "gt")
    assert offered(session, "town") == {"tec": {"en": "Tecun Uman", "es": "Tecún Umán"}}
    session.answer("country", "mx")
    assert offered(session, "town") == {
        "tap": {"en": "Tapachula", "es": "Tapachula de Córdova"},
        "ten": {"en": "Tenosique"},
    }


def test_other_columns_may_be_value_and_label(session: FormSession) -> None:
    found = offered(session, "codes")
    assert found == {"30700": {"en": "tap"}, "86901": {"en": "ten"}, "12009": {"en": "tec"}}
    assert session.answer("codes", "12009 30700").problem is None


def test_places_are_offered_and_known(session: FormSession) -> None:
    assert offered(session, "house") == {"h1": {"en": "Blue house"}}
    session.answer("house", "h1")
    assert session.document().values["where"].v == "14.9 -92.26 0 0"


def test_calculation_looks_up_what_the_list_says(session: FormSession) -> None:
    session.answer("country", "mx")
    session.answer("town", "ten")
    assert session.document().values["post"].v == "86901"


def test_lists_travel_in_the_form_itself() -> None:
    result = imported(FILES)
    assert result.package is not None
    assert result.package.media == {}
    assert {each.facts for each in findings(result, Rule.FILE_EMBEDDED)} == {
        ("towns.csv", "3"),
        ("houses.geojson", "1"),
    }
    other = imported({**FILES, "towns.csv": TOWNS + b"par,Paraiso,,mx,86600\n"})
    assert other.package is not None
    assert other.package.hash != result.package.hash


def test_form_without_its_lists_works_for_the_rest() -> None:
    result = imported({})
    found = findings(result, Rule.MISSING_FILE)
    assert {(each.facts, each.row) for each in found} == {
        (("town", "towns.csv"), 4),
        (("house", "houses.geojson"), 6),
    }
    assert {each.severity for each in found} == {Severity.NOTICE}
    session = opened(result)
    assert session.choices("town") == ()
    assert session.answer("cold", "yes").problem is None


def test_xform_is_told_from_a_list_in_xml_beside_it() -> None:
    survey = (COLUMNS, ("select_one_from_file towns.xml", "town", "Which town?", "¿Qué ciudad?"))
    made = compile_form(xlsx({"survey": survey, "settings": SETTINGS}), "form.xlsx").package
    assert made is not None
    towns = b"<root><item><name>tap</name><label>Tapachula</label></item></root>"
    both = {"form.xml": made.xform, "media/towns.xml": towns}
    session = opened(compile_form(zipped(both), "form.zip"))
    assert offered(session, "town") == {"tap": {"en": "Tapachula"}}
    table = b"| survey |\n| | type | name | label |\n| | select_one_from_file towns.xml | a | A |\n"
    assert compile_form(zipped({"form.md": table, "towns.xml": towns}), "form.zip").package
    wide = made.xform.decode().replace('<?xml version="1.0"?>', "").encode("utf-16")
    assert compile_form(zipped({"form.xml": wide, "towns.csv": TOWNS}), "form.zip").package
    twice = {"form.xml": made.xform, "form2.xml": made.xform}
    rules = [each.rule for each in compile_form(zipped(twice), "form.zip").report.errors]
    assert rules == [Rule.SEVERAL_FORMS_IN_ZIP]


def test_name_of_a_list_may_differ_in_capitals() -> None:
    result = imported({"Towns.CSV": TOWNS, "HOUSES.geojson": FILES["houses.geojson"]})
    assert not findings(result, Rule.MISSING_FILE)
    assert not findings(result, Rule.MEDIA_LEFT_OUT)
    assert len(opened(result).choices("codes")) == 3


@pytest.mark.parametrize("content", [b'{"features": [1]}', b"[" * 50_000])
def test_places_that_cannot_be_read_are_named(content: bytes) -> None:
    result = imported({**FILES, "houses.geojson": content})
    assert result.package is None
    assert [each.rule for each in result.report.errors] == [Rule.DAMAGED_ATTACHMENT]


def test_list_that_is_too_long_is_refused() -> None:
    result = imported({**FILES, "towns.csv": TOWNS + b"a,b,c,d,e\n" * 100_000})
    assert [each.rule for each in result.report.errors] == [Rule.TOO_MANY_ROWS]


def test_list_without_the_columns_that_are_asked_is_named_by_row() -> None:
    kind = "select_one_from_file towns.csv"
    survey = (
        COLUMNS,
        (kind, "town", "Which town?", "¿Qué ciudad?"),
        (kind, "place", "Where?", "¿Dónde?", "", "value=id, label=title"),
        (kind, "post", "Which?", "¿Cuál?", "", "value=id, label=nombre"),
    )
    book = xlsx({"survey": survey, "settings": SETTINGS})
    zip_file = zipped({"form.xlsx": book, "towns.csv": b"id,nombre\n1,A\n"})
    found = findings(compile_form(zip_file, "form.zip"), Rule.LIST_LACKS_COLUMN)
    assert {(each.severity, *each.facts, each.row) for each in found} == {
        (Severity.ERROR, "town", "name", 2),
        (Severity.NOTICE, "town", "label", 2),
        (Severity.NOTICE, "place", "title", 3),
    }
    nothing = zipped({"form.xlsx": book, "towns.csv": b"id,nombre\n"})
    assert not findings(compile_form(nothing, "form.zip"), Rule.LIST_LACKS_COLUMN)
