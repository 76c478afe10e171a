"""Forms written by hand: nested rows, relative references, old ids, and unusual controls."""

from typing import Any

import pytest

from intake.domain.answers import Document, RowAdded, RowRemoved, SkipReason, Value
from intake.domain.compartments import Compartment
from intake.forms.model import FormDef, QuestionKind
from intake.forms.problems import ProblemRule
from intake.forms.views import GroupStep, QuestionStep, RepeatStep, TextView


@pytest.fixture(scope="module")
def nested(make_form: Any) -> FormDef:
    form: FormDef = make_form(
        """<event jr:template=""><what/><person jr:template=""><name/><role/></person>
        <people/></event><all/><fixed><x/></fixed><fixed><x/></fixed>""",
        """<bind nodeset="/data/event/people" type="int" calculate="count(../person)"/>
        <bind nodeset="/data/event/person/name" type="string" intake:compartment="identity"/>
        <bind nodeset="/data/event/person/role" relevant="/data/event/what != ''"
              constraint=". != /data/event/what" jr:constraintMsg="Not the same"
              required="true()" jr:requiredMsg="Say it"/>
        <bind nodeset="/data/all" calculate="join(',', /data/event/person/role)"/>""",
        """<group ref="/data/event"><label>Event</label><repeat nodeset="/data/event">
        <input ref="what"/><group ref="person"><repeat nodeset="/data/event/person"
          appearance="field-list"><input ref="name"/><input ref="../person/role"><label>Role</label>
          <hint>why</hint></input></repeat></group></repeat></group>
        <repeat nodeset="/data/fixed" jr:noAddRemove="true()"><input ref="/data/fixed/x"/></repeat>""",
    )
    return form


def test_rows_in_rows_have_paths_of_their_own(nested: FormDef, open_session: Any) -> None:
    session = open_session(nested)
    for event in ("e1", "e2"):
        assert session.add_row("event", event).problem is None
        session.answer(f"event[{event}]/what", f"what {event}")
    session.add_row("event[e1]/person", "p1")
    change = session.add_row("event[e1]/person", "p2")
    assert change.patches[Compartment.CORE].rows == (RowAdded("event[e1]/person", "p2"),)
    values = dict(change.patches[Compartment.CORE].values)
    assert values == {"event[e1]/people": Value("2"), "all": Value(",")}
    assert session.document().values["event[e2]/people"] == Value("0")
    session.answer("event[e1]/person[p2]/role", "guard")
    assert session.document().values["all"] == Value(",guard")
    rows = session.document().rows
    assert (rows["event"], rows["event[e1]/person"]) == (("e1", "e2"), ("p1", "p2"))
    again = open_session(nested, session.document())
    assert again.document() == session.document()
    assert again.steps() == session.steps()


def test_steps_of_rows_in_rows_follow_their_list(nested: FormDef, open_session: Any) -> None:
    session = open_session(nested)
    session.add_row("event", "e1")
    session.add_row("event[e1]/person", "p1")
    page = GroupStep("event[e1]/person[p1]", ("event[e1]/person[p1]/name",))
    steps = session.steps()
    assert steps[:4] == (
        RepeatStep("event", ("e1",), can_add=True),
        QuestionStep("event[e1]/what"),
        RepeatStep("event[e1]/person", ("p1",), can_add=True),
        page,
    )
    first, second = session.document().rows["fixed"]
    assert steps[4] == RepeatStep("fixed", (first, second), can_add=False)


def test_condition_in_a_row_is_about_this_row(nested: FormDef, open_session: Any) -> None:
    session = open_session(nested)
    for event in ("e1", "e2"):
        session.add_row("event", event)
        session.add_row(f"event[{event}]/person", "p")
    session.answer("event[e1]/what", "x")
    assert session.question("event[e1]/person[p]/role").is_relevant
    assert not session.question("event[e2]/person[p]/role").is_relevant
    refused = session.answer("event[e1]/person[p]/role", "x")
    assert refused.problem.rule is ProblemRule.CONSTRAINT
    path = "event[e1]/person[p]/role"
    assert session.constraint_message(path, "es") == TextView("Not the same", "und")
    assert session.required_message(path, "es") == TextView("Say it", "und")
    assert session.hint(path, "en") == TextView("why", "und")


def test_answer_that_another_answer_makes_wrong_is_shown_as_a_problem(
    nested: FormDef, open_session: Any
) -> None:
    session = open_session(nested)
    session.add_row("event", "e1")
    session.add_row("event[e1]/person", "p")
    session.answer("event[e1]/what", "x")
    session.answer("event[e1]/person[p]/role", "y")
    assert session.question("event[e1]/person[p]/role").problem is None
    session.answer("event[e1]/what", "y")
    problem = session.question("event[e1]/person[p]/role").problem
    assert problem.rule is ProblemRule.CONSTRAINT


def test_removed_row_takes_its_names_with_it_in_every_compartment(
    nested: FormDef, open_session: Any
) -> None:
    session = open_session(nested)
    session.add_row("event", "e1")
    session.add_row("event[e1]/person", "p1")
    session.answer("event[e1]/person[p1]/name", "Ana")
    removed = session.remove_row("event", "e1")
    assert list(removed.patches) == [Compartment.IDENTITY, Compartment.CORE]
    for patch in removed.patches.values():
        assert RowRemoved("event", "e1") in patch.rows


def test_row_that_is_there_already_is_not_added_twice(nested: FormDef, open_session: Any) -> None:
    session = open_session(nested)
    session.opening()
    session.add_row("event", "e1")
    assert session.add_row("event", "e1").is_empty
    assert session.add_row("event[gone]/person", "p").problem.rule is ProblemRule.UNKNOWN_QUESTION
    assert session.add_row("all", "p").problem.rule is ProblemRule.UNKNOWN_QUESTION
    assert session.remove_row("fixed", "p").problem.rule is ProblemRule.FIXED_ROWS


def test_first_rows_are_there_when_asked_for(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<r><x>1</x></r><r><x>2</x></r>",
        "",
        '<repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>',
    )
    assert open_session(form).steps() == (RepeatStep("r", (), can_add=True),)
    document = open_session(form, first_rows=True).document()
    assert sorted(value.v for value in document.values.values()) == ["1", "2"]


def test_page_with_a_list_of_rows_is_walked_through(make_form: Any, open_session: Any) -> None:
    form = make_form(
        '<g><a/><r jr:template=""><x/></r></g>',
        "",
        """<group ref="/data/g" appearance="field-list"><input ref="/data/g/a"/>
        <group><repeat nodeset="/data/g/r"><input ref="/data/g/r/x"/></repeat></group></group>""",
    )
    assert open_session(form).steps() == (
        QuestionStep("g/a"),
        RepeatStep("g/r", (), can_add=True),
    )


def test_pages_without_a_node_do_not_take_one_anothers_place(
    make_form: Any, open_session: Any
) -> None:
    form = make_form(
        "<a/><b/><c/>",
        "",
        """<group appearance="field-list"><input ref="/data/a"/><input ref="/data/b"/></group>
        <group appearance="field-list"><input ref="/data/c"/></group>""",
    )
    steps = open_session(form).steps()
    assert steps == (GroupStep("a", ("a", "b")), GroupStep("c", ("c",)))


@pytest.mark.parametrize(
    ("bind", "control", "kind"),
    [
        ('type="string"', "<input {}/>", QuestionKind.TEXT),
        ('type="string"', '<input {} appearance="multiline"/>', QuestionKind.MULTILINE),
        ('type="string" readonly="true()"', "<input {}/>", QuestionKind.NOTE),
        ('type="string" readonly="true()" calculate="1"', "<input {}/>", QuestionKind.TEXT),
        ('type="xsd:int"', "<input {}/>", QuestionKind.INTEGER),
        ('type="decimal"', "<input {}/>", QuestionKind.DECIMAL),
        ('type="dateTime"', "<input {}/>", QuestionKind.DATETIME),
        ('type="geopoint"', "<input {}/>", QuestionKind.GEOPOINT),
        ('type="barcode"', "<input {}/>", QuestionKind.BARCODE),
        ('type="binary"', '<upload {} mediatype="image/*"/>', QuestionKind.IMAGE),
        ('type="binary"', '<upload {} mediatype="audio/*"/>', QuestionKind.AUDIO),
        ('type="binary"', '<upload {} mediatype="application/*"/>', QuestionKind.FILE),
        ('type="int"', '<range {} start="1" end="5" step="1"/>', QuestionKind.RANGE),
        ('type="string"', "<trigger {}/>", QuestionKind.ACKNOWLEDGE),
        ('type="odk:rank"', "<rank {}/>", QuestionKind.RANK),
        ('type="string" calculate="1"', "", QuestionKind.CALCULATE),
        ('type="string"', "", QuestionKind.HIDDEN),
    ],
)
def test_control_type_and_appearance_make_the_kind(
    make_form: Any, bind: str, control: str, kind: QuestionKind
) -> None:
    form = make_form("<q/>", f'<bind nodeset="/data/q" {bind}/>', control.format('ref="/data/q"'))
    assert [question.kind for question in form.questions()] == [kind]


def test_parameters_of_a_control_are_kept(make_form: Any) -> None:
    form = make_form(
        "<q/><p/>",
        '<bind nodeset="/data/p" type="binary" orx:max-pixels="800"/>',
        """<range ref="/data/q" start="1" end="5" step="1"/>
        <upload ref="/data/p" mediatype="image/*"/>""",
    )
    parameters = {question.path: question.parameters for question in form.questions()}
    assert parameters == {"q": {"start": "1", "end": "5", "step": "1"}, "p": {"max-pixels": "800"}}


def test_guidance_stands_beside_the_hint(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<q/>",
        "",
        """<input ref="/data/q"><label>Q</label><hint ref="jr:itext('h')"/></input>""",
        itext="""<itext><translation lang="en"><text id="h"><value>hint</value>
        <value form="guidance">for staff</value></text></translation><translation lang="English">
        <text id="h"><value>second</value></text></translation></itext>""",
    )
    session = open_session(form)
    assert session.guidance("q", "en") == TextView("for staff", "en")
    assert session.hint("q", "en-x-2") == TextView("second", "en-x-2")
    assert session.label("gone", "en") is None
    assert [language.tag for language in form.languages] == ["en", "en-x-2"]


def test_read_only_group_takes_no_answers(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<g><a/></g>",
        '<bind nodeset="/data/g" readonly="true()"/>',
        '<group ref="/data/g"><input ref="/data/g/a"/></group>',
    )
    session = open_session(form)
    assert session.question("g/a").is_readonly
    assert session.unanswered() == ()
    for change in (
        session.answer("g/a", "x"),
        session.clear("g/a"),
        session.skip("g/a", SkipReason.LATER),
    ):
        assert change.problem.rule is ProblemRule.READ_ONLY


def test_question_that_is_none_is_a_mistake_of_the_caller(
    nested: FormDef, open_session: Any
) -> None:
    session = open_session(nested)
    with pytest.raises(KeyError):
        session.question("")
    with pytest.raises(KeyError):
        session.question("gone")


def test_counts_that_grow_without_end_are_bounded(make_form: Any, open_session: Any) -> None:
    form = make_form(
        '<n/><r jr:template=""><s jr:template=""><x/></s></r>',
        '<bind nodeset="/data/n" type="int"/>',
        """<input ref="/data/n"/><repeat nodeset="/data/r" jr:count="/data/n">
        <repeat nodeset="/data/r/s" jr:count="1 div 0"><input ref="/data/r/s/x"/></repeat>
        </repeat>""",
    )
    session = open_session(form)
    session.answer("n", "100")
    rows = sum(len(uids) for uids in session.document().rows.values())
    assert 100 < rows < 40_000


def test_document_with_skips_and_silence_opens_as_it_was(
    nested: FormDef, open_session: Any
) -> None:
    document = Document(
        {"event[e1]/what": Value(skip=SkipReason.NOT_SAFE), "event[e1]/people": Value("0")},
        {"event": ("e1",)},
    )
    session = open_session(nested, document)
    assert session.document() == document
    assert session.progress() == (1, 1)


@pytest.mark.parametrize(
    ("count", "rows"), [("-1 div 0", 0), ("'many'", 0), ("2.9", 2), ("1 + 0", 1)]
)
def test_any_count_is_understood(make_form: Any, open_session: Any, count: str, rows: int) -> None:
    form = make_form(
        '<r jr:template=""><x/></r>',
        "",
        f'<repeat nodeset="/data/r" jr:count="{count}"><input ref="/data/r/x"/></repeat>',
    )
    assert len(open_session(form).document().rows.get("r", ())) == rows


def test_rows_stay_while_their_count_is_not_known(make_form: Any, open_session: Any) -> None:
    form = make_form(
        '<n/><r jr:template=""><x/></r>',
        '<bind nodeset="/data/n" type="int"/>',
        """<input ref="/data/n"/><repeat nodeset="/data/r" jr:count="/data/n">
        <input ref="/data/r/x"/></repeat>""",
    )
    session = open_session(form)
    session.answer("n", "2")
    before = session.document().rows
    session.skip("n", SkipReason.NOT_KNOWN)
    assert session.document().rows == before


def test_new_row_has_the_values_of_the_template_alone(make_form: Any, open_session: Any) -> None:
    session = open_session(
        make_form(
            """<bag jr:template=""><what>a coat</what></bag><bag><what>a coat</what></bag>
            <way><from>home</from><stop><at>a river</at></stop></way>""",
            "",
            """<repeat nodeset="/data/bag"><input ref="/data/bag/what"/></repeat>
            <repeat nodeset="/data/way"><input ref="/data/way/from"/>
            <input ref="/data/way/stop/at"/></repeat>""",
        ),
        first_rows=True,
    )
    session.add_row("bag", "b")
    session.add_row("way", "w")
    values = {reference: session.state(reference, "en").value for reference in session.references()}
    assert values["/data/bag[1]/what"] == values["/data/bag[2]/what"] == "a coat"
    assert values["/data/way[1]/stop/at"] == "a river"
    assert values["/data/way[2]/from"] == values["/data/way[2]/stop/at"] == ""
    again = open_session(session.form, session.document())
    assert again.document() == session.document()
