"""`intake form eval`: anybody can score the engine, and a bad case ends no run."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command

DOCUMENT = "<data><a>1</a><!--c--><a>2</a><b n='x'/></data>"


def case(name: str, expression: str, result: str, **more: object) -> dict[str, object]:
    whole = {"xml": "c1", "context": "/", "tz": "UTC", "suite": "own", "expected": None}
    return {"id": name, "expression": expression, "result": result, **whole, **more}


def file_of(folder: Path, *cases: object) -> Path:
    written = folder / "cases.json"
    data = {"contexts": {"c1": DOCUMENT, "bad": "<a"}, "namespaces": {}, "cases": cases}
    written.write_text(json.dumps(data), encoding="utf-8")
    return written


def said(command: Command, file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in command("form", "eval", "--cases", file).out.splitlines()]


def test_every_kind_of_value_is_told_as_the_case_asks(command: Command, tmp_path: Path) -> None:
    file = file_of(
        tmp_path,
        case("1", "/data/a = 2", "boolean"),
        case("2", "'12'", "number"),
        case("3", "count(//a)", "string"),
        case("4", "//a | //@n | //comment()", "nodeset"),
        case("5", "..", "nodeset", context="/*[1]"),
        case("6", "foo()", "error"),
        case("7", "if(true(), 1, foo())", "error"),
        case("8", "1", "error"),
        case("9", "'a'", "nodeset"),
    )
    assert [(each["id"], each["type"], each["value"]) for each in said(command, file)] == [
        ("1", "boolean", True),
        ("2", "number", 12),
        ("3", "string", "2"),
        ("4", "nodeset", ["/*[1]/*[1]", "/*[1]/comment()[1]", "/*[1]/*[2]", "/*[1]/*[3]/@n"]),
        ("5", "nodeset", ["/"]),
        ("6", "error", "unknown_function: foo"),
        ("7", "error", "unknown_function: foo"),
        ("8", "number", 1),
        ("9", "error", "value: nodeset"),
    ]


def test_numbers_that_json_cannot_write_have_names(command: Command, tmp_path: Path) -> None:
    asked = ("0 div 0", "1 div 0", "-1 div 0", "-0", "0.5", "12345678901234567890")
    file = file_of(tmp_path, *[case(each, each, "number") for each in asked])
    assert [each["value"] for each in said(command, file)] == [
        {"num": "NaN"},
        {"num": "Infinity"},
        {"num": "-Infinity"},
        {"num": "-0"},
        0.5,
        12345678901234567890.0,
    ]


def test_a_bad_case_is_a_line_of_its_own_and_the_next_goes_on(
    command: Command, tmp_path: Path
) -> None:
    file = file_of(
        tmp_path,
        "no case",
        {"id": "empty"},
        case("xml", "1", "number", xml="bad"),
        case("zone", "1", "number", tz="Nowhere/There"),
        case("place", "1", "number", context="/*[1]/*[9]"),
        case("path", "1", "number", context="somewhere"),
        case("good", "1", "number"),
    )
    told = said(command, file)
    assert [each["type"] for each in told] == ["error"] * 6 + ["number"]
    assert [each["id"] for each in told] == ["", "empty", "xml", "zone", "place", "path", "good"]


def test_entities_are_not_expanded(command: Command, tmp_path: Path) -> None:
    written = tmp_path / "cases.json"
    bomb = '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    data = {"contexts": {"c1": bomb}, "cases": [case("1", "string(/d)", "string")]}
    written.write_text(json.dumps(data), encoding="utf-8")
    assert said(command, written) == [{"id": "1", "type": "error", "value": "entities"}]


def test_compressed_cases_are_read_as_plain_ones(command: Command, tmp_path: Path) -> None:
    plain = file_of(tmp_path, case("1", "1 + 1", "number"))
    packed = tmp_path / "cases.json.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert said(command, packed) == said(command, plain)


@pytest.mark.parametrize("option", ["--cases", "--traces"])
@pytest.mark.parametrize(
    "content", [b"", b"no json", b"[]", b"{}", b"\x1f\x8bcut", b'{"cases": 3}', b'{"forms": {}}']
)
def test_a_bad_file_is_one_sentence_and_an_exit_status(
    command: Command, tmp_path: Path, option: str, content: bytes
) -> None:
    written = tmp_path / "bad"
    written.write_bytes(content)
    outcome = command("form", "eval", option, written, code=Exit.FILE)
    assert outcome.out == ""
    assert str(written) in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_file_that_is_absent_is_said_so(command: Command, tmp_path: Path) -> None:
    command("form", "eval", "--cases", tmp_path / "absent", code=Exit.FILE)


def test_a_scenario_is_told_in_one_line(command: Command, tmp_path: Path) -> None:
    written = tmp_path / "traces.json"
    scenario = {"origin": "own :: one", "form": "f", "steps": []}
    written.write_text(json.dumps({"forms": {"f": "<no form"}, "scenarios": [scenario]}))
    told = json.loads(command("form", "eval", "--traces", written).out)
    assert told["origin"] == "own :: one"
    assert told["equal"] is False
    assert told["first_difference"]
