"""Two versions side by side, in the words of the person."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from intake.domain.errors import UnknownFormError
from intake.domain.ids import FormHash
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters import versions_compare
from intake.ui.presenters.versions_compare import ComparePresenter, CompareState, CompareTools
from tests.ui.fakes import FORMS, OLDER, HeldLane, InlineLane

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms"
 xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>TITLE</h:title><model>
<instance><data id="rms_capi_v2" version="VERSION"><age/><GONE/></data></instance>
<bind nodeset="/data/age" type="KIND"/></model></h:head>
<h:body><input ref="/data/age"><label>Age now</label></input>
<input ref="/data/GONE"><label>REST</label></input></h:body></h:html>"""


def form(version: str, **changed: str) -> Any:
    text = FORM.replace("VERSION", version)
    for name, value in (
        {"TITLE": "T", "KIND": "int", "GONE": "name", "REST": "Rest"} | changed
    ).items():
        text = text.replace(name, value)
    return read_form(text.encode())


class Shelf:
    def __init__(self, old: Any, new: Any) -> None:
        self.forms = {OLDER[0].hash: old, FORMS[1].hash: new}

    def definition(self, form: FormHash) -> Any:
        if self.forms[form] is None:
            raise UnknownFormError(form)
        return self.forms[form]


def shown(old: Any, new: Any, lane: Any = None) -> tuple[ComparePresenter, list[CompareState]]:
    states: list[CompareState] = []
    shelf: Any = Shelf(old, new)
    tools = CompareTools(shelf, lane or InlineLane(), sentence)
    presenter = ComparePresenter(tools, (FORMS[1], OLDER[0]), Words("en"), states.append)
    presenter.open()
    return presenter, states


def test_differences_name_the_question_and_how_it_was_and_is() -> None:
    presenter, states = shown(form("2.0"), form("2.1", TITLE="U", REST="The rest"))
    state = states[-1]
    assert state.versions == "From version 2.0 to version 2.1"
    assert state.counted == "2 differences"
    assert [(each.where, each.what) for each in state.lines] == [
        ("The whole questionnaire", "another title"),
        ("The rest", "other words (und)"),
    ]
    assert (state.lines[1].before, state.lines[1].after) == ("Rest", "The rest")
    presenter.speak(Words("es"))
    assert states[-1].counted == "2 diferencias"


def test_a_question_that_is_gone_has_the_words_it_had() -> None:
    _presenter, states = shown(form("2.0"), form("2.1", GONE="other", REST="Other"))
    assert {(each.where, each.what) for each in states[-1].lines} >= {
        ("Rest", "gone"), ("Other", "new"),
    }  # fmt: skip


def test_an_answer_of_another_kind_is_a_warning() -> None:
    _presenter, states = shown(form("2.0"), form("2.1", KIND="date"))
    assert "the answers to age would mean" in states[-1].warning


def test_the_same_form_says_so() -> None:
    _presenter, states = shown(form("2.0"), form("2.1"))
    assert states[-1].counted == "The two questionnaires ask the same."
    assert states[-1].lines == ()


def test_reading_and_failing_are_said() -> None:
    lane = HeldLane()
    _presenter, states = shown(form("2.0"), None, lane)
    lane.go_on()
    assert [each.is_reading for each in states] == [True, False]
    assert states[-1].problem


def test_a_long_list_says_how_many_more(monkeypatch: Any) -> None:
    monkeypatch.setattr(versions_compare, "MOST", 1)
    _presenter, states = shown(form("2.0"), form("2.1", TITLE="U", REST="The rest"))
    assert len(states[-1].lines) == 1
    assert states[-1].more == "and 1 more"


def test_the_version_added_later_is_the_newer_one() -> None:
    later = replace(OLDER[0], added=FORMS[1].added + timedelta(days=1))
    assert versions_compare.in_order((later, FORMS[1])) == (FORMS[1], later)
    assert versions_compare.in_order((OLDER[0], FORMS[1])) == (OLDER[0], FORMS[1])
