"""Asking a filter about one entry of a list, or about few, without working through all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.forms.xpath.syntax import (
    Asked,
    Call,
    Chain,
    Expression,
    Here,
    NodeTest,
    PathExpression,
    Root,
    Step,
    Text,
    operands,
)
from intake.forms.xpath.values import Evaluator

_SAY_YES_OR_NO: Final = frozenset(
    {"selected", "is-selected", "not", "contains", "starts-with", "ends-with", "true", "false",
     "boolean", "regex", "boolean-from-string"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lookup:
    """A filter keeps only entries whose `column` says what `wanted` says."""

    names: tuple[str, ...]
    """The way from the list's own root to its entries."""
    column: str
    wanted: Expression
    is_all: bool
    """It demands nothing else."""


@dataclass(frozen=True, slots=True)
class ListRule:
    """How a list is worked out, and how a filter is asked of one entry alone."""

    evaluate: Evaluator
    is_lasting: bool
    """It stays the same until something that it reads has changed."""
    one: Evaluator | None = None
    """The filter as asked of one entry; None where that cannot be."""


def lookup_of(nodeset: Expression) -> Lookup | None:
    """Return how the entries of ``instance('x')/root/item[column = /data/c and ...]`` are found.

    Only for a list whose filter can be asked of one entry. What is found is to be filtered still,
    unless the lookup is all.
    """
    if not isinstance(nodeset, PathExpression) or filter_of_one(nodeset) is None:
        return None
    names = tuple(step.test.name for step in nodeset.steps)
    if any(":" in name for name in names):
        return None
    predicates = nodeset.steps[-1].predicates
    demanded = tuple(_demanded(predicates[0]))
    is_all = len(predicates) == len(demanded) == 1
    for part in demanded:
        match part:
            case Chain(first=first, rest=(("=", other),)):
                for column, wanted in ((_column(first), other), (_column(other), first)):
                    if column and _is_the_same_for_all(wanted):
                        return Lookup(names, column, wanted, is_all)
            case _:
                pass
    return None


def _demanded(predicate: Expression) -> Iterator[Expression]:
    """Yield what must hold of every entry that is kept."""
    match predicate:
        case Chain(first=first, rest=(*before, ("and", last))):
            yield from _demanded(Chain(first, tuple(before)) if before else first)
            yield from _demanded(last)
        case _:
            yield predicate


def _column(expression: Expression) -> str:
    match expression:
        case PathExpression(start=Here(), steps=(only,)) if _is_child(only):
            return only.test.name if not only.predicates and ":" not in only.test.name else ""
        case _:
            return ""


def _is_the_same_for_all(expression: Expression) -> bool:
    """Tell whether an expression is a text that no entry has a part in."""
    match expression:
        case PathExpression(start=Root() | Asked() | Call(name="current"), steps=steps):
            return not any(step.predicates for step in steps)
        case Text():
            return True
        case _:
            return False


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
        case Call(name="last") | Call(name="position", arguments=()):
            return True
        case _:
            return any(_mentions_place(each) for each in operands(expression))
