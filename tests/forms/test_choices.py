"""Lists come from the form, from filters, from rows; what is no longer offered is no answer."""

from typing import Any

import pytest

from intake.domain.answers import Value
from intake.domain.compartments import Compartment
from intake.forms.choice_filters import filter_of_one
from intake.forms.problems import ProblemRule
from intake.forms.xpath.parser import parse

TOWNS = """<instance id="towns"><root>
<item><name>tap</name><label>Tapachula</label><in>mx</in></item>
<item><name>ten</name><label>Tenosique</label><in>mx</in></item>
<item><name>tec</name><label>Tecún Umán</label><in>gt</in></item></root></instance>"""


def listed(control: str, nodeset: str, value: str = "name", label: str = "label") -> str:
    return f"""<{control} ref="/data/q"><label>Q</label><itemset nodeset="{nodeset}">
    <value ref="{value}"/><label ref="{label}"/></itemset></{control}>"""


def codes(session: Any) -> list[str]:
    return [choice.code for choice in session.choices("q")]


@pytest.mark.parametrize(
    ("nodeset", "is_so"),
    [
        ("instance('x')/root/item[in = /data/c]", True),
        ("instance('x')/root/item[selected(/data/c, name)]", True),
        ("instance('x')/root/item[in = /data/c and not(name = 'a')]", True),
        ("instance('x')/root/item", False),
        ("instance('x')/root/item[2]", False),
        ("instance('x')/root/item[position() > 1]", False),
        ("instance('x')/root/item[not(position() = last())]", False),
        ("instance('x')/root/item[/data/n]", False),
        ("instance('x')/root/item[/data/n + 1]", False),
        ("instance('x')/root/item[in = -position()]", False),
        ("instance('x')/root/item[count(../item[last()]) = 1]", True),
        ("instance('x')/root[1]/item[in = 'a']", False),
        ("instance('x')//item[in = 'a']", False),
        ("randomize(instance('x')/root/item[in = 'a'])", False),
        ("/data/rows[in = 'a']", False),
    ],
)
def test_filter_is_asked_of_one_entry_where_places_do_not_count(nodeset: str, is_so: bool) -> None:
    assert (filter_of_one(parse(nodeset)) is not None) is is_so


@pytest.mark.parametrize(
    "nodeset",
    [
        "instance('towns')/root/item[in = /data/c]",
        "instance('towns')/root/item[in = /data/c][position() > 0]",
        "randomize(instance('towns')/root/item[in = /data/c], 42)",
    ],
)
def test_answers_keep_what_is_still_offered(
    make_form: Any, open_session: Any, nodeset: str
) -> None:
    body = '<input ref="/data/c"/>' + listed("select", nodeset)
    session = open_session(make_form("<c/><q/>", body=body, lists=TOWNS))
    session.answer("c", "mx")
    assert sorted(codes(session)) == ["tap", "ten"]
    assert session.answer("q", "ten tap").problem is None
    session.answer("c", "gt")
    assert session.question("q").value == Value()
    assert session.answer("q", "tap").problem.rule is ProblemRule.NOT_A_CHOICE


def test_list_in_random_order_keeps_its_order_for_the_session(
    make_form: Any, open_session: Any
) -> None:
    form = make_form(
        "<q/>", body=listed("select1", "randomize(instance('towns')/root/item)"), lists=TOWNS
    )
    sessions = [open_session(form, seed=seed) for seed in range(12)]
    assert all(codes(session) == codes(session) for session in sessions)
    assert len({tuple(codes(session)) for session in sessions}) > 1
    assert all(session.answer("q", "tec").problem is None for session in sessions)


def test_list_may_come_from_the_rows_of_a_repeat(make_form: Any, open_session: Any) -> None:
    form = make_form(
        '<child jr:template=""><name/></child><q/>',
        body="""<group ref="/data/child"><repeat nodeset="/data/child">
        <input ref="/data/child/name"/></repeat></group>"""
        + listed("select1", "/data/child[name != '']", label="name"),
    )
    session = open_session(form)
    for uid, name in (("r1", "Ana"), ("r2", "Luis")):
        session.add_row("child", uid)
        session.answer(f"child[{uid}]/name", name)
    assert [(each.code, each.labels) for each in session.choices("q")] == [
        ("Ana", {"und": "Ana"}),
        ("Luis", {"und": "Luis"}),
    ]
    session.answer("q", "Luis")
    change = session.remove_row("child", "r2")
    assert ("q", Value()) in change.patches[Compartment.CORE].values
    assert "q" in change.changed


def test_code_and_label_may_be_computed(make_form: Any, open_session: Any) -> None:
    nodeset = "instance('towns')/root/item[in = 'gt']"
    form = make_form(
        "<q/>",
        body=listed("select1", nodeset, "concat(in, '-', name)", "concat('a ', label)"),
        lists=TOWNS,
    )
    session = open_session(form)
    assert [(each.code, each.labels) for each in session.choices("q")] == [
        ("gt-tec", {"und": "a Tecún Umán"})
    ]


def test_calculation_may_show_the_name_of_a_choice(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<q/><shown/><none/>",
        """<bind nodeset="/data/shown" calculate="jr:choice-name(/data/q, '/data/q')"/>
        <bind nodeset="/data/none" calculate="jr:choice-name('tec', '/data/gone')"/>""",
        listed("select1", "instance('towns')/root/item"),
        lists=TOWNS,
    )
    session = open_session(form)
    session.answer("q", "tec")
    values = session.document().values
    assert values["shown"] == Value("Tecún Umán")
    assert "none" not in values


def test_broken_list_offers_nothing_and_says_so(make_form: Any, open_session: Any) -> None:
    session = open_session(make_form("<q/>", body=listed("select1", "foo(1)"), lists=TOWNS))
    assert codes(session) == []
    assert session.question("q").problem.rule is ProblemRule.UNKNOWN_FUNCTION


def test_name_of_a_choice_follows_what_its_label_says(make_form: Any, open_session: Any) -> None:
    texts = """<itext><translation lang="English (en)" default="true()">
    <text id="t0"><value>Town of <output value="/data/who"/></value></text>
    <text id="t1"><value>Elsewhere</value></text></translation></itext>"""
    listed = """<instance id="towns"><root><item><name>x</name><itextId>t0</itextId></item>
    <item><name>y</name><itextId>t1</itextId></item></root></instance>"""
    form = make_form(
        "<who/><q/><r/><said/><spoken/>",
        """<bind nodeset="/data/said" calculate="jr:choice-name(/data/q, '/data/q')"/>
        <bind nodeset="/data/spoken" calculate="jr:choice-name(/data/r, '/data/r')"/>""",
        """<input ref="/data/who"/>
        <select1 ref="/data/q"><item><label>With <output value="/data/who"/></label>
        <value>a</value></item></select1>
        <select1 ref="/data/r"><itemset nodeset="instance('towns')/root/item"><value ref="name"/>
        <label ref="jr:itext(itextId)"/></itemset></select1>""",
        itext=texts,
        lists=listed,
    )
    session = open_session(form)
    session.answer("q", "a")
    session.answer("r", "x")
    session.answer("who", "Ana")
    values = session.document().values
    assert (values["said"].v, values["spoken"].v) == ("With Ana", "Town of Ana")
    assert open_session(form, session.document()).document() == session.document()
