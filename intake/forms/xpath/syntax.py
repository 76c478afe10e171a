"""The parts of a parsed expression."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text."""

    value: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable, which ODK forms never have."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus before an expression."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Chain:
    """Expressions joined by operators, worked out from left to right.

    What binds tighter is inside the operands already; a flat chain keeps `a or b or c …` from
    nesting as deep as it is long.
    """

    first: "Expression"
    rest: tuple[tuple[str, "Expression"], ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function call."""

    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class NodeTest:
    """Which nodes a step keeps: by name, any, any of a namespace, or by node type."""

    sort: Literal["name", "any", "namespace", "node", "text", "comment", "processing-instruction"]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    axis: str
    test: NodeTest
    predicates: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """The start of an absolute path."""


@dataclass(frozen=True, slots=True)
class Here:
    """The start of a relative path: the context node."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The node whose rule is evaluated, also inside predicates."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What was compiled before; no expression is written so."""

    evaluate: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class PathExpression:
    """Steps from a start."""

    start: "Expression"
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A node-set with predicates of its own."""

    base: "Expression"
    predicates: tuple["Expression", ...]


Expression = (
    Number
    | Text
    | Variable
    | Negative
    | Chain
    | Call
    | Root
    | Here
    | Asked
    | Ready
    | PathExpression
    | Filter
)


def operands(expression: Expression) -> tuple[Expression, ...]:
    """Return the parts that are worked out at the same place as the whole."""
    match expression:
        case Negative(operand=operand):
            return (operand,)
        case Chain(first=first, rest=rest):
            return (first, *(each for _sign, each in rest))
        case Call(arguments=arguments):
            return tuple(arguments)
        case PathExpression(start=part) | Filter(base=part):
            return (part,)
        case _:
            return ()


def predicates(expression: Expression) -> tuple[Expression, ...]:
    """Return the parts that are worked out at each node which the whole comes to."""
    match expression:
        case PathExpression(steps=steps):
            return tuple(each for step in steps for each in step.predicates)
        case Filter(predicates=found):
            return tuple(found)
        case _:
            return ()
