"""A record leaves as the XML that ODK Central takes."""

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.assets import folder
from intake.domain.answers import Document, SkipReason, Value
from intake.forms.importing.compiling import compile_form
from intake.forms.model import FormDef, QuestionKind, Repeat
from intake.forms.session import FormSession
from intake.forms.submission import leaving, submission_xml
from intake.forms.views import RepeatStep, paths_of
from intake.forms.xform import read_form

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "forms"
ORX = "{http://openrosa.org/xforms}"


def test_submission_holds_rows_and_values_and_leaves_out_what_is_not_relevant(
    harm_form: FormDef, open_session: Any
) -> None:
    session = open_session(harm_form)
    session.answer("name", "Ana <& María>")
    session.answer("was_harmed", "y")
    session.answer("story/when", "2026-01-02")
    for uid, days in (("r1", "3"), ("r2", "4")):
        session.add_row("harm", uid)
        session.answer(f"harm[{uid}]/days", days)
    session.skip("country", SkipReason.DECLINED)
    session.answer("was_harmed", "n")
    session.answer("was_harmed", "y")
    root = ET.fromstring(submission_xml(harm_form, session.document()))
    assert (root.tag, root.attrib) == ("data", {"id": "a_form", "version": "7"})
    assert root.findtext("name") == "Ana <& María>"
    assert [row.findtext("days") for row in root.findall("harm")] == ["3", "4"]
    assert root.findtext("total") == "7"
    assert root.findtext("story/when") == "2026-01-02"
    assert root.findtext("country") == ""
    assert (root.findtext("meta/instanceID") or "").startswith("uuid:")
    session.answer("was_harmed", "n")
    pruned = ET.fromstring(submission_xml(harm_form, session.document()))
    assert pruned.find("story/when") is None
    assert pruned.findall("harm") == []
    assert pruned.find("story") is None


def test_order_is_the_order_of_the_instance(harm_form: FormDef, open_session: Any) -> None:
    root = ET.fromstring(submission_xml(harm_form, open_session(harm_form).document()))
    names = [child.tag for child in root]
    assert names == [
        *("name", "country", "town", "was_harmed", "story", "total", "first_rand", "n"),
        *("children_age", "meta"),
    ]


def test_namespaces_of_the_form_are_kept(make_form: Any, open_session: Any) -> None:
    form = make_form("<a/><orx:meta><orx:instanceID/></orx:meta>")
    written = submission_xml(form, open_session(form).document())
    assert b"<orx:meta><orx:instanceID/></orx:meta>" in written
    assert ET.fromstring(written).find("{http://openrosa.org/xforms}meta") is not None


def test_characters_that_xml_forbids_are_left_out(make_form: Any, open_session: Any) -> None:
    form = make_form("<a/>", "", '<input ref="/data/a"/>')
    session = open_session(form)
    session.answer("a", "be\x00fore\ud800 after")
    assert ET.fromstring(submission_xml(form, session.document())).findtext("a") == "before after"


def test_a_carriage_return_comes_back_as_it_was(make_form: Any, open_session: Any) -> None:
    form = make_form("<a/>", "", '<input ref="/data/a"/>')
    session = open_session(form)
    session.answer("a", "one\r\ntwo\rthree\n")
    assert ET.fromstring(submission_xml(form, session.document())).findtext("a") == (
        session.document().values["a"].v
    )


def test_a_submission_always_has_an_id(make_form: Any, open_session: Any) -> None:
    for instance in ("<a/>", "<a/><orx:meta><orx:instanceName/></orx:meta>"):
        form = make_form(instance)
        xml = submission_xml(form, open_session(form).document(), instance_id="uuid:x")
        root = ET.fromstring(xml)
        assert root.findtext(f"{ORX}meta/{ORX}instanceID") == "uuid:x"
    form = make_form("<a/><meta><instanceID/></meta>")
    root = ET.fromstring(submission_xml(form, Document(), instance_id="uuid:x"))
    assert root.findtext("meta/instanceID") == "uuid:x"
    mine = Document({"meta/instanceID": Value("uuid:mine")})
    root = ET.fromstring(submission_xml(form, mine, instance_id="uuid:x"))
    assert root.findtext("meta/instanceID") == "uuid:mine"


def test_what_is_withheld_is_in_no_submission(harm_form: FormDef, open_session: Any) -> None:
    session = open_session(harm_form)
    session.answer("name", "Ana")
    written = submission_xml(harm_form, session.document(), withheld={"name"})
    assert b"Ana" not in written
    assert ET.fromstring(written).find("name") is None
    assert "name" not in leaving(harm_form, session.document(), {"name"}).values


def test_a_row_that_holds_something_relevant_stays(make_form: Any) -> None:
    form = make_form(
        "<r><a/><b/></r>",
        '<bind nodeset="/data/r" relevant="true()"/>'
        '<bind nodeset="/data/r/b" relevant="../a = 1"/>',
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/a"/>'
        '<input ref="/data/r/b"/></repeat></group>',
    )
    document = Document(
        {
            "r[u]/a": Value("2"),
            "r[u]/b": Value("left", rel=False),
            "r[v]/b": Value("hidden", rel=False),
        },
        {"r": ("u", "v", "blank")},
    )
    left = leaving(form, document)
    assert left.rows == {"r": ("u", "blank")}
    assert left.values == {"r[u]/a": Value("2")}
    rows = ET.fromstring(submission_xml(form, document)).findall("r")
    assert [[child.tag for child in row] for row in rows] == [["a"], ["a", "b"]]


# --- the round trip

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from(" \n\t\r<&>\"'"),
    max_size=12,
)


def numbered(document: Document) -> dict[str, str]:
    """Return the answers by path, with numbers where the rows have uids."""
    number = {
        f"{repeat}[{uid}]": n
        for repeat, uids in document.rows.items()
        for n, uid in enumerate(uids, 1)
    }

    def named(path: str) -> str:
        parts = path.split("/")
        for place, part in enumerate(path.split("/")):
            row = "/".join(path.split("/")[: place + 1])
            if row in number:
                parts[place] = f"{part.partition('[')[0]}[{number[row]}]"
        return "/".join(parts)

    return {named(path): each.v for path, each in document.values.items() if each.v}


def read_back(form: FormDef, xml: bytes) -> Document:
    """Read a submission without any code of the writer."""
    repeats = {node.path for node in form.nodes() if isinstance(node, Repeat)}
    values: dict[str, Value] = {}
    rows: dict[str, tuple[str, ...]] = {}

    def read(element: ET.Element, path: str, plain: str) -> None:
        for child in element:
            tag = child.tag.rpartition("}")[2]
            below, inner = f"{plain}/{tag}".lstrip("/"), f"{path}/{tag}".lstrip("/")
            if below in repeats:
                rows[inner] = (*rows.get(inner, ()), f"n{len(rows.get(inner, ())) + 1}")
                inner = f"{inner}[{rows[inner][-1]}]"
            if child.text and not len(child):
                values[inner] = Value(child.text)
            read(child, inner, below)

    read(ET.fromstring(xml), "", "")
    return Document(values, rows)


def fill(session: FormSession, data: st.DataObject) -> None:
    """Answer at random: rows with and without answers, several choices, any text."""
    for step in session.steps():
        if isinstance(step, RepeatStep) and step.can_add:
            for number in range(data.draw(st.integers(0, 3))):
                session.add_row(step.path, f"u{number}")
    for step in session.steps():
        for path in paths_of(step):
            if path in session.unanswered() and data.draw(st.booleans()):
                session.answer(path, an_answer(session, path, data))


def an_answer(session: FormSession, path: str, data: st.DataObject) -> str:
    question = session.question(path).question
    if question.kind.is_choice:
        codes = [each.code for each in session.choices(path)] or ["none"]
        if question.kind is QuestionKind.SELECT_ONE:
            return data.draw(st.sampled_from(codes))
        return " ".join(data.draw(st.lists(st.sampled_from(codes), unique=True, max_size=3)))
    if question.kind in {QuestionKind.TEXT, QuestionKind.MULTILINE}:
        return data.draw(TEXT)
    return {QuestionKind.DATE: "2026-01-02", QuestionKind.TIME: "10:00"}.get(question.kind, "3")


@cache
def form_named(name: str) -> FormDef:
    if name == "short_intake":
        return read_form(folder("resources").joinpath("forms", "short_intake.xml").read_bytes())
    path = CORPUS / name
    if not path.exists():
        pytest.skip("the corpus is not beside the project")
    package = compile_form(path.read_bytes(), name).package
    if package is None:
        pytest.skip("the importer refuses this form")
    return read_form(package.xform)


@pytest.mark.parametrize(
    "name",
    [
        "short_intake",
        "docs__repeating_matrix_question__b90e4c.xlsx",
        "xlsform2lstsv__all_types_survey__d30af5.xlsx",
    ],
)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_answers_come_back_from_a_submission_whole(name: str, open_session: Any, data: Any) -> None:
    form = form_named(name)
    session = open_session(form)
    fill(session, data)
    document = session.document()
    xml = submission_xml(form, document, instance_id="uuid:x")
    back = read_back(form, xml)
    expected = numbered(leaving(form, document))
    assert {"meta/instanceID": "uuid:x"} | numbered(back) == (
        {"meta/instanceID": "uuid:x"} | expected
    )
    again = submission_xml(form, open_session(form, back).document(), instance_id="uuid:x")
    assert numbered(read_back(form, again)) == numbered(back)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_form_with_rows_and_conditions_comes_back_whole(
    harm_form: FormDef, open_session: Any, data: Any
) -> None:
    session = open_session(harm_form)
    session.answer("was_harmed", data.draw(st.sampled_from(["y", "n"])))
    fill(session, data)
    session.answer("was_harmed", data.draw(st.sampled_from(["y", "n", ""])))
    left = leaving(harm_form, session.document())
    back = read_back(harm_form, submission_xml(harm_form, session.document()))
    assert numbered(back) == numbered(left)
    blank = [uids for uids in left.rows.values() if uids]
    assert [len(uids) for uids in back.rows.values()] == [len(uids) for uids in blank]
