"""Values that a form sets when something happens, and texts that it computes."""

from typing import Any

from intake.domain.answers import Value
from intake.forms.problems import ProblemRule
from intake.forms.views import TextView


def test_value_is_set_when_its_source_changes(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<a/><double/><copy/><fixed/>",
        '<bind nodeset="/data/double" type="int" calculate="/data/a * 2"/>',
        """<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/copy"
        value="/data/double"/><setvalue event="xforms-value-changed" ref="/data/fixed">yes</setvalue>
        </input>""",
    )
    session = open_session(form)
    session.answer("a", "4")
    values = session.document().values
    assert (values["copy"], values["fixed"]) == (Value("8"), Value("yes"))
    session.answer("a", "4")
    session.answer("a", "5")
    assert session.document().values["copy"] == Value("10")


def test_first_load_sets_once_and_never_when_reopened(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<when/><seen/>",
        '<setvalue event="odk-instance-first-load" ref="/data/when" value="now()"/>',
        '<input ref="/data/when"/>',
    )
    session = open_session(form)
    first = session.document()
    assert first.values["when"].v.startswith("2026-11-24T09:30")
    session.answer("when", "another time")
    assert open_session(form, session.document()).document().values["when"].v == "another time"


def test_new_row_is_set_alone(make_form: Any, open_session: Any) -> None:
    form = make_form(
        '<n/><row jr:template=""><no/></row>',
        "",
        """<input ref="/data/n"/><group ref="/data/row"><repeat nodeset="/data/row">
        <setvalue event="odk-new-repeat" ref="/data/row/no" value="/data/n + position(..)"/>
        <input ref="/data/row/no"/></repeat></group>""",
    )
    session = open_session(form)
    session.answer("n", "1")
    session.add_row("row", "r1")
    session.answer("n", "10")
    session.add_row("row", "r2")
    values = session.document().values
    assert (values["row[r1]/no"], values["row[r2]/no"]) == (Value("2"), Value("12"))


def test_values_that_set_each_other_come_to_an_end(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<a/><b/>",
        "",
        """<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b"
        value="/data/a + 1"/></input><input ref="/data/b"><setvalue
        event="xforms-value-changed" ref="/data/a" value="/data/b + 1"/></input>""",
    )
    session = open_session(form)
    assert session.answer("a", "1").problem is None
    assert session.question("b").value.v


def test_action_that_cannot_work_is_a_problem(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<a/><b/>",
        "",
        """<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b"
        value="count('x')"/></input><input ref="/data/b"/>""",
    )
    session = open_session(form)
    session.answer("a", "1")
    assert session.question("b").problem.rule is ProblemRule.VALUE


def test_computed_label_and_groups_without_a_name(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<a/><g><b/></g>",
        '<bind id="bee" nodeset="/data/g/b" type="string"/>',
        """<group><label>Page</label><input ref="/data/a">
        <label ref="concat('Dear ', /data/a)"/><hint ref="jr:itext(concat('w', '1'))"/></input>
        <group ref="/data/g" appearance="field-list"><input bind="bee"><label>Bee</label>
        </input></group></group>""",
        itext="""<itext><translation lang="en"><text id="w1"><value form="long">long hint</value>
        <value form="short">short</value><value form="image">jr://images/a.png</value></text>
        </translation></itext>""",
    )
    session = open_session(form)
    session.answer("a", "Ana")
    assert session.label("a", "en") == TextView("Dear Ana", "en")
    assert session.hint("a", "en") == TextView("long hint", "en")
    assert session.unanswered() == ("g/b",)
    assert form.texts["w1"].media == {"image": {"en": "jr://images/a.png"}}
    assert [section.titles for section in session.sections()] == [{"en": "Page"}]


def test_preloads_fill_the_day_and_leave_out_who_it_is(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<start/><day/><phone/>",
        """<bind nodeset="/data/start" type="dateTime" jr:preload="timestamp"
        jr:preloadParams="start"/>
        <bind nodeset="/data/day" type="date" jr:preload="date" jr:preloadParams="today"/>
        <bind nodeset="/data/phone" type="string" jr:preload="property"
        jr:preloadParams="phonenumber"/>""",
    )
    assert open_session(form).document().values == {
        "start": Value("2026-11-24T09:30:00.000+00:00"),
        "day": Value("2026-11-24"),
    }


def test_computed_values_are_stored_by_their_type(make_form: Any, open_session: Any) -> None:
    rules = {"int": "7 div 2", "decimal": "7 div 2", "date": "now()", "string": "0 div 0"}
    form = make_form(
        "".join(f"<{name}/>" for name in rules),
        "".join(
            f'<bind nodeset="/data/{name}" type="{name}" calculate="{rule}"/>'
            for name, rule in rules.items()
        ),
    )
    assert {path: value.v for path, value in open_session(form).document().values.items()} == {
        "int": "3",
        "decimal": "3.5",
        "date": "2026-11-24",
    }


def test_what_an_action_brings_about_comes_before_the_next_action(
    make_form: Any, open_session: Any
) -> None:
    form = make_form(
        '<a>1</a><row jr:template=""><x/><y/></row>',
        '<bind nodeset="/data/row/x" type="int"/>',
        """<input ref="/data/a"/><group ref="/data/row"><repeat nodeset="/data/row">
        <setvalue event="odk-new-repeat" ref="/data/row/x" value="position(..)"/>
        <setvalue event="odk-new-repeat" ref="/data/row/y">new</setvalue>
        <input ref="/data/row/x"><setvalue event="xforms-value-changed" ref="/data/row/y"
        value="concat('x', ../x)"/></input></repeat></group>""",
    )
    session = open_session(form)
    session.add_row("row", "r1")
    assert session.document().values["row[r1]/y"] == Value("new")
    session.answer("row[r1]/x", "7")
    assert session.document().values["row[r1]/y"] == Value("x7")


def test_many_actions_on_one_sum_are_no_circle(make_form: Any, open_session: Any) -> None:
    names = [f"v{number}" for number in range(30)]
    form = make_form(
        f"<a/>{''.join(f'<{name}/>' for name in names)}<sum/><seen/>",
        f"""<bind nodeset="/data/sum" type="int" calculate="{" + ".join(names)}"/>""".replace(
            "v", "/data/v"
        ),
        f"""<input ref="/data/a">{
            "".join(
                f'<setvalue event="xforms-value-changed" ref="/data/{name}">1</setvalue>'
                for name in names
            )
        }</input>{
            "".join(
                f'<input ref="/data/{name}"><setvalue event="xforms-value-changed" ref="/data/seen"'
                ' value="/data/sum"/></input>'
                for name in names
            )
        }""",
    )
    session = open_session(form)
    session.answer("a", "go")
    assert session.document().values["sum"] == Value("30")
    assert session.document().values["seen"] == Value("30")
    assert not session.problems()
