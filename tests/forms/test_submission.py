"""A record leaves as the XML that ODK Central takes."""

from typing import Any
from xml.etree import ElementTree as ET

from intake.domain.answers import SkipReason
from intake.forms.model import FormDef
from intake.forms.submission import submission_xml


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
