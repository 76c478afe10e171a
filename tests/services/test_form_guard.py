"""What a form keeps closed: by what it says, and by its kinds of questions where it says nothing."""

from intake.forms.model import FormDef
from intake.services.application import Application
from intake.services.form_guard import form_guard, guard_of

SAYING = """
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:intake="urn:intake:form:1"><h:head><h:title>F</h:title><model>
<instance><data id="f" version="1"><part><a/><b/><c/></part></data></instance>
<bind nodeset="/data/part" type="string" intake:narrative="yes"/>
<bind nodeset="/data/part/a" type="string" intake:sensitive="yes"/>
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
    assert guard.sensitive == {"part/a"}
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
