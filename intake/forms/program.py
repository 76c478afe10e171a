"""A form made ready to run: every rule compiled, and the order in which rules are worked out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Final

from intake.forms.choice_filters import ListRule, filter_of_one
from intake.forms.choice_texts import read_choice_texts
from intake.forms.form_files import lists_asked, missing_lists
from intake.forms.lookups import Lookups
from intake.forms.model import Action, Element, FormDef, Itemset, Question, Repeat
from intake.forms.offers import Offer
from intake.forms.problems import Problem, ProblemRule, Role
from intake.forms.references import Names, Reading, in_this_row, names_of, reading_of
from intake.forms.xpath.compiler import Compiled, compile_parsed, compile_text
from intake.forms.xpath.nodes import Node
from intake.forms.xpath.parser import parse
from intake.forms.xpath.problems import XPathError
from intake.forms.xpath.syntax import Call, Expression
from intake.forms.xpath.values import Evaluator

_NAME: Final = re.compile(r"[^\W\d][\w.-]*\Z")
_WHOLE: Final = re.compile(r"""instance\(\s*(['"])[^'"]+\1\s*\)/[\w.-]+/[\w.-]+\Z""")


class UnitKind(IntEnum):
    """What a unit of recalculation decides."""

    ROWS = 0
    RELEVANT = 1
    CALCULATE = 2
    CHOICES = 3
    """Whether the answer is still on the list."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One rule of one path; for ROWS the path is the repeat's."""

    kind: UnitKind
    path: str
    evaluate: Evaluator
    reading: Reading

    @property
    def is_volatile(self) -> bool:
        """It may come out differently each time."""
        return self.reading.is_volatile


@dataclass(slots=True)
class PathRules:
    """What is known of one generic path."""

    path: str
    names: Names
    element: Element
    question: Question | None = None
    repeat: Repeat | None = None
    relevant: Evaluator | None = None
    constraint: Evaluator | None = None
    required: Evaluator | None = None
    readonly: Evaluator | None = None
    data_type: str = "string"
    display: list[Reading] = field(default_factory=list)
    """What decides how it is shown: required, read-only, texts and lists."""
    problem: Problem | None = None
    """The first rule that cannot work."""


@dataclass(slots=True, eq=False)
class Program:
    """A form ready to run."""

    form: FormDef
    root: str
    rules: Mapping[str, PathRules]
    units: list[Unit]
    repeats: frozenset[str]
    actions: Mapping[str, tuple[tuple[Action, Evaluator | None], ...]]
    """By event."""
    problems: list[Problem]
    lookups: Lookups
    _compiler: "_Compiler"
    _counted: Mapping[str, tuple[str, ...]]
    offers: dict[tuple[str, str, str, bool], dict[Node, Offer]] = field(default_factory=dict)
    """The choices that sessions have made of entries: id, code, label, and whether it is an id."""
    _lists: dict[tuple[str, str], ListRule] = field(default_factory=dict)

    def counted_in(self, path: str) -> tuple[str, ...]:
        """Return the repeats directly inside a path whose number of rows is computed."""
        return self._counted.get(path, ())

    def evaluator(self, expression: str, path: str) -> Evaluator:
        """Return an expression of a text or a list, compiled the first time it is needed."""
        return self._compiler.compiled(expression, path)[0].evaluate

    def list_rule(self, itemset: Itemset, path: str) -> ListRule:
        """Return how the list of a question is worked out."""
        key = (itemset.nodeset, path)
        if key not in self._lists:
            is_plain = has_plain_texts(itemset)
            self._lists[key] = self._compiler.list_rule(itemset.nodeset, path, is_plain=is_plain)
        return self._lists[key]


@lru_cache(maxsize=8)
def program_of(form: FormDef) -> Program:
    """Return `form` made ready; the same form is made ready once."""
    return _Compiler(form).program()


class _Compiler:
    def __init__(self, form: FormDef) -> None:
        self._form = form
        self._root = form.instance.name
        self._repeats = {
            node.path: node for node in form.nodes() if isinstance(node, Repeat) and node.path
        }
        self._repeat_names = frozenset(names_of(path, self._root) for path in self._repeats)
        self._compiled: dict[tuple[str, str], tuple[Compiled, Reading]] = {}
        self._parsed: dict[str, Expression] = {}
        self._bound: dict[Expression, Compiled] = {}
        self._rules: dict[str, PathRules] = {}
        self._units: list[Unit] = []
        self._problems: list[Problem] = []
        self._missing = missing_lists(form)
        self._lookups = Lookups(form.secondary, form.namespaces)

    def program(self) -> Program:
        for path, element in _elements(self._form.instance, ""):
            self._rules.setdefault(path, PathRules(path, names_of(path, self._root), element))
        for question in self._form.questions():
            if question.path in self._rules:
                self._rules[question.path].question = question
                self._rules[question.path].data_type = question.data_type
        for repeat in self._repeats.values():
            if repeat.path in self._rules:
                self._repeat(repeat)
        for rules in self._rules.values():
            self._of_path(rules)
        readings = [unit.reading for unit in self._units]
        readings += [each for rules in self._rules.values() for each in rules.display]
        read_choice_texts(self._form, readings, lambda text, path: self.compiled(text, path)[1])
        return Program(
            self._form,
            self._root,
            self._rules,
            self._units,
            frozenset(self._repeats) & self._rules.keys(),
            self._actions(),
            self._problems,
            self._lookups,
            self,
            self._counted(),
        )

    def _counted(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for unit in self._units:
            if unit.kind is UnitKind.ROWS:
                parent = unit.path.rpartition("/")[0]
                found[parent] = (*found.get(parent, ()), unit.path)
        return found

    def compiled(self, expression: str, path: str) -> tuple[Compiled, Reading]:
        """Return an expression as a rule of `path`, and what it reads."""
        key = (expression, path)
        if key not in self._compiled:
            self._compiled[key] = self._compile(expression, names_of(path, self._root))
        return self._compiled[key]

    def list_rule(self, nodeset: str, path: str, *, is_plain: bool) -> ListRule:
        """Return how a list is worked out; with plain texts its filter alone decides it."""
        compiled, reading = self.compiled(nodeset, path)
        parsed = self._parsed.get(nodeset)
        if parsed is None:
            return ListRule(compiled.evaluate, is_lasting=False)
        names = names_of(path, self._root)
        bound = in_this_row(parsed, names, self._repeat_names)
        if isinstance(bound, Call) and bound.name == "randomize" and bound.arguments:
            # a list in random order keeps its order
            reading = reading_of(bound.arguments[0], names)
        is_lasting = is_plain and not reading.is_volatile and not reading.speaks
        one = filter_of_one(bound)
        if one is None:
            return ListRule(compiled.evaluate, is_lasting)
        asked = compile_parsed(self._lookups.quickened(one), self._form.namespaces)
        return ListRule(compiled.evaluate, is_lasting, asked.evaluate)

    def _compile(self, expression: str, names: Names) -> tuple[Compiled, Reading]:
        try:
            parsed = self._parsed.get(expression) or parse(expression)
        except XPathError:
            return compile_text(expression, self._form.namespaces), Reading()
        self._parsed[expression] = parsed
        bound = in_this_row(parsed, names, self._repeat_names)
        if bound not in self._bound:
            quick = self._lookups.quickened(bound)
            self._bound[bound] = compile_parsed(quick, self._form.namespaces)
        return self._bound[bound], reading_of(bound, names)

    def _checked(self, expression: str, path: str, role: Role) -> tuple[Evaluator, Reading]:
        compiled, reading = self.compiled(expression, path)
        for error in compiled.problems:
            self._note(Problem(ProblemRule(error.fault), path, role, error.detail))
        if self._missing:
            for name in lists_asked(expression):
                if name in self._missing:
                    self._note(Problem(ProblemRule.MISSING_LIST, path, role, self._missing[name]))
        return compiled.evaluate, reading

    def _note(self, problem: Problem) -> None:
        self._problems.append(problem)
        rules = self._rules.get(problem.path)
        if rules is not None and rules.problem is None:
            rules.problem = problem

    def _unit(self, kind: UnitKind, path: str, expression: str, role: Role) -> None:
        evaluate, reading = self._checked(expression, path, role)
        self._units.append(Unit(kind, path, evaluate, reading))

    def _repeat(self, repeat: Repeat) -> None:
        self._rules[repeat.path].repeat = repeat
        if repeat.count:
            self._unit(UnitKind.ROWS, repeat.path, repeat.count, Role.COUNT)

    def _of_path(self, rules: PathRules) -> None:
        bind = self._form.binds.get(rules.path)
        path = rules.path
        if bind is not None:
            if bind.relevant:
                self._unit(UnitKind.RELEVANT, path, bind.relevant, Role.RELEVANT)
                rules.relevant = self._units[-1].evaluate
            if bind.calculate and not rules.element.children:
                self._unit(UnitKind.CALCULATE, path, bind.calculate, Role.CALCULATE)
            if bind.constraint:
                rules.constraint = self._checked(bind.constraint, path, Role.CONSTRAINT)[0]
            if bind.required:
                rules.required, reading = self._checked(bind.required, path, Role.REQUIRED)
                rules.display.append(reading)
            if bind.readonly:
                rules.readonly, reading = self._checked(bind.readonly, path, Role.READONLY)
                rules.display.append(reading)
        if rules.question is not None:
            self._texts_and_lists(rules, rules.question)

    def _texts_and_lists(self, rules: PathRules, question: Question) -> None:
        wordings = (question.label, question.hint, question.guidance)
        for wording in wordings:
            for expression in wording.expressions() if wording is not None else ():
                rules.display.append(self._checked(expression, rules.path, Role.TEXT)[1])
        itemset = question.itemset
        if itemset is not None and is_whole_list(itemset):
            if itemset.instance in self._missing:
                self._checked(itemset.nodeset, rules.path, Role.CHOICES)
        elif itemset is not None:
            evaluate, reading = self._checked(itemset.nodeset, rules.path, Role.CHOICES)
            rules.display.append(reading)
            self._units.append(Unit(UnitKind.CHOICES, rules.path, evaluate, reading))

    def _actions(self) -> dict[str, tuple[tuple[Action, Evaluator | None], ...]]:
        by_event: dict[str, list[tuple[Action, Evaluator | None]]] = {}
        for action in self._form.actions:
            evaluate = None
            if action.expression:
                evaluate = self._checked(action.expression, action.target, Role.ACTION)[0]
            for event in action.events:
                by_event.setdefault(event, []).append((action, evaluate))
        return {event: tuple(found) for event, found in by_event.items()}


def is_whole_list(itemset: Itemset) -> bool:
    """Tell whether a list is always the whole of an internal list, in its order."""
    is_whole = _WHOLE.match(itemset.nodeset) is not None
    return bool(itemset.instance) and is_whole and has_plain_texts(itemset)


def has_plain_texts(itemset: Itemset) -> bool:
    """Tell whether the code and the label of an entry stand in it as they are."""
    return all(_NAME.match(each) for each in (itemset.value, itemset.label) if each)


def _elements(element: Element, path: str) -> Iterator[tuple[str, Element]]:
    yield path, element
    for child in element.children:
        yield from _elements(child, f"{path}/{child.name}" if path else child.name)
