"""An expression may be wrong or hostile; it ends in a problem, soon, and never in a crash."""

from contextlib import suppress
from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.xpath.compiler import compile_text
from intake.forms.xpath.nodes import Kind, Node, number_in_order
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Environment, Value


def evaluate(expression: str) -> Value:
    root = Node(Kind.DOCUMENT)
    environment = Environment(
        root=root,
        now=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC),
        zone=UTC,
        randomness=lambda count: bytes(range(count % 250)),
    )
    return compile_text(expression, {}).evaluate(Context(root, environment))


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        ("1 +", Fault.SYNTAX),
        ("( . = 'a'", Fault.SYNTAX),
        ("'open", Fault.SYNTAX),
        ("", Fault.SYNTAX),
        ("foo(1)", Fault.UNKNOWN_FUNCTION),
        ("selected('a')", Fault.ARGUMENTS),
        ("weighted-checklist(1, 2, 3)", Fault.ARGUMENTS),
        ("$name", Fault.VARIABLE),
        ("nobody:name", Fault.UNKNOWN_PREFIX),
        ("(" * 500 + "1" + ")" * 500, Fault.TOO_DEEP),
        ("-" * 500 + "1", Fault.TOO_DEEP),
        ("a[" * 500, Fault.TOO_DEEP),
        ("1+" * 20_000 + "1", Fault.TOO_LONG),
        ("'" + "a" * 60_000 + "'", Fault.TOO_LONG),
    ],
)
def test_broken_expression_is_a_problem_at_compile(expression: str, fault: Fault) -> None:
    assert [each.fault for each in compile_text(expression, {}).problems] == [fault]


def test_catastrophic_pattern_is_stopped_in_time() -> None:
    started = process_time()
    with pytest.raises(XPathError) as caught:
        evaluate("regex('" + "a" * 40 + "!', '(a|aa)+$')")
    assert caught.value.fault is Fault.TIMEOUT
    assert process_time() - started < 1


def test_broken_pattern_is_a_problem() -> None:
    with pytest.raises(XPathError) as caught:
        evaluate("regex('a', '(')")
    assert caught.value.fault is Fault.PATTERN


def test_long_chain_of_operators_needs_no_depth() -> None:
    assert evaluate(" or ".join(["false()"] * 2_000 + ["true()"])) is True


def test_operator_glued_to_a_name_is_read_as_every_engine_reads_it() -> None:
    assert evaluate("selected('1 6', '5') orselected('1 6', '6')") is True


def test_chance_is_the_one_that_was_given() -> None:
    assert evaluate("uuid()") == "00010203-0405-4607-8809-0a0b0c0d0e0f"


@given(st.text(alphabet="()[]/.@*,'\"=<>+-| abdiovnr1$:", max_size=40))
def test_any_text_compiles_or_is_a_problem(expression: str) -> None:
    with suppress(XPathError):
        assert evaluate(expression) is not None


def many_nodes(count: int) -> Environment:
    root = Node(Kind.DOCUMENT)
    top = Node(Kind.ELEMENT, "a", parent=root)
    root.children.append(top)
    top.children += [Node(Kind.ELEMENT, "b", parent=top, text=str(n)) for n in range(count)]
    number_in_order(root)
    return Environment(
        root=root, now=lambda: datetime(2026, 11, 24, tzinfo=UTC), zone=UTC, randomness=bytes
    )


@pytest.mark.parametrize(
    "expression",
    [
        "count(//b[count(//b[count(//b) > 1]) > 1])",
        "//b < //b[. > -1]",
        "count(//b[//b[//b]])",
        "count(/a/b[sum(/a/b[. > 2]) > 1])",
    ],
)
def test_rule_that_walks_for_ever_is_stopped(expression: str) -> None:
    environment = many_nodes(3_000)
    started = process_time()
    with pytest.raises(XPathError) as caught:
        compile_text(expression, {}).evaluate(Context(environment.root, environment))
    assert caught.value.fault is Fault.TIMEOUT
    assert process_time() - started < 5


def test_patterns_of_one_rule_share_their_time() -> None:
    environment = many_nodes(500)
    for node in environment.root.children[0].children:
        node.text = "a" * 24 + "!"
    started = process_time()
    with pytest.raises(XPathError):
        compile_text("count(//b[regex(., '(a|aa)+$')])", {}).evaluate(
            Context(environment.root, environment)
        )
    assert process_time() - started < 2
