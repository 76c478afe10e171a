"""Sessions go through ODK Web Forms' own scenarios and stand as it does after every step."""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from intake.domain.answers import Value
from intake.forms.calculated import normal_form
from intake.forms.instance import InstanceNode
from intake.forms.problems import ProblemRule
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form

TRACES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "scenario_traces.json.gz"
OUT_OF_SCOPE = {
    "instance-edit": "editing a submission is a flow of its own",
    "instance-input": "restoring a submission is a flow of its own",
    "instance-load-events": "tells first load from later loads, as editing does",
    "submission": "submissions are compared in their own test",
    "binary-input": "attachments were not recorded",
    "binary-output": "attachments were not recorded",
    "upload-controls": "attachments were not recorded",
    "record-audio-action": "recording by itself is not supported, on purpose",
    "entities": "entities are not supported, on purpose",
    "who-va": "the form was recorded without its attachments",
    "child-vaccination": "the form was recorded without its attachments",
}


def scenarios() -> list[dict[str, Any]]:
    recorded = traces()
    kept = [s for s in recorded["scenarios"] if file_of(s) not in OUT_OF_SCOPE]
    return [{**s, "xform": recorded["forms"][s["form"]]} for s in kept]


@cache
def traces() -> dict[str, Any]:
    if not TRACES.exists():
        pytest.skip("the corpus is not beside the project")
    loaded: dict[str, Any] = json.loads(gzip.decompress(TRACES.read_bytes()))
    return loaded


def file_of(scenario: dict[str, Any]) -> str:
    return str(scenario["origin"].split("::")[0].strip().split("/")[-1].removesuffix(".test.ts"))


@cache
def differences() -> dict[int, list[str]]:
    return {number: list(replayed(each)) for number, each in enumerate(scenarios())}


def test_at_least_85_of_100_scenarios_agree_after_every_step() -> None:
    found = differences()
    agreeing = sum(1 for each in found.values() if not each)
    assert len(found) > 200
    assert agreeing / len(found) >= 0.85


def test_relevance_and_marks_never_differ_where_a_session_could_follow() -> None:
    wrong = [line for each in differences().values() for line in each]
    assert [
        line for line in wrong if line.startswith(("relevant ", "readonly ", "required "))
    ] == []


def replayed(scenario: dict[str, Any]) -> Iterator[str]:
    """Yield what differs."""
    now = datetime.fromtimestamp(scenario["now_ms"] / 1000, UTC)
    surroundings = Surroundings(lambda: now, UTC, Random(5).randbytes)
    form = read_form(scenario["xform"].encode())
    session = FormSession(form, surroundings=surroundings, first_rows=True)
    language = form.default_language
    names = {each.name: each.tag for each in form.languages}
    for step in scenario["steps"]:
        operation = step["op"]
        if operation["op"] == "setLanguage":
            language = names[operation["language"]]
            session = FormSession(
                form,
                session.document(),
                surroundings=surroundings,
                language=language,
                first_rows=True,
            )
        elif not act(session, operation):
            yield f"missing {operation['ref']}"
            continue
        for reference, state in step["changed"].items():
            yield from compared(session, reference, state, language)


def act(session: FormSession, operation: dict[str, Any]) -> bool:
    match operation["op"]:
        case "answer":
            node = node_at(session, operation["ref"])
            if node is None:
                return False
            stored = operation.get("instanceValue")
            text = stored if isinstance(stored, str) else str(operation["args"][-1])
            if not isinstance(stored, str):
                text = normal_form(text, node.rules.data_type, session._evaluation.environment)
            session._take(node, Value(text))
        case "createNewRepeat":
            parent = node_at(session, operation["ref"].rpartition("/")[0])
            if parent is None:
                return False
            name = operation["ref"].rpartition("/")[2].partition("[")[0]
            path = f"{parent.path}/{name}" if parent.path else name
            uid = f"u{len(session._instance.at)}x{len(session._instance.root.children)}"
            return session.add_row(path, uid).problem is None
        case "removeRepeat":
            row = node_at(session, operation["ref"])
            if row is None or row.above is None:
                return False
            path = f"{row.above.path}/{row.name}" if row.above.path else row.name
            return session.remove_row(path, row.uid).problem is None
        case _:
            pass
    return True


def node_at(session: FormSession, reference: str) -> InstanceNode | None:
    node = session._instance.root
    for step in reference.strip("/").split("/")[1:]:
        match = re.fullmatch(r"([^\[]+)(?:\[(\d+)\])?", step)
        assert match is not None
        name = match[1].rpartition(":")[2]
        alike = [child for child in node.inside if child.name == name]
        place = int(match[2] or 1)
        if len(alike) < place:
            return None
        node = alike[place - 1]
    return node


def compared(
    session: FormSession, reference: str, state: dict[str, Any], language: str
) -> Iterator[str]:
    if state["type"] == "root" or state["type"].startswith("repeat-range"):
        return
    node = node_at(session, reference)
    if node is None:
        yield f"missing {reference}"
        return
    pairs: list[tuple[str, Any, Any]] = [
        ("relevant", node.is_relevant, state.get("relevant")),
        ("readonly", session._standing.is_readonly(node), state.get("readonly")),
    ]
    if isinstance(state.get("value"), str):
        pairs += value_pairs(session, node, state)
    if isinstance(state.get("label"), str):
        shown = session.label(node.path, language)
        pairs.append(("label", squeezed(shown.text if shown else ""), squeezed(state["label"])))
    if state.get("options"):
        offered = [choice.code for choice in session.choices(node.path)]
        pairs.append(("options", offered, [option[0] for option in state["options"]]))
    for what, ours, theirs in pairs:
        if ours != theirs:
            yield f"{what} {reference}: {ours!r}, not {theirs!r}"


def value_pairs(
    session: FormSession, node: InstanceNode, state: dict[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    if state.get("relevant"):
        yield "value", node.held.v, state["value"]
    is_required = session._standing.is_required(node)
    yield "required", is_required, state.get("required")
    yield "violation", violation(session, node), (state.get("violation") or {}).get("condition")


def violation(session: FormSession, node: InstanceNode) -> str | None:
    if not node.is_relevant:
        return None
    if not node.held.v:
        return "required" if session._standing.is_required(node) else None
    problem = session._standing.problem(node)
    return "constraint" if problem and problem.rule is ProblemRule.CONSTRAINT else None


def squeezed(text: str) -> str:
    return " ".join(text.split())
