"""Sessions go through ODK Web Forms' own scenarios and stand as it does after every step."""

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from intake.forms.scoring.traces import alike, scored

TRACES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "scenario_traces.json.gz"
EXCEPTIONS = {
    "dependent on the repeat group's number": "the sum of nothing is 0, as XPath and JavaRosa say",
    "is not triggered when loading form for editing": "the answers it was opened with are unknown",
    "temporarily include primary instance id: true > enforces": "shows the short form after the "
    "long form of a label, which nobody wants to read",
    "when [an] instance is deserialized": "the answers it was opened with are unknown",
    "does not fire when editing an existing instance": "the answers it was opened with are unknown",
    "returns first match when there are mu": "pulldata() by the name of an attribute",
}
XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><model><instance><data id="f"><a/><r><x/></r></data></instance>
<bind nodeset="/data/a" required="true()"/></model></h:head><h:body>
<input ref="/data/a"><label>A</label></input>
<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat></group>
</h:body></h:html>"""
MARKS = {"relevant": True, "required": False, "readonly": False}
BLANK = {**MARKS, "type": "input", "value": ""}
FIRST = {
    "/data": {**MARKS, "type": "root"},
    "/data/a": {**BLANK, "required": True, "label": "A", "violation": {"condition": "required"}},
    "/data/r": {**MARKS, "type": "repeat-range:uncontrolled"},
    "/data/r[1]": {**MARKS, "type": "repeat-instance"},
    "/data/r[1]/x": BLANK,
}


def recorded(*steps: dict[str, Any], changed: Any = FIRST, **more: Any) -> dict[str, Any]:
    first = {"op": {"op": "init"}, "changed": changed, "removed": []}
    scenario = {"origin": "x@1:packages/scenario/test/own.test.ts :: own", "now_ms": 0, "form": "f"}
    return {"forms": {"f": XFORM}, "scenarios": [{**scenario, "steps": [first, *steps], **more}]}


@cache
def results() -> list[dict[str, Any]]:
    if not TRACES.exists():
        pytest.skip("the corpus is not beside the project")
    return list(scored(json.loads(gzip.decompress(TRACES.read_bytes()))))


def test_97_of_100_scenarios_agree_in_every_node_after_every_step() -> None:
    counted = [each for each in results() if each["out_of_scope"] is None]
    differing = [each["origin"] for each in counted if not each["equal"]]
    assert len(counted) > 200
    assert len(differing) <= 0.03 * len(counted)
    assert [each for each in differing if not any(known in each for known in EXCEPTIONS)] == []


def test_only_few_values_are_left_to_chance() -> None:
    assert sum(1 for each in results() if each["by_chance"] and each["equal"]) < 10


def test_a_scenario_that_agrees_is_equal() -> None:
    answered = {"/data/a": {**BLANK, "required": True, "label": "A", "value": "yes"}}
    steps: list[dict[str, Any]] = [
        {"op": {"op": "answer", "ref": "/data/a", "args": ["yes"]}, "changed": answered},
        {
            "op": {"op": "createNewRepeat", "ref": "/data/r[2]"},
            "changed": {"/data/r[2]": FIRST["/data/r[1]"], "/data/r[2]/x": BLANK},
        },
        {
            "op": {"op": "removeRepeat", "ref": "/data/r[1]"},
            "changed": {},
            "removed": ["/data/r[2]", "/data/r[2]/x"],
        },
    ]
    (result,) = scored(recorded(*steps))
    assert result["first_difference"] is None
    assert result["equal"] is True


@pytest.mark.parametrize(
    ("reference", "mark", "value"),
    [
        ("/data/a", "required", False),
        ("/data/a", "relevant", False),
        ("/data/a", "readonly", True),
        ("/data/a", "label", "B"),
        ("/data/a", "hint", "a hint"),
        ("/data/a", "value", "x"),
        ("/data/a", "violation", None),
        ("/data/a", "options", [["a", "A"]]),
        ("/data/b", "type", "input"),
    ],
)
def test_whatever_differs_is_found(reference: str, mark: str, value: object) -> None:
    changed = {**FIRST, reference: {**FIRST.get(reference, {}), mark: value}}
    (result,) = scored(recorded(changed=changed))
    assert result["equal"] is False
    assert reference in str(result["first_difference"])


def test_a_row_too_many_is_found() -> None:
    (result,) = scored(recorded(changed={"/data": FIRST["/data"]}))
    assert result["first_difference"] == "step 0: /data/r[1] is there"


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "answer", "ref": "/data/none", "args": ["x"]},
        {"op": "createNewRepeat", "ref": "/data/none/r[1]"},
        {"op": "removeRepeat", "ref": "/data/r[7]"},
        {"op": "sing"},
    ],
)
def test_what_cannot_be_done_is_a_difference(operation: dict[str, Any]) -> None:
    (result,) = scored(recorded({"op": operation, "changed": {}}))
    assert "was not possible" in str(result["first_difference"])


def test_nothing_is_raised_for_a_broken_scenario() -> None:
    found = list(scored({"forms": {}, "scenarios": [{"origin": "a"}, {"form": "x", "now_ms": 0}]}))
    assert [each["equal"] for each in found] == [False, False]
    assert list(scored({})) == []


def test_scope_is_told_with_its_reason() -> None:
    (failing,) = scored(recorded(expected_to_fail_upstream=True))
    (edited,) = scored(recorded(origin="x:test/instance-edit.test.ts :: a"))
    (own,) = scored(recorded())
    reasons = [each["out_of_scope"] for each in (failing, edited, own)]
    assert reasons[0] == "upstream marks it as failing"
    assert reasons[1] == "editing a submission is a flow of its own"
    assert reasons[2] is None


def test_what_chance_made_is_alike_in_form_only() -> None:
    assert alike("uuid:12ab-9", "uuid:99ff-0")
    assert alike("0.25", "1")
    assert alike("2026-11-24T02:58:21.183+00:00", "2026-11-24T02:58:21.181+00:00")
    assert not alike("2026-11-24T02:58:21.183+00:00", "2026-11-24T03:58:21.181+00:00")
    assert not alike("uuid:12ab", "")
