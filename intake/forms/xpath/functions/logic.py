"""Functions that decide."""

import math
from collections.abc import Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, at_least, exactly
from intake.forms.xpath.nodes import Kind, Node
from intake.forms.xpath.values import (
    Context,
    Evaluator,
    Value,
    added,
    each_boolean,
    each_number,
    to_boolean,
    to_number,
    to_text,
)


def _true(_context: Context) -> Value:
    return True


def _false(_context: Context) -> Value:
    return False


def _boolean(_context: Context, value: Value) -> Value:
    return to_boolean(value)


def _not(_context: Context, value: Value) -> Value:
    return not to_boolean(value)


def _boolean_from_string(context: Context, value: Value) -> Value:
    return to_text(value, context.environment) in {"1", "true"}


def _if(context: Context, test: Evaluator, then: Evaluator, otherwise: Evaluator) -> Value:
    return then(context) if to_boolean(test(context)) else otherwise(context)


def _coalesce(context: Context, first: Value, second: Value) -> Value:
    return _text_of(first, context) or _text_of(second, context)


def _once(context: Context, value: Evaluator) -> Value:
    current = "" if context.node.kind is Kind.DOCUMENT else context.node.value
    return current or _text_of(value(context), context)


def _text_of(value: Value, context: Context) -> str:
    """Return a value as text that is kept: what is no number is nothing."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    return to_text(value, context.environment)


def _checklist(context: Context, least: Value, most: Value, *values: Value) -> Value:
    return _is_within(context, sum(each_boolean(values)), least, most)


def _weighted_checklist(context: Context, least: Value, most: Value, *pairs: Value) -> Value:
    answers: list[bool] = []
    weights: list[float] = []
    for answer, weight in zip(pairs[::2], pairs[1::2], strict=True):
        answers += each_boolean([answer])
        weights += each_number([weight], context.environment)
    total = added(
        weight
        for answer, weight in zip(answers, weights, strict=False)
        if answer and not math.isnan(weight)
    )
    return _is_within(context, total, least, most)


def _is_within(context: Context, total: float, least: Value, most: Value) -> bool:
    low = to_number(least, context.environment)
    high = to_number(most, context.environment)
    return (low < 0 or total >= low) and (high < 0 or total <= high)


def _lang(context: Context, value: Value) -> Value:
    wanted = to_text(value, context.environment).lower()
    node: Node | None = context.node
    while node is not None:
        for attribute in node.attributes:
            if attribute.qualified_name == "xml:lang":
                has = attribute.text.lower()
                return has == wanted or has.startswith(f"{wanted}-")
        node = node.parent
    return False


FUNCTIONS: Final[Mapping[str, Function]] = {
    "true": exactly(_true, 0),
    "false": exactly(_false, 0),
    "boolean": exactly(_boolean, 1),
    "not": exactly(_not, 1),
    "boolean-from-string": exactly(_boolean_from_string, 1),
    "if": Function(_if, 3, 3, is_lazy=True),
    "coalesce": exactly(_coalesce, 2),
    "once": Function(_once, 1, 1, is_lazy=True),
    "checklist": at_least(_checklist, 2),
    "weighted-checklist": Function(_weighted_checklist, 2, None, in_pairs_after=2),
    "lang": exactly(_lang, 1),
}
