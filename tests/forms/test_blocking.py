"""Required and constraint never keep an answer from being kept; they keep a record open."""

from typing import Any

import pytest

from intake.domain.answers import SkipReason, Value
from intake.forms.problems import ProblemRule
from intake.forms.session import FormSession
from intake.forms.views import Block, Blocking, TextView


@pytest.fixture
def session(make_form: Any, open_session: Any) -> FormSession:
    form = make_form(
        "<age/><name/><note>5</note><total/><minors/><free/>",
        """<bind nodeset="/data/age" type="int" constraint=". &lt; 120"
              jr:constraintMsg="jr:itext('old')"/>
        <bind nodeset="/data/name" required="/data/age &gt; 17" jr:requiredMsg="Say it"/>
        <bind nodeset="/data/note" readonly="true()" required="true()" type="int"
              constraint=". &lt; /data/age"/>
        <bind nodeset="/data/total" required="true()" calculate="''"/>
        <bind nodeset="/data/minors" type="int" constraint=". &lt;= /data/age"/>""",
        """<input ref="/data/age"><label ref="jr:itext('age')"/></input>
        <input ref="/data/name"/><input ref="/data/note"/><input ref="/data/total"/>
        <input ref="/data/minors"/><input ref="/data/free"/>""",
        itext="""<itext><translation lang="en"><text id="age"><value>Age</value></text>
        <text id="old"><value>Too old</value></text></translation>
        <translation lang="es"><text id="age"><value>Edad</value></text></translation></itext>""",
    )
    made: FormSession = open_session(form)
    made.answer("age", "9")
    return made


def blocks(session: FormSession) -> dict[str, Block]:
    return {each.path: each.block for each in session.blocking("es")}


def test_answer_that_is_not_allowed_is_kept_when_staff_insist(session: FormSession) -> None:
    assert session.answer("age", "130").problem is not None
    assert session.document().values["age"] == Value("9")
    change = session.answer("age", "130", lang="es", insist=True)
    assert change.problem is None
    assert not change.is_empty
    assert session.document().values["age"] == Value("130", lang="es")
    assert session.question("age").problem.rule is ProblemRule.CONSTRAINT  # type: ignore[union-attr]
    assert session.question("name").is_required


def test_what_is_no_answer_of_its_kind_is_not_kept(session: FormSession) -> None:
    refused = session.answer("age", "many", insist=True)
    assert refused.problem is not None
    assert refused.problem.rule is ProblemRule.NOT_WHOLE
    assert session.document().values["age"] == Value("9")


def test_what_blocks_is_named_with_the_words_of_the_form(session: FormSession) -> None:
    session.answer("age", "130", insist=True)
    assert session.blocking("es") == (
        Blocking(
            "age",
            Block.CONSTRAINT,
            TextView("Edad", "es"),
            TextView("Too old", "en", is_fallback=True),
        ),
        Blocking("name", Block.REQUIRED, None, TextView("Say it", "en", is_fallback=True)),
    )


def test_nothing_that_staff_cannot_answer_is_required_of_them(session: FormSession) -> None:
    assert blocks(session) == {}
    assert session.question("note").is_required
    assert session.question("total").is_required


def test_shown_value_that_is_not_allowed_blocks(session: FormSession) -> None:
    session.answer("age", "4")
    assert blocks(session) == {"note": Block.CONSTRAINT}


def test_lasting_reason_stands_for_an_answer(session: FormSession) -> None:
    session.answer("age", "18")
    assert blocks(session) == {"name": Block.REQUIRED}
    session.skip("name", SkipReason.LATER)
    assert blocks(session) == {"name": Block.REQUIRED}
    session.skip("name", SkipReason.DECLINED)
    assert blocks(session) == {}


def test_answer_may_come_to_block_by_another(session: FormSession) -> None:
    session.answer("minors", "7")
    assert blocks(session) == {}
    session.answer("age", "6")
    assert blocks(session) == {"minors": Block.CONSTRAINT}


def test_record_with_such_an_answer_opens_again_as_it_was(
    session: FormSession, open_session: Any
) -> None:
    session.answer("age", "130", insist=True)
    again = open_session(session.form, session.document())
    assert again.document() == session.document()
    assert again.blocking("en") == session.blocking("en")
