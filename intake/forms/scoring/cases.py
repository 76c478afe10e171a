"""Evaluating recorded XPath cases, each where it stands, as plain data that anyone can compare."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from intake.forms.scoring.documents import node_at, path_of, read_document, scope_of
from intake.forms.xml_reading import XFORMS
from intake.forms.xpath.compiler import compile_text
from intake.forms.xpath.nodes import Kind, Node
from intake.forms.xpath.values import (
    Context,
    Environment,
    Value,
    to_boolean,
    to_nodes,
    to_number,
    to_text,
)

Case = Mapping[str, Any]
_KINDS: Final[Mapping[str, str]] = {
    "boolean": "boolean",
    "number": "number",
    "number-rounded": "number",
    "string": "string",
    "string-length": "string",
    "string-matches": "string",
    "nodeset": "nodeset",
    "nodeset-unordered": "nodeset",
}


def evaluated(recorded: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """Yield what the engine says to each case: its id, the type of the value, and the value.

    The value is of the kind that the case asks for. Nothing is ever raised for one case.
    """
    surroundings = _Surroundings(recorded)
    for case in recorded["cases"]:
        try:
            answer = _answer(case, surroundings)
        except Exception as error:  # noqa: BLE001 - one bad case must not end the others
            answer = {"type": "error", "value": str(error) or type(error).__name__}
        name = case.get("id", "") if isinstance(case, Mapping) else ""
        yield {"id": name, **answer}


def is_case_file(recorded: object) -> bool:
    """Tell whether decoded JSON is a file of cases."""
    return (
        isinstance(recorded, Mapping)
        and isinstance(recorded.get("cases"), Sequence)
        and not isinstance(recorded["cases"], str)
        and isinstance(recorded.get("contexts"), Mapping)
    )


def number_data(number: float) -> object:
    """Return a number as JSON can carry it."""
    if math.isnan(number):
        return {"num": "NaN"}
    if math.isinf(number):
        return {"num": "Infinity" if number > 0 else "-Infinity"}
    if number == 0 and math.copysign(1, number) < 0:
        return {"num": "-0"}
    return int(number) if number == int(number) and abs(number) < 1 << 53 else number


def _answer(case: Case, surroundings: "_Surroundings") -> dict[str, object]:
    environment = surroundings.environment(case)
    document = surroundings.document(case["xml"])
    context = Context(node_at(document, case.get("context") or "/"), environment)
    compiled = compile_text(case["expression"], surroundings.namespaces(case))
    value = compiled.evaluate(context)
    if case["result"] == "error" and compiled.problems:
        raise compiled.problems[0]  # in a part that was not reached; an import refuses it
    return _data(value, _KINDS.get(case["result"]) or _kind_of(value), environment)


def _kind_of(value: Value) -> str:
    match value:
        case bool():
            return "boolean"
        case float():
            return "number"
        case list():
            return "nodeset"
        case _:
            return "string"


def _data(value: Value, kind: str, environment: Environment) -> dict[str, object]:
    data: object
    match kind:
        case "boolean":
            data = to_boolean(value)
        case "number":
            data = number_data(to_number(value, environment))
        case "nodeset":
            data = [path_of(node) for node in to_nodes(value, "nodeset")]
        case _:
            data = to_text(value, environment)
    return {"type": kind, "value": data}


class _Surroundings:
    """The documents, prefixes, clock and texts of the cases of one file."""

    def __init__(self, recorded: Mapping[str, Any]) -> None:
        self._contexts: Mapping[str, str] = recorded["contexts"]
        self._prefixes: Mapping[str, str] = recorded.get("namespaces", {})
        self._now = _moment(recorded.get("recorded_at_utc"))
        self._read: dict[str, Node] = {}

    def document(self, name: str) -> Node:
        """Return a document of the file, read once."""
        if name not in self._read:
            self._read[name] = read_document(self._contexts[name])
        return self._read[name]

    def namespaces(self, case: Case) -> dict[str, str]:
        """Return the prefixes that an expression may use; names alone mean XForms in a form."""
        declared = scope_of(self.document(case["xml"]))
        default = declared.pop("", "")
        known = declared | dict(self._prefixes)
        if default == XFORMS and case.get("suite") == "webforms-xforms":
            known[""] = XFORMS
        return known

    def environment(self, case: Case) -> Environment:
        """Return what the expression is evaluated in; clock and chance stand still."""
        document = self.document(case["xml"])
        return Environment(
            root=node_at(document, case.get("root") or "/"),
            now=lambda: self._now,
            zone=ZoneInfo(case.get("tz") or "UTC"),
            randomness=lambda count: bytes((17 + place) % 256 for place in range(count)),
            form=_Texts(document, case.get("lang") or ""),
        )


def _moment(recorded_at: str | None) -> datetime:
    return datetime.fromisoformat((recorded_at or "2026-01-01T00:00:00")[:19] + "+00:00")


class _Texts:
    """The texts of the form that a document holds."""

    def __init__(self, document: Node, language: str) -> None:
        self._document = document
        self._language = language

    def text(self, text_id: str) -> str | list[Node]:
        """Return the node of a text, in the language of the case or the default one."""
        for translation in self._chosen():
            for text in translation.named("text"):
                if text.attribute("id") == text_id:
                    values = text.named("value")
                    return [each for each in values if each.attribute("form") is None][:1]
        return []

    def choice_name(self, code: str, path: str) -> str:
        """Refuse: cases hold no choices."""
        raise LookupError(f"{path} {code}")

    def _chosen(self) -> list[Node]:
        translations = [
            each
            for each in self._document.descendants()
            if each.kind is Kind.ELEMENT and each.name == "translation"
        ]
        spoken = [each for each in translations if each.attribute("lang") == self._language]
        default = [each for each in translations if each.attribute("default") is not None]
        return (spoken or default or translations)[:1]
