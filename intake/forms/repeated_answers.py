"""Which values of a form repeat an answer that is kept apart, directly or through other values."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from intake.forms.model import FormDef, Question
from intake.forms.references import Names, names_of, reading_of
from intake.forms.xpath.parser import parse
from intake.forms.xpath.problems import XPathError
from intake.forms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    Number,
    PathExpression,
    Text,
)

_COMPARES: Final = frozenset({"=", "!=", "<", "<=", ">", ">=", "and", "or"})
_TELLS_LITTLE: Final = frozenset(
    {"not", "boolean", "boolean-from-string", "true", "false", "selected", "is-selected", "regex",
     "contains", "starts-with", "ends-with", "checklist", "weighted-checklist", "geofence",
     "count", "count-non-empty", "count-selected", "string-length"}
)  # fmt: skip
"""Functions whose result is yes, no or a count, whatever they read."""
_IS_ITS_ARGUMENT: Final = frozenset({"once", "coalesce", "string", "number"})
_CUTS_OFF: Final = frozenset({"int", "floor", "trunc"})
_NAMES_A_DAY: Final = frozenset(
    {"today", "now", "date", "date-time", "decimal-date-time", "decimal-date"}
)
_YEAR: Final = 365.25
_DAYS: Final = frozenset({"date", "dateTime"})


class RepeatedAnswers:
    """What each value of a form reads; the expressions are read once."""

    def __init__(self, form: FormDef) -> None:
        self._root = form.instance.name
        self._days = {names_of(each.path, self._root)
                      for each in form.questions() if each.data_type in _DAYS}  # fmt: skip
        self._readers: dict[Names, set[Names]] = {}
        """Path → who reads it."""
        self._of_everything: set[Names] = set()
        """Who reads in a way that cannot be foreseen."""
        for path, expression in _sources(form):
            context = names_of(path, self._root)
            for part in self._telling(expression, context):
                self._note(context, part)

    def beside(self, apart: Iterable[str]) -> set[str]:
        """Return the paths outside of `apart` that repeat what is there, to a fixed point."""
        given = {names_of(each, self._root) for each in apart}
        known = given | self._of_everything if given else set()
        due = list(known)
        while due:  # a calculation may repeat a calculation that stands below it
            new = self._readers_of(due.pop()) - known
            known |= new
            due += new
        return {"/".join(each[1:]) for each in known - given}

    def _readers_of(self, names: Names) -> set[Names]:
        """Return who reads a value, or a group around it: that is to read all that is in it."""
        found = (self._readers.get(names[:end], set()) for end in range(len(names) + 1))
        return set().union(*found)

    def _note(self, context: Names, part: Expression) -> None:
        reading = reading_of(part, context)
        for each in reading.references:
            if not each.is_structural:
                self._readers.setdefault(each.path, set()).add(context)
        if reading.reads_everything:
            self._of_everything.add(context)

    def _telling(self, expression: Expression, context: Names) -> Iterator[Expression]:
        """Yield the parts of an expression by which its result may tell what they read.

        A yes or no, a count, and an age in whole years tell too little; of `if` both branches may
        tell. All else does: a number made of an answer, and a digest of it, too.
        """
        match expression:
            case Chain(rest=rest) if rest[-1][0] in _COMPARES:
                return
            case Call(name=name) if name in _TELLS_LITTLE:
                return
            case Call(name="if", arguments=(_, *branches)):
                inner = branches
            case Call(name=name, arguments=arguments) if name in _IS_ITS_ARGUMENT:
                inner = list(arguments)
            case _ if self._is_age(expression, context):
                return
            case _:
                yield expression
                return
        for each in inner:
            yield from self._telling(each, context)

    def _is_age(self, expression: Expression, context: Names) -> bool:
        """Tell whether this is the whole years between two days: `int((a - b) div 365.25)`."""
        match expression:
            case Call(
                name=name,
                arguments=(
                    Chain(
                        first=Chain(first=later, rest=(("-", earlier),)),
                        rest=(("div", Number(value=value)),),
                    ),
                ),
            ) if name in _CUTS_OFF and value == _YEAR:
                return self._is_day(later, context) and self._is_day(earlier, context)
            case _:
                return False

    def _is_day(self, expression: Expression, context: Names) -> bool:
        match expression:
            case Call(name=name, arguments=arguments) if name in _NAMES_A_DAY:
                return all(
                    isinstance(each, Text) or self._is_day(each, context) for each in arguments
                )
            case PathExpression():
                read = {each.path for each in reading_of(expression, context).references}
                return bool(read) and read <= self._days
            case _:
                return False


def _sources(form: FormDef) -> Iterator[tuple[str, Expression]]:
    """Yield whatever gives a question its value: calculations, what is set, and lists."""
    for path, written in _written(form):
        try:
            yield path, parse(written)
        except XPathError:
            continue  # what cannot be read gives no value
    for question in form.questions():
        listed = _listed(question)
        if listed is not None:
            yield question.path, listed


def _written(form: FormDef) -> Iterator[tuple[str, str]]:
    for question in form.questions():
        if question.bind.calculate:
            yield question.path, question.bind.calculate
    for action in form.actions:
        if action.expression:
            yield action.target, action.expression


def _listed(question: Question) -> Expression | None:
    """Return where the codes of a computed list stand, without the filters, which tell little."""
    itemset = question.itemset
    if itemset is None:
        return None
    for written in (f"{itemset.nodeset}/{itemset.value or '.'}", itemset.nodeset):
        try:
            return _unfiltered(parse(written))
        except XPathError:
            continue
    return None


def _unfiltered(expression: Expression) -> Expression:
    match expression:
        case Filter(base=base):
            return _unfiltered(base)
        case PathExpression(start=start, steps=steps):
            bare = tuple(replace(step, predicates=()) for step in steps)
            return PathExpression(_unfiltered(start), bare)
        case Call(name="randomize", arguments=(listed, *_)):
            return _unfiltered(listed)
        case _:
            return expression
