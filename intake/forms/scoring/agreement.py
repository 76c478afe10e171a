"""Whether what the engine says to a case is what the case expects."""

import math
import re
from collections.abc import Mapping
from typing import Any, cast

from intake.forms.xpath.values import number_text

Case = Mapping[str, Any]


def agrees(case: Case, said: Mapping[str, object]) -> bool:
    """Compare what `evaluated` says with what the case expects."""
    asked, expected, value = case["result"], case["expected"], said["value"]
    if said["type"] == "error" or asked == "error":
        return bool(said["type"] == asked)
    match asked:
        case "number" | "number-rounded":
            return _is_number(case, as_number(value), as_number(expected))
        case "string-length":
            return bool(len(str(value)) == expected)
        case "string-matches":
            return re.search(expected, str(value)) is not None
        case "nodeset" | "nodeset-unordered":
            return _are_nodes(case, cast("list[str]", value))
        case _:
            return bool(value == expected)


def is_recorded_twice(case: Case) -> bool:
    """Tell whether JavaRosa was asked about a case of a web engine, and says the same."""
    said = case.get("javarosa") if case["suite"] != "javarosa" else None
    if not said or "value" not in said:
        return False
    answer = _answer_of(said, str(case["result"]))
    return answer is not None and agrees(case, answer)


def _answer_of(said: Mapping[str, str], asked: str) -> dict[str, object] | None:
    """Return what JavaRosa said as `evaluated` would write it, or None where kinds differ."""
    written = said["value"]
    match said["type"], asked:
        case "ERR", _:
            return {"type": "error", "value": ""}
        case "Boolean", "boolean":
            return {"type": asked, "value": written == "true"}
        case "Double" | "Integer" | "Long", "number" | "number-rounded":
            return {"type": asked, "value": {"num": written}}
        case "Double" | "Integer" | "Long", "string" | "string-matches":
            return {"type": asked, "value": number_text(as_number({"num": written}))}
        case "String" | "Boolean", "string" | "string-matches":
            return {"type": asked, "value": written}
        case _:
            return None


def as_number(data: Any) -> float:
    """Return a number as JSON carries it, with {"num": …} for what JSON has no way to write."""
    if isinstance(data, Mapping):
        return float(data["num"].replace("Infinity", "inf"))
    return float(data)


def _is_number(case: Case, number: float, expected: float) -> bool:
    if math.isnan(expected) or math.isnan(number):
        return math.isnan(expected) and math.isnan(number)
    if case["result"] == "number-rounded" and math.isfinite(number):
        factor = case["factor"]
        return bool(abs(math.floor(number * factor + 0.5) / factor - expected) < 1e-9)
    tolerance = 1e-12 * max(1, abs(expected)) if case.get("abs_tol") else 1e-15 * abs(expected)
    return number == expected or abs(number - expected) <= tolerance


def _are_nodes(case: Case, found: list[str]) -> bool:
    """Compare paths; a null in a case is a node for which its suite had no path."""
    expected = [each or "/?10" for each in case["expected"]]
    return found == expected if case["result"] == "nodeset" else set(found) == set(expected)
