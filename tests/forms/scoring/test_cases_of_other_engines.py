"""The evaluator agrees with ODK Web Forms, Enketo and JavaRosa, but for the exceptions listed."""

from typing import Any

import pytest

from intake.forms.scoring.agreement import agrees, is_recorded_twice
from tools.conformance.known import known_cases, names_of


def test_every_case_agrees_unless_it_is_listed_with_a_reason(xpath_cases: Any) -> None:
    disagreeing = {name for name, agreed in xpath_cases.agreed.items() if not agreed}
    assert disagreeing == names_of(known_cases())


def test_at_least_99_of_100_steady_and_verified_cases_agree(xpath_cases: Any) -> None:
    counted = [
        xpath_cases.agreed[name]
        for name, case in xpath_cases.all.items()
        if not case.get("volatile") and not case.get("unverified")
    ]
    assert len(counted) > 2_000
    assert sum(counted) >= 0.99 * len(counted)


def test_every_case_on_which_javarosa_agrees_with_the_web_agrees(xpath_cases: Any) -> None:
    consensus = [name for name, case in xpath_cases.all.items() if is_recorded_twice(case)]
    assert len(consensus) > 1_000
    assert [name for name in consensus if not xpath_cases.agreed[name]] == []


def case(result: str, expected: object, kind: str, value: str) -> dict[str, Any]:
    said = {"type": kind, "value": value}
    return {"suite": "enketo-native", "result": result, "expected": expected, "javarosa": said}


@pytest.mark.parametrize(
    ("recorded", "is_said_by_both"),
    [
        (case("boolean", True, "Boolean", "true"), True),
        (case("boolean", True, "Boolean", "false"), False),
        (case("number", 5, "Double", "5.0"), True),
        (case("number", 5, "Double", "5.1"), False),
        (case("number", {"num": "NaN"}, "Double", "NaN"), True),
        (case("number-rounded", 1.3, "Double", "1.26") | {"factor": 10}, True),
        (case("string", "5", "Double", "5.0"), True),
        (case("string", "true", "Boolean", "true"), True),
        (case("string", "a", "String", "b"), False),
        (case("string-matches", "^a", "String", "ab"), True),
        (case("error", None, "ERR", "XPathException"), True),
        (case("number", 5, "ERR", "XPathException"), False),
        (case("string", "2001-01-01", "Date", "Mon Jan 01"), False),
        (case("boolean", True, "Boolean", "true") | {"suite": "javarosa"}, False),
        (case("boolean", True, "Boolean", "true") | {"javarosa": None}, False),
        (case("boolean", True, "Boolean", "true") | {"javarosa": {"type": "Boolean"}}, False),
    ],
)
def test_case_is_recorded_twice_when_javarosa_says_what_the_web_says(
    recorded: dict[str, Any], is_said_by_both: bool
) -> None:
    assert is_recorded_twice(recorded) is is_said_by_both


@pytest.mark.parametrize(
    ("asked", "expected", "said", "agrees_with_it"),
    [
        ("string-length", 3, {"type": "string", "value": "abc"}, True),
        ("string-length", 3, {"type": "string", "value": "ab"}, False),
        ("nodeset", ["/a[1]", None], {"type": "nodeset", "value": ["/a[1]", "/?10"]}, True),
        ("nodeset", ["/a", "/b"], {"type": "nodeset", "value": ["/b", "/a"]}, False),
        ("nodeset-unordered", ["/a", "/b"], {"type": "nodeset", "value": ["/b", "/a"]}, True),
        ("number", 5, {"type": "error", "value": "syntax"}, False),
        ("error", None, {"type": "number", "value": 5}, False),
        ("number", 0.3, {"type": "number", "value": 0.30000001}, False),
    ],
)
def test_answers_are_compared_as_the_case_asks(
    asked: str, expected: object, said: dict[str, object], agrees_with_it: bool
) -> None:
    assert agrees({"result": asked, "expected": expected}, said) is agrees_with_it
