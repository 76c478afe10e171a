"""A question says what is absent of it: its words in a language, or the list that it asks from."""

from datetime import UTC, datetime

from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.ui.presenters.interview_pages import Seen, question_block

XFORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>T</h:title><model><itext><translation lang="en"><text id="t"><value>Which town?
</value></text></translation></itext><instance><data id="t"><town/><age/></data></instance>
<instance id="towns" src="jr://file-csv/towns.csv"/>
<bind nodeset="/data/age" type="int" constraint=". &lt; 120"/></model></h:head>
<h:body><select1 ref="/data/town"><label ref="jr:itext('t')"/>
<itemset nodeset="instance('towns')/root/item"><value ref="name"/><label ref="label"/></itemset>
</select1><input ref="/data/age"><label ref="jr:itext('t')"/></input></h:body></h:html>"""


def opened(**files: bytes) -> FormSession:
    form = read_form(XFORM, media={f"{name}.csv": content for name, content in files.items()})
    surroundings = Surroundings(lambda: datetime(2026, 11, 24, tzinfo=UTC), UTC, bytes)
    return FormSession(form, surroundings=surroundings)


def notice(session: FormSession, path: str, language: str) -> str:
    return question_block(session, path, Seen(Words("en"), language, "")).notice


def test_list_that_did_not_come_is_named_at_its_question() -> None:
    said = "The list for this question did not come with the form: towns.csv"
    assert notice(opened(), "town", "en") == said
    assert notice(opened(towns=b"name,label\na,A\n"), "town", "en") == ""


def test_text_that_is_not_translated_is_said() -> None:
    untranslated = "This question has no text in this language."
    assert notice(opened(), "age", "en") == ""
    assert notice(opened(), "age", "es") == untranslated


def test_kept_answer_that_does_not_fit_says_so_whenever_it_is_seen() -> None:
    session = opened()
    session.answer("age", "130", insist=True)
    block = question_block(session, "age", Seen(Words("en"), "en", ""))
    assert block.problem == "This answer does not fit the question. Please check it."
    session.answer("age", "30")
    assert question_block(session, "age", Seen(Words("en"), "en", "")).problem == ""
