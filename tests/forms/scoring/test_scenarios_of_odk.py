"""Sessions go through ODK Web Forms' own scenarios and stand as it does after every step."""

from typing import Any

import pytest

from intake.forms.scoring.chance import ChanceValues, alike
from intake.forms.scoring.traces import scored
from tools.conformance.known import known_scenarios, looser_scenarios, names_of, title_of

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


def of_scope(scenarios: Any) -> list[dict[str, Any]]:
    return [each for each in scenarios if each["out_of_scope"] is None]


def test_97_of_100_scenarios_agree_in_every_node_after_every_step(scenarios: Any) -> None:
    counted = of_scope(scenarios)
    assert len(counted) > 200
    assert sum(each["equal"] for each in counted) >= 0.97 * len(counted)


def test_97_of_100_scenarios_agree_to_the_letter_in_whatever_was_recorded(scenarios: Any) -> None:
    counted = of_scope(scenarios)
    exact = [each for each in counted if each["equal"] and not each["by_chance"]]
    assert len(exact) >= 0.97 * len(counted)


def test_every_scenario_agrees_unless_it_is_listed_with_a_reason(scenarios: Any) -> None:
    differing = {title_of(each["origin"]) for each in of_scope(scenarios) if not each["equal"]}
    assert differing == names_of(known_scenarios())


def test_every_scenario_that_is_compared_by_less_is_listed_too(scenarios: Any) -> None:
    looser = {
        title_of(each["origin"])
        for each in of_scope(scenarios)
        if each["by_chance"] or each["opened_with"]
    }
    assert looser == names_of(looser_scenarios())


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


ID = "12ab34cd-0000-4000-8000-00000000000{}"


def test_what_chance_made_is_alike_in_form_only() -> None:
    assert alike(f"uuid:{ID.format(1)}", f"uuid:{ID.format(2)}")
    assert alike("0.25", "0.5")
    assert alike("1", "0")
    assert alike("2026-11-24T02:58:21.183+00:00", "2026-11-24T02:58:21.181+00:00")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-11-24T02:58:21.183+00:00", "2026-11-24T03:58:21.181+00:00"),
        (ID.format(1), f"uuid:{ID.format(2)}"),
        ("uuid:12ab-9", "uuid:99ff-0"),
        ("uuid:12ab", ""),
        ("0.25", "1"),
        ("0.25", ""),
        ("a", "b"),
    ],
)
def test_what_chance_cannot_have_made_is_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_what_chance_made_once_stays() -> None:
    values = ChanceValues()
    assert values.could_be("a", "0.1", "0.2")
    assert values.could_be("a", "0.1", "0.2")
    assert values.could_be("a", "0.3", "0.4")
    assert values.could_be("a", "0.3", "0.5")
    assert values.could_be("b", "0.9", "0.5")
    assert not values.could_be("a", "0.4", "0.5")


def test_nodes_whose_value_chance_made_are_named() -> None:
    form = XFORM.replace('required="true()"/>', 'calculate="random()"/>')
    drawn = {"/data/a": {**BLANK, "label": "A", "value": "0.5"}}
    (result,) = scored(recorded(changed={**FIRST, **drawn}) | {"forms": {"f": form}})
    assert result["first_difference"] is None
    assert result["by_chance"] == ["/data/a"]


def test_a_record_that_was_saved_before_is_opened_with_its_answers() -> None:
    saved = {
        "/data/a": {**BLANK, "required": True, "label": "A", "value": "kept"},
        "/data/r[2]": FIRST["/data/r[1]"],
        "/data/r[2]/x": {**BLANK, "value": "in a row"},
    }
    scenario = recorded(origin="x:test/own.test.ts :: editing it", changed={**FIRST, **saved})
    (result,) = scored(scenario)
    assert result["first_difference"] is None
    assert result["opened_with"] == ["/data/a", "/data/r[2]/x"]
    (begun,) = scored(recorded(changed={**FIRST, **saved}))
    assert begun["equal"] is False
    assert begun["opened_with"] == []
