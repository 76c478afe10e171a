"""The operators of XPath, with the comparisons of node-sets."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from intake.forms.xpath.moments import Moment
from intake.forms.xpath.nodes import in_document_order
from intake.forms.xpath.values import (
    Context,
    Environment,
    Evaluator,
    Value,
    to_boolean,
    to_nodes,
    to_number,
)

Comparison = Callable[[Value, Value, Environment], bool]
Operator = Callable[[Context, Value, Evaluator], Value]
"""Takes the left value and the right side not yet evaluated, so that `and` and `or` may stop."""


def _equal(left: Value, right: Value, environment: Environment) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, float | Moment) or isinstance(right, float | Moment):
        return to_number(left, environment) == to_number(right, environment)
    return left == right


def _unequal(left: Value, right: Value, environment: Environment) -> bool:
    return not _equal(left, right, environment)


def _less(left: Value, right: Value, environment: Environment) -> bool:
    return to_number(left, environment) < to_number(right, environment)


def _at_most(left: Value, right: Value, environment: Environment) -> bool:
    return to_number(left, environment) <= to_number(right, environment)


def _more(left: Value, right: Value, environment: Environment) -> bool:
    return to_number(left, environment) > to_number(right, environment)


def _at_least(left: Value, right: Value, environment: Environment) -> bool:
    return to_number(left, environment) >= to_number(right, environment)


def _compare(test: Comparison, *, by_presence: bool) -> Operator:
    def compare(context: Context, left: Value, right_side: Evaluator) -> Value:
        right = right_side(context)
        environment = context.environment
        if not isinstance(left, list) and not isinstance(right, list):
            return test(left, right, environment)
        if by_presence:
            if isinstance(right, bool):
                return test(to_boolean(left), right, environment)
            if isinstance(left, bool):
                return test(left, to_boolean(right), environment)
        lefts, rights = _members(left), _members(right)
        environment.spend(len(lefts) * len(rights))
        return any(test(one, other, environment) for one in lefts for other in rights)

    return compare


def _members(value: Value) -> list[Value]:
    return [node.value for node in value] if isinstance(value, list) else [value]


def _arithmetic(operation: Callable[[float, float], float]) -> Operator:
    def calculate(context: Context, left: Value, right_side: Evaluator) -> Value:
        environment = context.environment
        number = to_number(left, environment)
        return operation(number, to_number(right_side(context), environment))

    return calculate


def _divided(dividend: float, divisor: float) -> float:
    if divisor:
        return dividend / divisor
    if dividend == 0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, math.copysign(1, dividend) * math.copysign(1, divisor))


def _remainder(dividend: float, divisor: float) -> float:
    if divisor == 0 or math.isnan(dividend) or math.isnan(divisor) or math.isinf(dividend):
        return math.nan
    return dividend if math.isinf(divisor) else math.fmod(dividend, divisor)


def _or(context: Context, left: Value, right_side: Evaluator) -> Value:
    return to_boolean(left) or to_boolean(right_side(context))


def _and(context: Context, left: Value, right_side: Evaluator) -> Value:
    return to_boolean(left) and to_boolean(right_side(context))


def _union(context: Context, left: Value, right_side: Evaluator) -> Value:
    return in_document_order(to_nodes(left, "|") + to_nodes(right_side(context), "|"))


OPERATORS: Final[Mapping[str, Operator]] = {
    "or": _or,
    "and": _and,
    "=": _compare(_equal, by_presence=True),
    "!=": _compare(_unequal, by_presence=True),
    "<": _compare(_less, by_presence=False),
    "<=": _compare(_at_most, by_presence=False),
    ">": _compare(_more, by_presence=False),
    ">=": _compare(_at_least, by_presence=False),
    "+": _arithmetic(lambda one, other: one + other),
    "-": _arithmetic(lambda one, other: one - other),
    "*": _arithmetic(lambda one, other: one * other),
    "div": _arithmetic(_divided),
    "mod": _arithmetic(_remainder),
    "|": _union,
}
