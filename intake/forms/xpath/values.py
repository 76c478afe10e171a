"""The values of expressions, and how one becomes another."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Final, Protocol

from intake.forms.xpath.limits import MOST_STEPS, PATTERN_SECONDS
from intake.forms.xpath.moments import DayCount, Moment, read_moment
from intake.forms.xpath.nodes import Node
from intake.forms.xpath.problems import Fault, XPathError

Value = float | str | bool | Moment | list[Node]

_NUMBER: Final = re.compile(
    r"[ \t\r\n]*(-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]\d+)?)[ \t\r\n]*\Z", re.ASCII
)
"""An exponent has its sign, as engines write it; `12e3` is more likely a code than a number."""
_LARGEST_WRITTEN_PLAIN: Final = 1e21


class FormLookup(Protocol):
    """What expressions may ask the form itself."""

    def text(self, text_id: str) -> str | list[Node]:
        """Return a text of the form in the language of the moment, or the node that holds it."""

    def choice_name(self, code: str, path: str) -> str:
        """Return the label of a choice of the question at `path`."""


class NoForm:
    """Stands for the form where there is none."""

    def text(self, text_id: str) -> str:
        """Refuse."""
        raise XPathError(Fault.VALUE, f"jr:itext {text_id}")

    def choice_name(self, code: str, path: str) -> str:
        """Refuse."""
        raise XPathError(Fault.VALUE, f"jr:choice-name {path}" if code else "jr:choice-name")


@dataclass(slots=True, kw_only=True)
class Environment:
    """What all expressions of one session share."""

    root: Node
    now: Callable[[], datetime]
    zone: tzinfo
    randomness: Callable[[int], bytes]
    """Return that many random bytes."""
    instances: Mapping[str, Node] = field(default_factory=dict)
    """Lists and other data by id; nobody changes these trees."""
    looked_up: dict[tuple[str, str], Mapping[str, Node]] = field(default_factory=dict)
    """By id and column: the first entry for each text that stands in the column."""
    form: FormLookup = field(default_factory=NoForm)
    form_version: str = ""
    locale: str = "en"
    asked: Node | None = None
    """The node whose rule is evaluated."""
    steps_left: int = MOST_STEPS
    pattern_seconds_left: float = PATTERN_SECONDS

    def start_rule(self) -> None:
        """Give the next rule its full measure of steps and time."""
        self.steps_left = MOST_STEPS
        self.pattern_seconds_left = PATTERN_SECONDS

    def spend(self, steps: int) -> None:
        """Count steps; a rule that takes too many is stopped."""
        self.steps_left -= steps
        if self.steps_left < 0:
            raise XPathError(Fault.TIMEOUT)

    def local_now(self) -> datetime:
        """Return the time on the wall."""
        return self.now().astimezone(self.zone)

    def chance(self) -> float:
        """Return a random number from 0 up to but not including 1."""
        return int.from_bytes(self.randomness(7), "big") / float(1 << 56)


class Context:
    """Where an expression stands: a node, its place among others, and the environment."""

    __slots__ = ("environment", "node", "position", "size")

    def __init__(
        self, node: Node, environment: Environment, position: float = 1.0, size: float = 1.0
    ) -> None:
        self.node = node
        self.environment = environment
        self.position = position
        self.size = size


Evaluator = Callable[[Context], Value]


def to_text(value: Value, environment: Environment) -> str:
    """Return `value` as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].value if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value.whole if isinstance(value, DayCount) else value)
    return value.written(environment.zone)


def to_number(value: Value, environment: Environment) -> float:
    """Return `value` as a number; a date as days since 1970, what is no number as NaN."""
    if isinstance(value, float):
        return value
    if isinstance(value, str):
        return text_number(value, environment)
    if isinstance(value, list):
        return text_number(value[0].value, environment) if value else math.nan
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return value.days


def to_boolean(value: Value) -> bool:
    """Return `value` as true or false."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return not (value == 0 or math.isnan(value))
    if isinstance(value, list | str):
        return bool(value)
    return value.at is not None


def to_nodes(value: Value, asked_by: str) -> list[Node]:
    """Return `value` when it is a node-set."""
    if not isinstance(value, list):
        raise XPathError(Fault.VALUE, asked_by)
    return value


def text_number(text: str, environment: Environment) -> float:
    """Read a number, or a date as days since 1970."""
    match = _NUMBER.match(text)
    if match:
        return float(match[1])
    if len(text) >= 10 and text[4] == text[7] == "-":  # 2012-2-3 is one for date() alone
        moment = read_moment(text, environment.zone)
        if moment is not None:
            return Moment(moment).days
    return math.nan


def added(numbers: Iterable[float]) -> float:
    """Add from left to right, rounding each time, as all engines and not all Pythons do."""
    total = 0.0
    for number in numbers:
        total += number
    return total


def plain_number(text: str) -> float | None:
    """Read a number that is written as one, or return None."""
    match = _NUMBER.match(text)
    return float(match[1]) if match else None


def number_text(number: float) -> str:
    """Write a number without exponent and without needless decimals."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < _LARGEST_WRITTEN_PLAIN:
        return str(int(number))
    written = repr(number)
    return format(Decimal(written), "f") if "e" in written else written


def each_text(values: Iterable[Value], environment: Environment) -> Iterator[str]:
    """Yield every value as text, each node of a node-set for itself."""
    for value in values:
        if isinstance(value, list):
            yield from (node.value for node in value)
        else:
            yield to_text(value, environment)


def each_number(values: Iterable[Value], environment: Environment) -> Iterator[float]:
    """Yield every value as a number, each node of a node-set for itself."""
    for value in values:
        if isinstance(value, list):
            yield from (text_number(node.value, environment) for node in value)
        else:
            yield to_number(value, environment)


def each_boolean(values: Iterable[Value]) -> Iterator[bool]:
    """Yield every value as true or false, each node of a node-set by its text."""
    for value in values:
        if isinstance(value, list):
            yield from (bool(node.value) for node in value)
        else:
            yield to_boolean(value)
