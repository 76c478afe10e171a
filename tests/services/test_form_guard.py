"""What a form keeps closed: by what it says, and by its kinds of questions where it says nothing."""

import pytest

from intake.forms.model import FormDef
from intake.services.application import Application
from intake.services.form_guard import form_guard, guard_of

SAYING = """
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:intake="urn:intake:form:1"><h:head><h:title>F</h:title><model>
<instance><data id="f" version="1"><part><a/><b/><c/></part></data></instance>
<bind nodeset="/data/part" type="string" intake:narrative="yes"/>
<bind nodeset="/data/part/a" type="string" intake:sensitive="yes" intake:raised="yes"/>
<bind nodeset="/data/part/b" type="string" intake:narrative="no" intake:referral="yes"/>
<bind nodeset="/data/part/c" type="string" intake:referral="no"/>
</model></h:head><h:body><group ref="/data/part"><label>P</label>
<input ref="/data/part/a"><label>A</label></input>
<input ref="/data/part/b"><label>B</label></input>
<input ref="/data/part/c"><label>C</label></input>
</group></h:body></h:html>
"""


def test_form_says_what_is_closed_and_a_group_speaks_for_its_questions() -> None:
    from intake.forms.xform import read_form

    guard = form_guard(read_form(SAYING.encode()))
    assert guard.narratives == {"part/a", "part/c"}
    assert guard.sensitive == guard.raised == {"part/a"}
    assert guard.referral == {"part/b"}
    assert guard.lawyer == ""


def test_built_in_interview_asks_about_a_lawyer_and_has_accounts(north: Application) -> None:
    form = north.shelf.newest("intake_f3").hash
    asked: list[str] = []

    def definition(wanted: str) -> FormDef:
        asked.append(wanted)
        return north.shelf.definition(form)

    find = guard_of(definition)
    guard = find(form)
    assert find(form) is guard
    assert asked == [form]
    assert guard.lawyer == "lawyer/has_lawyer"
    assert "leaving/left_why" in guard.narratives
    assert "about_you/name" not in guard.narratives
    assert "needs_today/medicine" in guard.referral
    assert guard.narratives.isdisjoint(guard.referral)


@pytest.mark.parametrize("form", ["intake_f2", "intake_f3", "intake_f5", "intake_f6"])
def test_what_a_referral_needs_is_never_an_account_nor_sensitive(
    north: Application, form: str
) -> None:
    guard = form_guard(north.shelf.definition(north.shelf.newest(form).hash))
    assert {path.rpartition("/")[2] for path in guard.referral} >= {"safe_tonight", "needs"}
    assert guard.referral.isdisjoint(guard.narratives | guard.sensitive)
    assert any(path.endswith("/of_whom") for path in guard.narratives)


def test_same_question_is_closed_alike_in_the_interview_of_an_adolescent(
    north: Application,
) -> None:
    forms = [
        north.shelf.definition(north.shelf.newest(each).hash) for each in ("intake_f3", "intake_f6")
    ]
    guards = [form_guard(each) for each in forms]
    both = set.intersection(*({each.path for each in form.questions()} for form in forms))
    assert "about_you/gender" in both & guards[0].sensitive
    for kind in ("narratives", "referral", "sensitive", "raised"):
        adult, adolescent = (getattr(each, kind) & both for each in guards)
        assert adult == adolescent, kind


def test_short_intake_asks_nothing_sensitive(north: Application) -> None:
    assert not form_guard(north.shelf.definition(north.shelf.newest("intake_f2").hash)).sensitive
