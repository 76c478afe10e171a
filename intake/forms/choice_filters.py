"""Asking a filter about one entry of a list, without working through the whole list."""

from typing import Final

from intake.forms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    Here,
    Negative,
    NodeTest,
    PathExpression,
    Step,
)

_SAY_YES_OR_NO: Final = frozenset(
    {"selected", "is-selected", "not", "contains", "starts-with", "ends-with", "true", "false",
     "boolean", "regex", "boolean-from-string"}
)  # fmt: skip


def filter_of_one(nodeset: Expression) -> Expression | None:
    """Return the filter of ``instance('x')/root/item[filter]`` as asked of one entry.

    None for any other list, and where the place of an entry counts.
    """
    match nodeset:
        case PathExpression(start=Call(name="instance"), steps=(*before, last)):
            is_plain = all(_is_child(step) and not step.predicates for step in before)
            if not is_plain or not _is_child(last) or not last.predicates:
                return None
            if any(_counts_places(predicate) for predicate in last.predicates):
                return None
            only = Step("self", NodeTest("node"), last.predicates)
            return PathExpression(Here(), (only,))
        case _:
            return None


def _is_child(step: Step) -> bool:
    return step.axis == "child" and step.test.sort == "name"


def _counts_places(predicate: Expression) -> bool:
    """Tell whether a filter could be about the place of an entry; rather too often than not."""
    match predicate:
        case Chain(first=first, rest=rest):
            signs = {sign for sign, _operand in rest}
            is_number = bool(signs & {"+", "-", "*", "div", "mod"})
            parts = [first, *(operand for _sign, operand in rest)]
            return is_number or any(_mentions_place(part) for part in parts)
        case Call(name=name):
            return name not in _SAY_YES_OR_NO or _mentions_place(predicate)
        case _:
            return True


def _mentions_place(expression: Expression) -> bool:
    match expression:
        case Call(name=name, arguments=arguments):
            mentions = name == "last" or (name == "position" and not arguments)
            return mentions or any(_mentions_place(each) for each in arguments)
        case Chain(first=first, rest=rest):
            return any(_mentions_place(each) for each in (first, *(each for _sign, each in rest)))
        case Negative(operand=operand):
            return _mentions_place(operand)
        case PathExpression(start=start) | Filter(base=start):
            return _mentions_place(start)
        case _:
            return False
