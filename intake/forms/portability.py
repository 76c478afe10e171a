"""Where other programs work an expression out otherwise (docs/forms.md): each a notice."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from intake.forms.expression_places import Place
from intake.forms.model import FormDef, Question, QuestionKind
from intake.forms.package import Finding, Rule, Severity
from intake.forms.xpath.parser import parse
from intake.forms.xpath.problems import XPathError
from intake.forms.xpath.syntax import (
    Asked,
    Call,
    Chain,
    Expression,
    Filter,
    Here,
    Negative,
    Number,
    PathExpression,
    Root,
    Text,
)

_MISSING_IN_COLLECT: Final = frozenset(
    {"floor", "ceiling", "substring", "name", "local-name", "lang", "id", "last"}
)
_FRACTIONAL: Final = frozenset(
    {"acos", "area", "asin", "atan", "atan2", "cos", "decimal-date-time", "decimal-time",
     "distance", "exp", "exp10", "log", "log10", "pi", "random", "sin", "sqrt", "tan"}
)  # fmt: skip
"""Functions whose numbers are hardly ever whole."""
_NUMERIC: Final = frozenset({"number", "int", "round", "abs"})
_DATES: Final = frozenset({"date", "date-time"})
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_COMMA: Final = re.compile(r"\s*[-+]?\d+,\d+\s*\Z")
_COMPARES: Final = frozenset({"<", "<=", ">", ">=", "+", "-"})
_ARITHMETIC: Final = frozenset({"+", "-", "*", "div", "mod"})
_EQUALS: Final = frozenset({"=", "!="})


class Portability:
    """Knows one form, and reads its expressions as ODK Collect would."""

    def __init__(self, form: FormDef) -> None:
        self._form = form
        self._questions: Mapping[str, Question] = {each.path: each for each in form.questions()}

    def findings(self, place: Place, parsed: Expression) -> Iterator[Finding]:
        """Yield what of one expression is worked out otherwise elsewhere."""
        for each, is_placed in _everything(parsed, is_placed=True):
            here = _Here(self._form, self._questions, place, is_placed=is_placed)
            yield from here.findings(each)


class _Here:
    """One part of an expression. `is_placed`: a relative path begins at the question itself."""

    def __init__(
        self, form: FormDef, questions: Mapping[str, Question], place: Place, *, is_placed: bool
    ) -> None:
        self._form = form
        self._questions = questions
        self._place = place
        self._is_placed = is_placed

    def findings(self, part: Expression) -> Iterator[Finding]:
        match part:
            case Chain():
                yield from self._of_chain(part)
            case Call(name="regex") if _is_unanchored(part):
                yield self._notice(Rule.UNANCHORED_REGEX)
            case Call(name="distance"):
                yield self._notice(Rule.ROUNDED_DISTANCE)
            case Call(name="max" | "min" | "sum"):
                yield from self._of_extreme(part)
            case Call():
                yield from self._of_call(part)
            case _:
                return

    def _notice(self, rule: Rule, *facts: str) -> Finding:
        facts = (self._place.path, *facts)
        return Finding(Severity.NOTICE, rule, facts, column=self._place.column)

    # --- chains

    def _of_chain(self, chain: Chain) -> Iterator[Finding]:
        operands = [chain.first, *(operand for _sign, operand in chain.rest)]
        signs = {sign for sign, _operand in chain.rest}
        texts = [each.value for each in operands if isinstance(each, Text)]
        if signs & _COMPARES:
            for text in texts:
                if _DATE.match(text):
                    yield self._notice(Rule.QUOTED_DATE, text)
        if signs & _ARITHMETIC:
            for text in filter(_COMMA.match, texts):
                yield self._notice(Rule.NUMBER_WITH_COMMA, text)
        if not texts and any(self._is_equation(chain, place) for place in range(len(chain.rest))):
            yield self._notice(Rule.DECIMAL_EQUALS)

    def _is_equation(self, chain: Chain, place: int) -> bool:
        """Tell whether a sign asks if a decimal that is worked out is equal to something."""
        sign, right = chain.rest[place]
        if sign not in _EQUALS:
            return False
        left = Chain(chain.first, chain.rest[:place]) if place else chain.first
        return self._is_computed_decimal(left) or self._is_computed_decimal(right)

    def _is_computed_decimal(self, part: Expression, *, is_deep: bool = True) -> bool:
        """Tell whether a number is worked out and need not be whole."""
        match part:
            case Negative(operand=operand):
                return self._is_computed_decimal(operand, is_deep=is_deep)
            case Chain():
                signs, operands = _worked_out(part)
                is_parted = any(self._is_fractional(each, is_deep=is_deep) for each in operands)
                return "div" in signs or (bool(signs) and is_parted)
            case Call(name=name, arguments=arguments):
                return name in _FRACTIONAL or (name == "round" and len(arguments) > 1)
            case _:
                return is_deep and self._is_calculated_decimal(part)

    def _is_fractional(self, part: Expression, *, is_deep: bool) -> bool:
        if isinstance(part, Number):
            return not part.value.is_integer()
        question = self._question(part)
        is_decimal = question is not None and question.data_type == "decimal"
        return is_decimal or self._is_computed_decimal(part, is_deep=is_deep)

    def _is_calculated_decimal(self, part: Expression) -> bool:
        question = self._question(part)
        if question is None or not question.bind.calculate:
            return False
        if question.data_type != "string":  # what every calculation is that says nothing else
            return question.data_type == "decimal"
        try:
            calculation = parse(question.bind.calculate)
        except XPathError:
            return False
        return self._is_computed_decimal(calculation, is_deep=False)

    # --- calls

    def _of_call(self, call: Call) -> Iterator[Finding]:
        if call.name in _MISSING_IN_COLLECT:
            yield self._notice(Rule.NOT_IN_COLLECT, call.name)
        if call.name == "round" and call.arguments and _may_be_negative(call.arguments[0]):
            yield self._notice(Rule.ROUND_NEGATIVE)
        for argument in call.arguments[:1]:
            if call.name in _DATES and isinstance(argument, Text) and _is_no_date(argument.value):
                yield self._notice(Rule.IMPOSSIBLE_DATE, argument.value)
            if call.name in _NUMERIC:
                yield from self._of_number(argument)

    def _of_number(self, argument: Expression) -> Iterator[Finding]:
        """Yield a notice where a text becomes a number: people type a comma."""
        if isinstance(argument, Text) and _COMMA.match(argument.value):
            yield self._notice(Rule.NUMBER_WITH_COMMA, argument.value)
        question = self._question(argument)
        if question is not None and question.kind is QuestionKind.TEXT and question.control:
            yield self._notice(Rule.NUMBER_WITH_COMMA, question.name)

    def _of_extreme(self, call: Call) -> Iterator[Finding]:
        for argument in call.arguments:
            if argument == Text(""):
                yield self._notice(Rule.BLANK_IN_EXTREME, call.name, "''")
            question = self._question(argument)
            if question is not None and self._may_be_blank(question):
                yield self._notice(Rule.BLANK_IN_EXTREME, call.name, question.name)

    def _may_be_blank(self, question: Question) -> bool:
        if question.bind.calculate:
            return False
        parts = question.path.split("/")
        around = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        binds = [self._form.binds[path] for path in around if path in self._form.binds]
        return question.bind.required != "true()" or any(bind.relevant for bind in binds)

    # --- what a path leads to

    def _question(self, part: Expression) -> Question | None:
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


def _everything(parsed: Expression, *, is_placed: bool) -> Iterator[tuple[Expression, bool]]:
    """Yield every part of an expression, and whether a relative path in it begins at the place."""
    yield parsed, is_placed
    inner: list[Expression] = []
    apart: list[Expression] = []
    match parsed:
        case Negative(operand=operand):
            inner = [operand]
        case Chain(first=first, rest=rest):
            inner = [first, *(operand for _sign, operand in rest)]
        case Call(arguments=arguments):
            inner = list(arguments)
        case Filter(base=base, predicates=predicates):
            inner, apart = [base], list(predicates)
        case PathExpression(start=start, steps=steps):
            inner = [start]
            apart = [each for step in steps for each in step.predicates]
        case _:
            return
    for each in inner:
        yield from _everything(each, is_placed=is_placed)
    for each in apart:
        yield from _everything(each, is_placed=False)


def _is_unanchored(call: Call) -> bool:
    match call.arguments:
        case (_, Text(value=pattern)):
            return not (pattern.startswith("^") and pattern.endswith("$"))
        case _:
            return False


def _worked_out(chain: Chain) -> tuple[set[str], list[Expression]]:
    """Return the signs and operands of the arithmetic that a chain ends with; none for a truth."""
    signs: set[str] = set()
    operands: list[Expression] = []
    for sign, operand in reversed(chain.rest):
        if sign not in _ARITHMETIC:
            return signs, operands
        signs.add(sign)
        operands.append(operand)
    return signs, [*operands, chain.first]


def _may_be_negative(part: Expression) -> bool:
    """Tell whether a number is written so that it may fall below zero."""
    match part:
        case Negative():
            return True
        case Chain():
            signs, operands = _worked_out(part)
            return "-" in signs or (bool(signs) and any(map(_may_be_negative, operands)))
        case _:
            return False


def _is_no_date(text: str) -> bool:
    """Tell whether a text names a day that no calendar has; a blank and a number name none."""
    written = text.strip()
    if not written or re.fullmatch(r"[-+]?\d+(?:\.\d+)?", written):
        return False
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        return True
    return not _DATE.match(written)
