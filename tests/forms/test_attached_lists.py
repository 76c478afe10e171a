"""Lists beside a form are read as its own; one that is absent or damaged is named, never fatal."""

import json
from typing import Any

import pytest

from intake.domain.errors import UnreadableFormError
from intake.forms.attached_lists import MOST_BYTES, MOST_CELLS, MOST_ROWS, Cell, entries
from intake.forms.problems import Problem, ProblemRule, Role

TOWNS = """name,label,label::Español (es),in,not a name
tap,Tapachula,Tapachula de Córdova,mx,x

ten,Tenosique,,mx,x
tec,Tecun Uman,Tecún Umán,gt
""".encode("utf-8-sig")
PLACES: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "well",
            "geometry": {"type": "Point", "coordinates": [-92.26, 14.9, 3]},
            "properties": {"title": "A well", "depth": 4.5, "is_open": True, "a b": 1, "x": None},
        },
        {
            "geometry": {"type": "Polygon", "coordinates": [[[0, 1], [2, 3], [0, 1]]]},
            "properties": {"id": "field", "title": "A field", "geometry": "mine"},
        },
        {"geometry": {"type": "GeometryCollection"}, "id": 7},
        {"id": "nowhere"},
    ],
}


def asking(nodeset: str, file: str, value: str = "name", label: str = "label") -> dict[str, str]:
    return {
        "instance": "<c/><q/><n/>",
        "binds": """<bind nodeset="/data/n"
            calculate="pulldata('list', 'label', 'name', /data/c)"/>""",
        "body": f"""<input ref="/data/c"/><select1 ref="/data/q"><label>Q</label>
            <itemset nodeset="{nodeset}"><value ref="{value}"/><label ref="{label}"/></itemset>
            </select1>""",
        "lists": f'<instance id="list" src="{file}"/>',
    }


CSV = "jr://file-csv/towns.csv"
WHOLE = "instance('list')/root/item"


def offered(session: Any) -> list[tuple[str, dict[str, str]]]:
    return [(each.code, each.labels) for each in session.choices("q")]


@pytest.mark.parametrize("nodeset", [WHOLE, f"{WHOLE}[in = 'mx' or in = 'gt']"])
def test_choices_come_from_a_table_in_its_languages(
    make_form: Any, open_session: Any, nodeset: str
) -> None:
    session = open_session(make_form(**asking(nodeset, CSV), media={"towns.csv": TOWNS}))
    assert offered(session) == [
        ("tap", {"und": "Tapachula", "es": "Tapachula de Córdova"}),
        ("ten", {"und": "Tenosique"}),
        ("tec", {"und": "Tecun Uman", "es": "Tecún Umán"}),
    ]
    assert session.answer("q", "tec").problem is None
    assert session.answer("q", "par").problem.rule is ProblemRule.NOT_A_CHOICE


def test_filter_and_lookup_read_the_columns_of_a_table(make_form: Any, open_session: Any) -> None:
    form = make_form(
        **asking(f"{WHOLE}[in = /data/c]", CSV, "label", "name"), media={"towns.csv": TOWNS}
    )
    session = open_session(form)
    session.answer("c", "gt")
    assert offered(session) == [("Tecun Uman", {"und": "tec"})]
    session.answer("c", "ten")
    assert session.document().values["n"].v == "Tenosique"
    assert session.problems() == ()


def test_order_of_a_table_may_be_random(make_form: Any, open_session: Any) -> None:
    form = make_form(**asking(f"randomize({WHOLE}, 3)", CSV, "label"), media={"towns.csv": TOWNS})
    codes = [code for code, _labels in offered(open_session(form))]
    assert sorted(codes) == ["Tapachula", "Tecun Uman", "Tenosique"]
    assert codes == [code for code, _labels in offered(open_session(form, seed=9))]


def test_choices_come_from_xml(make_form: Any, open_session: Any) -> None:
    content = b"<root><item><name>a</name><label>A</label></item></root>"
    form = make_form(**asking(WHOLE, "jr://file/a.xml"), media={"a.xml": content})
    assert offered(open_session(form)) == [("a", {"und": "A"})]


def test_choices_come_from_places(make_form: Any, open_session: Any) -> None:
    form = make_form(
        **asking(WHOLE, "jr://file/p.geojson", "id", "title"),
        media={"p.geojson": json.dumps(PLACES).encode()},
    )
    assert offered(open_session(form)) == [
        ("well", {"und": "A well"}),
        ("field", {"und": "A field"}),
        ("7", {}),
        ("nowhere", {}),
    ]


def test_place_is_written_as_odk_writes_it() -> None:
    well, field, nothing, nowhere = entries("p.geojson", json.dumps(PLACES).encode())
    assert well == (
        Cell("geometry", "14.9 -92.26 0 0"),
        Cell("title", "A well"),
        Cell("depth", "4.5"),
        Cell("is_open", "true"),
        Cell("id", "well"),
    )
    assert field[0].text == "1 0 0 0; 3 2 0 0; 1 0 0 0"
    assert Cell("geometry", "mine") not in field
    assert nothing[0] == nowhere[0] == Cell("geometry", "")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_table_may_be_cut_by_other_marks(mark: str) -> None:
    content = f"name{mark}label\nx{mark}a, b\n".encode()
    assert entries("a.CSV", content) == ((Cell("name", "x"), Cell("label", "a, b")),)


def test_text_without_a_language_is_the_first_of_its_name() -> None:
    content = b"label::Fr,name,label\nun,1,one\n"
    assert [cell.text for cell in entries("a.csv", content)[0]] == ["1", "one", "un"]


@pytest.mark.parametrize("content", [b"", b"name,label\n", b"\n\n"])
def test_table_may_be_empty(content: bytes) -> None:
    assert entries("a.csv", content) == ()


HOSTILE = {
    "large": ("a.csv", b"a" * (MOST_BYTES + 1), "too_large"),
    "long": ("a.csv", b"name\n" + b"x\n" * (MOST_ROWS + 1), "too_many_rows"),
    "wide": (
        "a.csv",
        ",".join(f"c{n}" for n in range(MOST_CELLS // 100)).encode()
        + (b"\n" + b"x," * (MOST_CELLS // 100)) * 101,
        "too_many_rows",
    ),
    "not text": ("a.csv", b"name\n\xff\n", "not_a_list"),
    "quotes": ("a.csv", b'name\n"x" y\n', "not_a_list"),
    "one cell": ("a.csv", b"name\n" + b"x" * 200_000, "not_a_list"),
    "not json": ("a.geojson", b"{", "not_a_list"),
    "no features": ("a.geojson", b"[1]", "not_a_list"),
    "no feature": ("a.geojson", b'{"features": [1]}', "not_a_list"),
    "nested": ("a.geojson", b"[" * 200_000, "not_a_list"),
    "huge number": ("a.geojson", b'{"features": [' + b"9" * 5_000 + b"]}", "not_a_list"),
    "no coordinates": (
        "a.geojson",
        b'{"features": [{"geometry": {"type": "Point", "coordinates": ["x", 1]}}]}',
        "not_a_list",
    ),
    "flat": (
        "a.geojson",
        b'{"features": [{"geometry": {"type": "Polygon", "coordinates": 5}, "properties": {"a":[]}}]}',
        "",
    ),
}


@pytest.mark.parametrize(("name", "content", "rule"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_list_is_refused_within_its_limits(name: str, content: bytes, rule: str) -> None:
    if not rule:
        assert entries(name, content) == ((Cell("geometry", ""),),)
        return
    with pytest.raises(UnreadableFormError) as caught:
        entries(name, content)
    assert caught.value.rule == rule


BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa">]><root><item><name>&a;</name></item></root>'


@pytest.mark.parametrize(
    ("file", "media"),
    [
        (CSV, {}),
        (CSV, {"towns.csv": b"\xff"}),
        ("jr://file/towns.xml", {"towns.xml": BOMB}),
        ("jr://file/towns.xml", {"towns.xml": b"<root>"}),
        ("jr://file/towns.geojson", {"towns.geojson": b"[]"}),
    ],
)
@pytest.mark.parametrize("nodeset", [WHOLE, f"{WHOLE}[in = /data/c]"])
def test_list_that_is_absent_is_a_problem_of_its_questions(
    make_form: Any, open_session: Any, file: str, media: dict[str, bytes], nodeset: str
) -> None:
    session = open_session(make_form(**asking(nodeset, file), media=media))
    name = file.rpartition("/")[2]
    problem = Problem(ProblemRule.MISSING_LIST, "q", Role.CHOICES, name)
    assert session.question("q").problem == problem
    assert problem in session.problems()
    assert session.question("n").problem.rule is ProblemRule.MISSING_LIST
    assert session.choices("q") == ()
    session.answer("c", "gt")
    assert session.answer("q", "tec").problem.rule is ProblemRule.NOT_A_CHOICE


def test_what_no_file_holds_is_no_missing_list(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<q/>",
        body="""<input ref="/data/q"><label><output
            value="instance('last')/data/q"/></label></input>""",
        lists='<instance id="last" src="jr://instance/last-saved"/>',
    )
    assert open_session(form).problems() == ()
