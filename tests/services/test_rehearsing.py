"""Trying a form out: an interview under the usual rules, of which nothing is kept."""

from datetime import UTC, datetime

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash
from intake.domain.interview import State
from intake.forms.importing.builtin import builtin_packages
from intake.forms.model import FormDef
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.services.form_outline import OutlineLine, outline
from intake.services.rehearsing import Rehearsal

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
SURROUNDINGS = Surroundings(lambda: NOW, UTC, bytes)
COMPUTED = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:jr="http://openrosa.org/javarosa"
 xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>C</h:title><model>
<itext><translation lang="English (en)" default="true()"><text id="q"><value>Which?</value></text>
</translation><translation lang="Spanish (es)"><text id="q"><value>-</value></text></translation>
</itext>
<instance><data id="c" version="1"><q/><fixed/><empty/><pick/><bare/><list><item/></list></data>
</instance>
<instance id="l"><root><item><name>a</name><label>A</label></item></root></instance>
<bind nodeset="/data/q" type="string" required="true()"/>
<bind nodeset="/data/fixed" type="string" readonly="true()"/>
<bind nodeset="/data/pick" type="string" relevant="/data/q  = 'x'"/>
</model></h:head>
<h:body><input ref="/data/q"><label ref="jr:itext(concat('q', ''))"/></input>
<input ref="/data/fixed"><label>Fixed</label></input><input ref="/data/bare"/>
<group ref="/data/empty"><label>Empty</label></group>
<select1 ref="/data/pick"><label>Pick</label>
<itemset nodeset="instance('l')/root/item[name != /data/q]"><value ref="name"/><label ref="label"/>
</itemset></select1>
<group ref="/data/list"><label>Rows</label><repeat nodeset="/data/list">
<input ref="/data/list/item"><label>Item</label></input></repeat></group></h:body></h:html>"""


@pytest.fixture
def form() -> FormDef:
    return read_form(builtin_packages()[0].xform)


@pytest.fixture
def rehearsal(form: FormDef) -> Rehearsal:
    return Rehearsal(form, FormHash("ab" * 32), SURROUNDINGS)


def test_it_stands_like_a_new_interview_of_its_form(rehearsal: Rehearsal) -> None:
    interview = rehearsal.interview
    assert (interview.form, interview.form_id, interview.state) == (
        "ab" * 32, "intake_f2", State.OPEN,
    )  # fmt: skip
    assert rehearsal.session.unanswered()


def test_answers_and_half_typed_text_are_taken_and_forgotten(rehearsal: Rehearsal) -> None:
    interview = rehearsal.interview.id
    first = rehearsal.answer(interview, {}, lang="es")
    second = rehearsal.answer(interview, {})
    assert first is not None
    assert second is not None
    assert (first.seq, second.seq, first.at) == (1, 2, NOW)
    draft = rehearsal.save_draft(Compartment.CORE, interview, "a", "half", caret=2)
    assert (draft.text, draft.caret, draft.saved) == ("half", 2, NOW)
    rehearsal.drop_draft(Compartment.CORE, interview, "a")
    rehearsal.leave_section(interview)
    assert rehearsal.interview.document.values == {}


def test_pausing_and_finishing_follow_the_rules_of_an_interview(rehearsal: Rehearsal) -> None:
    interview = rehearsal.interview.id
    rehearsal.pause(interview)
    paused = rehearsal.interview.state
    rehearsal.resume(interview)
    with pytest.raises(IntakeError):
        rehearsal.finish(interview, ("open",))
    assert rehearsal.finish(interview, ("open",), override="tried enough").seq == 3
    assert (paused, rehearsal.interview.state) == (State.PAUSED, State.READBACK)


def lines_of(form: FormDef) -> dict[str, OutlineLine]:
    session = Rehearsal(form, FormHash("ab" * 32), SURROUNDINGS).session
    return {each.path: each for each in outline(form, session)}


def test_an_outline_has_every_question_in_order_in_every_language(form: FormDef) -> None:
    lines = lines_of(form)
    shown = [each.path for each in form.shown_questions()]
    assert [path for path, each in lines.items() if not each.is_head] == shown
    about = lines["about_you"]
    assert about.kind == "group"
    assert about.labels == {
        "en": "About you",
        "es": "Datos generales",
        "es-x-llano": "Sobre usted",
    }
    age = lines["about_you/age_band"]
    assert (age.depth, age.is_asked_first) == (1, True)
    assert age.choices[0].labels == dict.fromkeys(("es", "es-x-llano"), "0 a 4 años") | {
        "en": "0–4 years"
    }
    named = [each for each in lines.values() if each.is_identity]
    assert "about_you/name" in [each.path for each in named]
    later = [each for each in lines.values() if each.relevant and not each.is_head]
    assert later
    assert not any(each.is_asked_first for each in later)
    assert "repeat" in {each.kind for each in lines.values()}


def test_an_outline_says_what_is_needed_fixed_filtered_or_worked_out() -> None:
    lines = lines_of(read_form(COMPUTED))
    assert lines["q"].labels["en"] == "Which?"
    assert lines["q"].required == "true()"
    assert lines["fixed"].is_readonly
    assert lines["bare"].labels == {}
    assert "empty" not in lines
    assert lines["pick"].is_filtered
    assert not lines["pick"].is_asked_first
    assert [each.code for each in lines["pick"].choices] == ["a"]
    assert lines["list/item"].labels
