"""Where other programs work an expression out otherwise (docs/forms.md): each a notice."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from intake.forms.expression_places import Place
from intake.forms.model import FormDef, Question, QuestionKind
from intake.forms.outlook import ARITHMETIC, Outlook, everything, worked_out
from intake.forms.package import Finding, Rule, Severity
from intake.forms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Negative,
    Text,
)

_MISSING_IN_COLLECT: Final = frozenset(
    {"floor", "ceiling", "substring", "name", "local-name", "lang", "id", "last"}
)
_NUMERIC: Final = frozenset({"number", "int", "round", "abs"})
_DATES: Final = frozenset({"date", "date-time"})
_DAYS: Final = _DATES | {"today", "now"}
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_COMMA: Final = re.compile(r"\s*[-+]?\d+,\d+\s*\Z")
_COMPARES: Final = frozenset({"<", "<=", ">", ">=", "+", "-"})
_EQUALS: Final = frozenset({"=", "!="})


class Portability:
    """Knows one form, and reads its expressions as ODK Collect would."""

    def __init__(self, form: FormDef) -> None:
        self._form = form
        self._questions: Mapping[str, Question] = {each.path: each for each in form.questions()}

    def findings(self, place: Place, parsed: Expression) -> Iterator[Finding]:
        """Yield what of one expression is worked out otherwise elsewhere."""
        for each, is_placed in everything(parsed, is_placed=True):
            outlook = Outlook(self._form, self._questions, place, is_placed=is_placed)
            yield from _Part(place, outlook).findings(each)


class _Part:
    """Judges one part of an expression."""

    def __init__(self, place: Place, outlook: Outlook) -> None:
        self._place = place
        self._outlook = outlook

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
            for text in filter(_DATE.match, texts):
                yield self._notice(Rule.QUOTED_DATE, text)
        for operand in worked_out(chain)[1] if signs & ARITHMETIC else ():
            yield from self._of_number(operand)
        if not texts and any(self._is_equation(chain, place) for place in range(len(chain.rest))):
            yield self._notice(Rule.DECIMAL_EQUALS)

    def _is_equation(self, chain: Chain, place: int) -> bool:
        """Tell whether a sign asks if a decimal that is worked out is equal to something."""
        sign, right = chain.rest[place]
        if sign not in _EQUALS:
            return False
        left = Chain(chain.first, chain.rest[:place]) if place else chain.first
        return self._outlook.is_computed_decimal(left) or self._outlook.is_computed_decimal(right)

    # --- calls

    def _of_call(self, call: Call) -> Iterator[Finding]:
        if call.name in _MISSING_IN_COLLECT:
            yield self._notice(Rule.NOT_IN_COLLECT, call.name)
        for argument in call.arguments[:1]:
            if call.name == "round" and self._is_rounded_below_zero(argument):
                yield self._notice(Rule.ROUND_NEGATIVE)
            if call.name in _DATES and isinstance(argument, Text) and _is_no_date(argument.value):
                yield self._notice(Rule.IMPOSSIBLE_DATE, argument.value)
            if call.name in _NUMERIC:
                yield from self._of_number(argument)
                yield from self._of_date(argument)

    def _is_rounded_below_zero(self, argument: Expression) -> bool:
        outlook = self._outlook
        return outlook.is_fractional(argument) and outlook.may_be_negative(argument)

    def _of_date(self, argument: Expression) -> Iterator[Finding]:
        """Yield a notice where a day becomes a number: elsewhere it has the hours of the zone."""
        question = self._outlook.question(argument)
        is_day = isinstance(argument, Call) and argument.name in _DAYS
        if is_day or (question is not None and question.data_type in {"date", "dateTime"}):
            yield self._notice(Rule.DATE_AS_NUMBER)
        elif isinstance(argument, Text) and _DATE.match(argument.value):
            yield self._notice(Rule.QUOTED_DATE, argument.value)

    def _of_number(self, argument: Expression) -> Iterator[Finding]:
        """Yield a notice where a text becomes a number: people type a comma."""
        if isinstance(argument, Text) and _COMMA.match(argument.value):
            yield self._notice(Rule.NUMBER_WITH_COMMA, argument.value)
        question = self._outlook.question(argument)
        if question is not None and question.kind is QuestionKind.TEXT and question.control:
            yield self._notice(Rule.NUMBER_WITH_COMMA, question.name)

    def _of_extreme(self, call: Call) -> Iterator[Finding]:
        if call.name == "max" and call.arguments and all(map(_is_negative, call.arguments)):
            yield self._notice(Rule.MAX_NEGATIVE)
        for argument in call.arguments:
            if argument == Text(""):
                yield self._notice(Rule.BLANK_IN_EXTREME, call.name, "''")
            question = self._outlook.question(argument)
            if question is not None and self._outlook.may_be_blank(question):
                yield self._notice(Rule.BLANK_IN_EXTREME, call.name, question.name)


def _is_unanchored(call: Call) -> bool:
    match call.arguments:
        case (_, Text(value=pattern)):
            return not (pattern.startswith("^") and pattern.endswith("$"))
        case _:
            return False


def _is_negative(part: Expression) -> bool:
    return isinstance(part, Negative)


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
