"""What a form's expressions get wrong, and where other programs would read them otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from intake.forms.circles import circles
from intake.forms.expression_places import Place, places
from intake.forms.model import Element, FormDef
from intake.forms.package import Finding, Rule, Severity
from intake.forms.portability import Portability
from intake.forms.reading_paths import path_expressions
from intake.forms.xpath.functions import FUNCTIONS
from intake.forms.xpath.parser import parse
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    Here,
    Negative,
    PathExpression,
    Root,
    Step,
    Text,
    Variable,
)
from intake.forms.xpath.tokens import Sort, tokenize

_FAULTS: Final[Mapping[Fault, Rule]] = {
    Fault.TOO_LONG: Rule.EXPRESSION_LIMIT,
    Fault.TOO_DEEP: Rule.EXPRESSION_LIMIT,
}
_WORDS: Final = frozenset({"and", "or", "div", "mod"})
_WITHIN: Final = frozenset({"self", "child", "parent"})


@dataclass(frozen=True, slots=True)
class _At:
    """Where an expression is evaluated: names from the root, or None where that is not known."""

    names: tuple[str, ...] | None


def lint_expressions(form: FormDef) -> Iterator[Finding]:
    """Yield findings with the question's path as their first fact, and no row yet."""
    seen: set[Finding] = set()
    portability = Portability(form)
    parsed_calculations: dict[str, Expression] = {}
    for place in places(form):
        try:
            parsed = parse(place.expression)
        except XPathError as error:
            found = [_finding(Severity.ERROR, _FAULTS.get(error.fault, Rule.EXPRESSION_SYNTAX),
                              place, error.detail or place.expression[:60])]  # fmt: skip
        else:
            if place.column == "calculation":
                parsed_calculations[place.path] = parsed
            found = [
                *_Reader(form, place).findings(parsed),
                *portability.findings(place, parsed),
            ]
        for finding in found:
            if finding not in seen:
                seen.add(finding)
                yield finding
    for circle in circles(form, parsed_calculations):
        place = Place(circle[0], "calculation", "")
        yield _finding(Severity.ERROR, Rule.CIRCULAR, place, " → ".join(circle))


def _finding(severity: Severity, rule: Rule, place: Place, *facts: str) -> Finding:
    return Finding(severity, rule, (place.path, *facts), column=place.column)


class _Reader:
    """Walks one parsed expression."""

    def __init__(self, form: FormDef, place: Place) -> None:
        self._form = form
        self._place = place
        root = form.instance.name
        path = place.path.split("/") if place.path else []
        self._here = _At((root, *path))

    def findings(self, parsed: Expression) -> Iterator[Finding]:
        glued = _glued_operator(self._place.expression)
        if glued:
            yield self._notice(Rule.GLUED_OPERATOR, glued)
        yield from self._read(parsed, self._here)

    def _error(self, rule: Rule, *facts: str) -> Finding:
        return _finding(Severity.ERROR, rule, self._place, *facts)

    def _notice(self, rule: Rule, *facts: str) -> Finding:
        return _finding(Severity.NOTICE, rule, self._place, *facts)

    def _read(self, parsed: Expression, at: _At) -> Iterator[Finding]:
        match parsed:
            case Negative(operand=operand):
                yield from self._read(operand, at)
            case Chain():
                yield from self._chain(parsed, at)
            case Call():
                yield from self._call(parsed, at)
            case Filter(base=base, predicates=predicates):
                yield from self._read(base, at)
                for each in predicates:
                    yield from self._read(each, _At(None))
            case PathExpression():
                yield from self._path(parsed, at)
            case Variable(name=name):
                yield self._error(Rule.EXPRESSION_SYNTAX, f"${name}")
            case _:
                return

    def _chain(self, chain: Chain, at: _At) -> Iterator[Finding]:
        operands = [chain.first, *(operand for _sign, operand in chain.rest)]
        for operand in operands:
            yield from self._read(operand, at)

    def _call(self, call: Call, at: _At) -> Iterator[Finding]:
        function = FUNCTIONS.get(call.name)
        if function is None:
            yield self._error(Rule.UNKNOWN_FUNCTION, call.name)
        elif not function.takes(len(call.arguments)):
            yield self._error(Rule.WRONG_ARGUMENTS, call.name, str(len(call.arguments)))
        if call.name == "instance":
            yield from self._instance(call)
        for argument in call.arguments:
            yield from self._read(argument, at)

    def _instance(self, call: Call) -> Iterator[Finding]:
        match call.arguments:
            case (Text(value=name),):
                known = {*self._form.secondary, *self._form.external, self._form.instance.name}
                if name not in known:
                    yield self._error(Rule.UNKNOWN_NAME, name)
            case _:
                return

    def _path(self, path: PathExpression, at: _At) -> Iterator[Finding]:
        yield from self._read(path.start, at)
        unknown = _first_unknown(self._form.instance, self._start(path.start, at), path.steps)
        if unknown and isinstance(path.start, Root):
            yield self._error(Rule.UNKNOWN_NAME, unknown)
        elif unknown:  # most often a text without its quotes: every program reads it as blank
            yield self._notice(Rule.UNKNOWN_NAME, unknown)
        columns = self._columns(path.start)
        for predicate in (each for step in path.steps for each in step.predicates):
            yield from self._read(predicate, _At(None))
            for name in _names_asked(predicate):
                if columns and name not in columns:
                    yield self._notice(Rule.UNKNOWN_COLUMN, name)

    def _start(self, start: Expression, at: _At) -> _At:
        match start:
            case Root():
                return _At(())
            case Here():
                return at
            case Call(name="current"):
                return self._here
            case _:
                return _At(None)

    def _columns(self, start: Expression) -> set[str]:
        """Return the columns of the list that a path starts in; none where that is not known."""
        match start:
            case Call(name="instance", arguments=(Text(value=name),)):
                listed = self._form.secondary.get(name)
            case _:
                return set()
        items = [item for root in (listed.children if listed else ()) for item in root.children]
        return {cell.name for item in items for cell in item.children}


def _glued_operator(expression: str) -> str:
    """Return an operator with the name that is glued to it, or an empty text."""
    at = 0
    for token in tokenize(expression):
        while expression[at : at + 1].isspace():
            at += 1
        at += 1 if token.written == "*any" else len(token.written)
        if (
            token.sort is Sort.SIGN
            and token.written in _WORDS
            and expression[at : at + 1].isalpha()
        ):
            return expression[at - len(token.written) : at + 16]
    return ""


def _names_asked(predicate: Expression) -> Iterator[str]:
    """Yield the names of children that a predicate of a list asks for."""
    for each in path_expressions(predicate):
        match each:
            case PathExpression(start=Here(), steps=(Step(axis="child", test=test),)):
                if test.sort == "name":
                    yield test.name
            case _:
                continue


def _first_unknown(instance: Element, start: _At, steps: tuple[Step, ...]) -> str:
    """Return the first name of a plain path that the form does not have."""
    if start.names is None:
        return ""
    here = list(start.names)
    for step in steps:
        if step.axis not in _WITHIN or (step.axis == "child" and step.test.sort != "name"):
            return ""
        if step.axis == "parent":
            if not here:
                return ".."
            here.pop()
        elif step.axis == "child":
            here.append(step.test.name)
            if _element(instance, here) is None:
                return step.test.name
    return ""


def _element(instance: Element, names: list[str]) -> Element | None:
    if not names:
        return instance
    if names[0].partition(":")[2] or names[0] != instance.name:
        return instance if names[0] == instance.name else None
    here: Element | None = instance
    for name in names[1:]:
        if here is None:
            return None
        here = next((each for each in here.children if _same(each.name, name)), None)
    return here


def _same(written: str, asked: str) -> bool:
    return written == asked or written.rpartition(":")[2] == asked.rpartition(":")[2]
