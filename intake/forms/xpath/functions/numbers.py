"""Functions on numbers."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, at_least, between, exactly
from intake.forms.xpath.moments import DayCount, Moment
from intake.forms.xpath.values import (
    Context,
    Value,
    added,
    each_number,
    plain_number,
    text_number,
    to_nodes,
    to_number,
)

_MOST_DECIMALS: Final = 300


def _number(context: Context, value: Value | None = None) -> Value:
    asked = [context.node] if value is None else value
    number = to_number(asked, context.environment)
    return DayCount(number) if _is_date(asked) else number


def _is_date(value: Value) -> bool:
    """Tell whether what has become a number is a date, or was written as one."""
    if isinstance(value, list):
        value = value[0].value if value else ""
    if isinstance(value, str):
        return plain_number(value) is None
    return isinstance(value, Moment)


def _whole(operation: Callable[[float], int]) -> Callable[[Context, Value], Value]:
    def apply(context: Context, value: Value) -> Value:
        number = to_number(value, context.environment)
        return float(operation(number)) if math.isfinite(number) else number

    return apply


def _round(context: Context, value: Value, decimals: Value | None = None) -> Value:
    number = to_number(value, context.environment)
    places = 0.0 if decimals is None else to_number(decimals, context.environment)
    if not math.isfinite(number):
        return number
    if math.isnan(places):
        return math.nan
    places = max(-_MOST_DECIMALS, min(_MOST_DECIMALS, places))
    power = 10.0 ** abs(int(places))
    if int(places) < 0:
        return power * _half_away(number / power)
    scaled = number * power
    return _half_away(scaled) / power if math.isfinite(scaled) else number


def _half_away(number: float) -> int:
    """Round halves away from zero, as web engines do."""
    return -math.floor(-number + 0.5) if number < 0 else math.floor(number + 0.5)


def _sum(context: Context, value: Value) -> Value:
    nodes = to_nodes(value, "sum")
    return added(text_number(node.value, context.environment) for node in nodes)


def _most_of(choose: Callable[[Iterable[float]], float]) -> Callable[..., Value]:
    def apply(context: Context, *values: Value) -> Value:
        numbers = list(each_number(values, context.environment))
        if not numbers or any(math.isnan(number) for number in numbers):
            return math.nan
        return choose(numbers)

    return apply


def _pow(context: Context, base: Value, exponent: Value) -> Value:
    number = to_number(base, context.environment)
    power = to_number(exponent, context.environment)
    if abs(number) == 1 and not math.isfinite(power):
        return math.nan
    try:
        return math.pow(number, power)
    except ValueError:
        if number != 0:
            return math.nan
        return math.copysign(math.inf, number) if power % 2 == 1 else math.inf
    except OverflowError:
        return -math.inf if number < 0 and power % 2 == 1 else math.inf


def _of_one(operation: Callable[[float], float]) -> Callable[[Context, Value], Value]:
    def apply(context: Context, value: Value) -> Value:
        try:
            return float(operation(to_number(value, context.environment)))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return apply


def _logarithm(operation: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: operation(number) if number else -math.inf


def _atan2(context: Context, one: Value, other: Value) -> Value:
    environment = context.environment
    return math.atan2(to_number(one, environment), to_number(other, environment))


def _pi(_context: Context) -> Value:
    return math.pi


def _random(context: Context) -> Value:
    return context.environment.chance()


FUNCTIONS: Final[Mapping[str, Function]] = {
    "number": between(_number, 0, 1),
    "int": exactly(_whole(math.trunc), 1),
    "floor": exactly(_whole(math.floor), 1),
    "ceiling": exactly(_whole(math.ceil), 1),
    "round": between(_round, 1, 2),
    "sum": exactly(_sum, 1),
    "max": at_least(_most_of(max), 0),
    "min": at_least(_most_of(min), 0),
    "pow": exactly(_pow, 2),
    "abs": exactly(_of_one(abs), 1),
    "sin": exactly(_of_one(math.sin), 1),
    "cos": exactly(_of_one(math.cos), 1),
    "tan": exactly(_of_one(math.tan), 1),
    "asin": exactly(_of_one(math.asin), 1),
    "acos": exactly(_of_one(math.acos), 1),
    "atan": exactly(_of_one(math.atan), 1),
    "sqrt": exactly(_of_one(math.sqrt), 1),
    "exp": exactly(_of_one(math.exp), 1),
    "exp10": exactly(_of_one(lambda number: math.pow(10, number)), 1),
    "log": exactly(_of_one(_logarithm(math.log)), 1),
    "log10": exactly(_of_one(_logarithm(math.log10)), 1),
    "atan2": exactly(_atan2, 2),
    "pi": exactly(_pi, 0),
    "random": exactly(_random, 0),
}
