"""What an expression may come to, as far as it can be told from how it is written."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from intake.forms.expression_places import Place
from intake.forms.model import FormDef, Question, QuestionKind
from intake.forms.xpath.parser import parse
from intake.forms.xpath.problems import XPathError
from intake.forms.xpath.syntax import (
    Asked,
    Call,
    Chain,
    Expression,
    Here,
    Negative,
    Number,
    PathExpression,
    Root,
    operands,
    predicates,
)

ARITHMETIC: Final = frozenset({"+", "-", "*", "div", "mod"})
_FRACTIONAL: Final = frozenset(
    {"acos", "area", "asin", "atan", "atan2", "cos", "decimal-date-time", "decimal-time",
     "distance", "exp", "exp10", "log", "log10", "pi", "random", "sin", "sqrt", "tan"}
)  # fmt: skip
"""Functions whose numbers are hardly ever whole."""
_PASSING_ON: Final = frozenset({"coalesce", "int", "max", "min", "number", "once", "round", "sum"})
"""Functions that come to a number below zero where they are given one."""
_FROM_ZERO: Final = re.compile(r"\.\s*>=?\s*\d|\d\s*<=?\s*\.")
"""A constraint that lets no number below zero in."""


class Outlook:
    """Looks at the parts of the expression of one place.

    `is_placed`: a relative path begins at the question itself. `is_deep`: the calculations of what
    is read are looked into.
    """

    def __init__(
        self,
        form: FormDef,
        questions: Mapping[str, Question],
        place: Place,
        *,
        is_placed: bool = True,
        is_deep: bool = True,
    ) -> None:
        self._form = form
        self._questions = questions
        self._place = place
        self._is_placed = is_placed
        self._is_deep = is_deep

    def is_computed_decimal(self, part: Expression) -> bool:
        """Tell whether a number is worked out and need not be whole."""
        match part:
            case Negative(operand=operand):
                return self.is_computed_decimal(operand)
            case Chain():
                signs, operands = worked_out(part)
                is_parted = any(self.is_fractional(each) for each in operands)
                return "div" in signs or (bool(signs) and is_parted)
            case Call(name=name, arguments=arguments):
                return name in _FRACTIONAL or (name == "round" and len(arguments) > 1)
            case _:
                return self._is_calculated_decimal(part)

    def is_fractional(self, part: Expression) -> bool:
        """Tell whether a number need not be whole."""
        if isinstance(part, Negative):
            return self.is_fractional(part.operand)
        if isinstance(part, Number):
            return not part.value.is_integer()
        question = self.question(part)
        is_decimal = question is not None and question.data_type == "decimal"
        return is_decimal or self.is_computed_decimal(part)

    def _is_calculated_decimal(self, part: Expression) -> bool:
        question = self.question(part)
        if question is None or not question.bind.calculate:
            return False
        if question.data_type != "string":  # what every calculation is that says nothing else
            return question.data_type == "decimal"
        there, calculation = self._calculation(question)
        return calculation is not None and there.is_computed_decimal(calculation)

    def _calculation(self, question: Question) -> tuple["Outlook", Expression | None]:
        """Return what works a question out, one question deep; None where that is not known."""
        written = question.bind.calculate
        place = Place(question.path, "calculation", written)
        there = Outlook(self._form, self._questions, place, is_deep=False)
        if not written or not self._is_deep:
            return there, None
        try:
            return there, parse(written)
        except XPathError:
            return there, None

    def may_be_negative(self, part: Expression) -> bool:
        """Tell whether a number may fall below zero, by its signs and by what is typed."""
        match part:
            case Negative():
                return True
            case Chain():
                signs, operands = worked_out(part)
                return "-" in signs or (bool(signs) and any(map(self.may_be_negative, operands)))
            case Call(name="if", arguments=(_, *chosen)):
                return any(map(self.may_be_negative, chosen))
            case Call(name=name, arguments=arguments):
                return name in _PASSING_ON and any(map(self.may_be_negative, arguments))
            case _:
                question = self.question(part)
                return question is not None and self._is_unbounded(question)

    def _is_unbounded(self, question: Question) -> bool:
        if question.bind.calculate:
            there, calculation = self._calculation(question)
            return calculation is not None and there.may_be_negative(calculation)
        is_typed = question.kind in {QuestionKind.INTEGER, QuestionKind.DECIMAL}
        return is_typed and not _FROM_ZERO.search(question.bind.constraint)

    def may_be_blank(self, question: Question) -> bool:
        """Tell whether a question need not be answered, or is not always asked."""
        if question.bind.calculate:
            return False
        parts = question.path.split("/")
        around = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        binds = [self._form.binds[path] for path in around if path in self._form.binds]
        return question.bind.required != "true()" or any(bind.relevant for bind in binds)

    def question(self, part: Expression) -> Question | None:
        """Return the question that a plain path reads, or None."""
        steps = part.steps if isinstance(part, PathExpression) else ()
        match part.start if isinstance(part, PathExpression) else part:
            case Root() if isinstance(part, PathExpression):
                names: list[str] = []
            case Here() if self._is_placed:
                names = [self._form.instance.name, *self._place.path.split("/")]
            case Asked() | Call(name="current"):
                names = [self._form.instance.name, *self._place.path.split("/")]
            case _:
                return None
        for step in steps:
            if step.axis == "parent":
                names = names[:-1]
            elif step.axis == "child" and step.test.sort == "name":
                names.append(step.test.name.rpartition(":")[2])
            elif step.axis != "self":
                return None
        return self._questions.get("/".join(names[1:]))


def worked_out(chain: Chain) -> tuple[set[str], list[Expression]]:
    """Return the signs and operands of the arithmetic that a chain ends with; none for a truth."""
    signs: set[str] = set()
    operands: list[Expression] = []
    for sign, operand in reversed(chain.rest):
        if sign not in ARITHMETIC:
            return signs, operands
        signs.add(sign)
        operands.append(operand)
    return signs, [*operands, chain.first]


def everything(parsed: Expression, *, is_placed: bool) -> Iterator[tuple[Expression, bool]]:
    """Yield every part of an expression, and whether a relative path in it begins at the place."""
    yield parsed, is_placed
    for each in operands(parsed):
        yield from everything(each, is_placed=is_placed)
    for each in predicates(parsed):
        yield from everything(each, is_placed=False)
