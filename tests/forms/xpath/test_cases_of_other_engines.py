"""The evaluator agrees with ODK Web Forms, Enketo and JavaRosa, but for the exceptions listed."""

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from intake.forms.xpath.compiler import compile_text
from intake.forms.xpath.nodes import Node
from intake.forms.xpath.problems import XPathError
from intake.forms.xpath.values import (
    Context,
    Environment,
    Value,
    to_boolean,
    to_number,
    to_text,
)

EXCEPTIONS = Path(__file__).with_name("exceptions.txt")
StandAt = Callable[[Node, str], Node]


def listed_exceptions() -> dict[str, str]:
    lines = EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    entries = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    return {entry[0]: entry[1] for entry in entries}


def touches_namespace_nodes(case: dict[str, Any]) -> bool:
    asked = [case["context"], *(case["expected"] if case["result"].startswith("nodeset") else [])]
    return any(each is None or "@xmlns" in each for each in asked)


@pytest.fixture(scope="module")
def outcomes(xpath_cases: Any, stand_at: StandAt) -> dict[str, bool]:
    return {
        case["id"]: agrees(case, xpath_cases, stand_at)
        for case in xpath_cases.all
        if not touches_namespace_nodes(case)
    }


def test_every_case_agrees_unless_it_is_listed_with_a_reason(outcomes: dict[str, bool]) -> None:
    disagreeing = {name for name, agreed in outcomes.items() if not agreed}
    assert disagreeing == set(listed_exceptions())


def test_at_least_98_of_100_cases_agree(outcomes: dict[str, bool]) -> None:
    assert sum(outcomes.values()) / len(outcomes) >= 0.98


def test_every_case_on_which_javarosa_agrees_with_the_web_agrees(
    outcomes: dict[str, bool], xpath_cases: Any
) -> None:
    consensus = [
        case["id"]
        for case in xpath_cases.all
        if case["id"] in outcomes and javarosa_says_the_same(case)
    ]
    assert len(consensus) > 1_000
    assert [name for name in consensus if not outcomes[name]] == []


def agrees(case: dict[str, Any], cases: Any, stand_at: StandAt) -> bool:
    environment = cases.environment(case)
    context = Context(stand_at(cases.document(case["xml"]), case["context"]), environment)
    compiled = compile_text(case["expression"], cases.namespaces(case))
    try:
        value = compiled.evaluate(context)
        if case["result"] == "error":
            return bool(compiled.problems)
        return is_expected(case, value, environment, stand_at)
    except XPathError:
        return bool(case["result"] == "error")


def is_expected(
    case: dict[str, Any], value: Value, environment: Environment, stand_at: StandAt
) -> bool:
    expected = case["expected"]
    match case["result"]:
        case "boolean":
            return bool(to_boolean(value) == expected)
        case "number" | "number-rounded":
            return is_number(case, to_number(value, environment), as_number(expected))
        case "string":
            return bool(to_text(value, environment) == expected)
        case "string-length":
            return bool(len(to_text(value, environment)) == expected)
        case "string-matches":
            return re.search(expected, to_text(value, environment)) is not None
        case _:
            return is_node_set(case, value, environment, stand_at)


def as_number(expected: Any) -> float:
    if isinstance(expected, dict):
        return float(expected["num"].replace("Infinity", "inf"))
    return float(expected)


def is_number(case: dict[str, Any], number: float, expected: float) -> bool:
    if math.isnan(expected) or math.isnan(number):
        return math.isnan(expected) and math.isnan(number)
    if case["result"] == "number-rounded":
        factor = case["factor"]
        return bool(abs(math.floor(number * factor + 0.5) / factor - expected) < 1e-9)
    if case.get("abs_tol"):
        return number == expected or abs(number - expected) <= 1e-12 * max(1, abs(expected))
    return number == expected or abs(number - expected) <= 1e-15 * abs(expected)


def is_node_set(
    case: dict[str, Any], value: Value, environment: Environment, stand_at: StandAt
) -> bool:
    if not isinstance(value, list):
        return False
    document = environment.root.root
    try:
        expected = [id(stand_at(document, path)) for path in case["expected"]]
    except IndexError:  # CDATA sections and the document type are nodes only to a browser
        return False
    found = [id(node) for node in value]
    return found == expected if case["result"] == "nodeset" else set(found) == set(expected)


def javarosa_says_the_same(case: dict[str, Any]) -> bool:
    said = case.get("javarosa") if case["suite"] != "javarosa" else None
    if not said or "value" not in said:
        return False
    expected = case["expected"]
    match case["result"], said["type"]:
        case "boolean", "Boolean":
            return bool(said["value"] == str(expected).lower())
        case "number", "Double" | "Integer" | "Long":
            return is_number(case, as_number({"num": said["value"]}), as_number(expected))
        case "string", "String":
            return bool(said["value"] == expected)
        case _:
            return False
