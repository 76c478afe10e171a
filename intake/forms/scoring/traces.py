"""Replaying what ODK Web Forms recorded of its own scenarios, and saying where a session differs.

What chance made cannot be replayed, and neither can a saved record that was not recorded. Each node
that was compared by less than its text, or whose value was taken from the recording, is named.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final
from zoneinfo import ZoneInfo

from intake.domain.answers import Document
from intake.forms.model import FormDef, generic
from intake.forms.node_states import NodeState
from intake.forms.scoring.chance import ChanceValues
from intake.forms.scoring.saved_records import saved_record, was_saved_before
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.views import TextView
from intake.forms.xform import read_form

OUT_OF_SCOPE: Final[Mapping[str, str]] = {
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
"""Files of scenarios that are not replayed for the score, each with its reason."""
_FILE_ADDRESS: Final = "jr://file"
_CHANCE: Final = re.compile(r"\b(?:random|uuid)\s*\(")
_STRIDE: Final = 0x9E3779B97F4A7C15F39CC0605CEDC835
_MARKS: Final = ("relevant", "required", "readonly")

Recorded = Mapping[str, Any]


def scored(recorded: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """Yield for each scenario of a decoded traces file whether every node agrees in every step.

    `first_difference` says where not. `out_of_scope` is the reason why a scenario does not count,
    or None; it is replayed all the same. `by_chance` names the nodes whose text differs because no
    replay can know it: a new id, a random number or the moment of recording (`ChanceValues` says
    what is compared of those). `opened_with` names the answers of a record that the scenario opens
    and that was not recorded: they are taken from the recording of the first step.
    Nothing is ever raised for one scenario.
    """
    forms, scenarios = _parts(recorded)
    for scenario in scenarios:
        written = str(forms.get(scenario.get("form"), ""))
        notes = _Notes()
        difference = _first_difference(scenario, written, notes)
        yield {
            "origin": str(scenario.get("origin", "")),
            "equal": difference is None,
            "first_difference": difference,
            "out_of_scope": _reason(scenario, written),
            "by_chance": sorted(notes.by_chance),
            "opened_with": sorted(notes.opened_with),
        }


def _parts(recorded: Mapping[str, Any]) -> tuple[Mapping[Any, Any], list[Recorded]]:
    return recorded.get("forms", {}), list(recorded.get("scenarios", ()))


def _reason(scenario: Recorded, written: str) -> str | None:
    """Return why a scenario does not count, or None."""
    if scenario.get("expected_to_fail_upstream"):
        return "upstream marks it as failing"
    if _FILE_ADDRESS in written:
        return "the form wants a file that was not recorded"
    file = str(scenario.get("origin", "")).split("::")[0].strip().rpartition("/")[2]
    return OUT_OF_SCOPE.get(file.removesuffix(".test.ts"))


def _first_difference(scenario: Recorded, written: str, notes: "_Notes") -> str | None:
    try:
        return next(_Replay(scenario, written, notes).differences(), None)
    except Exception as error:  # noqa: BLE001 - whatever happens is a difference of this scenario
        return f"{type(error).__name__}: {error}"[:300]


@dataclass(slots=True)
class _Notes:
    """References of nodes that were not compared by their text alone."""

    by_chance: set[str] = field(default_factory=set)
    opened_with: set[str] = field(default_factory=set)


class _Replay:
    """One scenario; `_expected` is what upstream had after the steps so far."""

    def __init__(self, scenario: Recorded, written: str, notes: _Notes) -> None:
        now = datetime.fromtimestamp(scenario["now_ms"] / 1000, UTC)
        zone = ZoneInfo(scenario.get("tz", "UTC"))
        self._form: FormDef = read_form(written.encode())
        self._language = self._form.default_language
        record = Document()
        if was_saved_before(str(scenario["origin"])):
            record, notes.opened_with = saved_record(scenario["steps"][0]["changed"])
        self._session = FormSession(
            self._form,
            record,
            surroundings=Surroundings(lambda: now, zone, _chances()),
            language=self._language,
            first_rows=True,
        )
        self._steps = scenario["steps"]
        self._expected: dict[str, Recorded] = {}
        self._by_chance = notes.by_chance
        self._values = ChanceValues()
        self._chancy = {
            path
            for path, bind in self._form.binds.items()
            if bind.preload in {"uid", "timestamp"} or _CHANCE.search(bind.calculate)
        }

    def differences(self) -> Iterator[str]:
        """Yield what differs, step by step."""
        for number, step in enumerate(self._steps):
            if not self._act(step["op"]):
                yield f"step {number}: {step['op']['op']} {step['op'].get('ref')} was not possible"
                return
            for reference in step.get("removed", ()):
                self._expected.pop(reference, None)
            self._expected.update(step["changed"])
            for difference in self._compared():
                yield f"step {number}: {difference}"

    def _act(self, operation: Recorded) -> bool:
        match operation["op"]:
            case "answer":
                change = self._session.put(operation["ref"], _stored(operation))
                return change.problem is None
            case "createNewRepeat":
                return self._add(operation["ref"])
            case "removeRepeat":
                return self._remove(operation["ref"])
            case "setLanguage":
                names = {each.name: each.tag for each in self._form.languages}
                self._language = names[operation["language"]]
                return self._session.set_language(self._language).problem is None
            case kind:
                return bool(kind == "init")

    def _add(self, reference: str) -> bool:
        above, _slash, last = reference.rpartition("/")
        parent = self._session.state(above, self._language)
        if parent is None:
            return False
        name = last.partition("[")[0].rpartition(":")[2]
        path = f"{parent.path}/{name}" if parent.path else name
        return self._session.add_row(path, f"row{last}").problem is None

    def _remove(self, reference: str) -> bool:
        row = self._session.state(reference, self._language)
        if row is None:
            return False
        above, _slash, last = row.path.rpartition("/")
        name, _bracket, uid = last.partition("[")
        path = f"{above}/{name}" if above else name
        return self._session.remove_row(path, uid.removesuffix("]")).problem is None

    # --- comparing

    def _compared(self) -> Iterator[str]:
        for reference, expected in self._expected.items():
            if str(expected.get("type", "")).startswith("repeat-range"):
                continue  # the rows are compared one by one
            state = self._session.state(reference, self._language)
            if state is None:
                yield f"{reference} is missing"
                continue
            for what, ours, theirs in _pairs(state, expected):
                is_same = ours == theirs
                if what == "value" and generic(state.path) in self._chancy:
                    if not is_same:
                        self._by_chance.add(reference)
                    is_same = self._values.could_be(state.path, str(ours), str(theirs))
                if not is_same:
                    yield f"{what} of {reference} is {ours!r}, not {theirs!r}"
        yield from self._needless()

    def _needless(self) -> Iterator[str]:
        """Yield the rows that upstream does not have."""
        for reference in self._session.references():
            if reference.endswith("]") and reference not in self._expected:
                yield f"{reference} is there"


def _chances() -> Callable[[int], bytes]:
    """Return a source of bytes that differ each time and are the same in every run."""
    numbers = count(1)
    return lambda size: (next(numbers) * _STRIDE % (1 << 8 * size)).to_bytes(size, "big")


def _stored(operation: Recorded) -> str:
    stored = operation.get("instanceValue")
    return stored if isinstance(stored, str) else str(operation["args"][-1])


def _pairs(state: NodeState, expected: Recorded) -> Iterator[tuple[str, object, object]]:
    ours = {
        "relevant": state.is_relevant,
        "required": state.is_required,
        "readonly": state.is_readonly,
    }
    for mark in _MARKS:
        yield mark, ours[mark], expected.get(mark)
    for what, told in (("label", state.label), ("hint", state.hint)):
        yield what, _squeezed(told), _squeezed(expected.get(what))
    if state.value is None:
        return
    yield "value", state.value, expected.get("value")
    violation = expected.get("violation") or {}
    yield "violation", state.violation, violation.get("condition") or ""
    if "options" in expected:
        offered = [(code, _squeezed(label)) for code, label in state.options]
        wanted = [(code, _squeezed(label)) for code, label, *_more in expected["options"]]
        yield "options", offered, wanted


def _squeezed(text: TextView | str | None) -> str:
    """Return a text without the differences of space that a page does not show."""
    written = text.text if isinstance(text, TextView) else text
    return " ".join((written or "").split())
