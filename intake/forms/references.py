"""What an expression reads: the paths that it names, seen from the node whose rule it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from intake.forms.xpath.functions import VOLATILE
from intake.forms.xpath.syntax import (
    Asked,
    Call,
    Chain,
    Expression,
    Filter,
    Here,
    Negative,
    NodeTest,
    PathExpression,
    Root,
    Step,
    Text,
)

Names = tuple[str, ...]
"""A generic path as names, the root of the instance first; empty for the document."""

_PARENT: Final = Step("parent", NodeTest("node"))
_COUNTS_NODES: Final = frozenset({"count", "position"})
_READS_CONTEXT: Final = frozenset(
    {"string", "number", "string-length", "normalize-space", "name", "local-name", "once"}
)
_SPEAKS: Final = frozenset({"jr:itext", "jr:choice-name", "format-date", "format-date-time"})
_PASSES_NODES: Final = frozenset({"randomize", "indexed-repeat"})
_BELOW: Final = frozenset({"descendant", "descendant-or-self", "child"})
_BESIDE: Final = frozenset({"following-sibling", "preceding-sibling"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A path that an expression reads.

    `anchor` is the highest node on the way there: two nodes below one anchor are meant together.
    `is_structural` is set where only the number and order of nodes count.
    """

    path: Names
    anchor: Names
    is_structural: bool = False


@dataclass(slots=True)
class Reading:
    """All that an expression reads."""

    references: set[Reference] = field(default_factory=set)
    reads_everything: bool = False
    """It walks in a way that cannot be foreseen."""
    is_volatile: bool = False
    speaks: bool = False
    """What it says depends on the language."""
    lists_named: set[Names] = field(default_factory=set)
    """Questions of whose choices it says the names."""


@dataclass(frozen=True, slots=True)
class _Place:
    path: Names
    anchor: Names


def in_this_row(expression: Expression, context: Names, repeats: frozenset[Names]) -> Expression:
    """Bind absolute paths into a repeat around `context` to the row of the asked node.

    `/data/harm/when` inside a row of harm means this row's, as every engine reads it.
    """
    match expression:
        case PathExpression(start=start, steps=steps):
            inner = tuple(_predicates_in_row(step, context, repeats) for step in steps)
            if isinstance(start, Root):
                return _bound(inner, context, repeats)
            return PathExpression(in_this_row(start, context, repeats), inner)
        case Call(name=name, arguments=arguments) if name != "indexed-repeat":
            return Call(name, tuple(in_this_row(each, context, repeats) for each in arguments))
        case Chain(first=first, rest=rest):
            joined = tuple((sign, in_this_row(each, context, repeats)) for sign, each in rest)
            return Chain(in_this_row(first, context, repeats), joined)
        case _:
            return _rarer_in_row(expression, context, repeats)


def reading_of(expression: Expression, context: Names) -> Reading:
    """Return what `expression` reads when it is a rule of the node at `context`."""
    reading = Reading()
    walker = _Walker(reading, _Place(context, context))
    walker.walk(expression, walker.asked, structural=False)
    return reading


def names_of(path: str, root: str) -> Names:
    """Return a generic path as names below `root`."""
    return (root, *path.split("/")) if path else (root,)


def _rarer_in_row(expression: Expression, context: Names, repeats: frozenset[Names]) -> Expression:
    match expression:
        case Negative(operand=operand):
            return Negative(in_this_row(operand, context, repeats))
        case Filter(base=base, predicates=predicates):
            inside = tuple(in_this_row(each, context, repeats) for each in predicates)
            return Filter(in_this_row(base, context, repeats), inside)
        case _:
            return expression


def _predicates_in_row(step: Step, context: Names, repeats: frozenset[Names]) -> Step:
    if not step.predicates:
        return step
    return replace(
        step, predicates=tuple(in_this_row(each, context, repeats) for each in step.predicates)
    )


def _bound(steps: tuple[Step, ...], context: Names, repeats: frozenset[Names]) -> Expression:
    path: Names = ()
    shared = 0
    for count, step in enumerate(steps, 1):
        if step.axis != "child" or step.test.sort != "name" or step.predicates:
            break
        path = (*path, step.test.name.rpartition(":")[2])
        if path in repeats and context[: len(path)] == path and count < len(steps):
            shared = count
    if not shared:
        return PathExpression(Root(), steps)
    up = (_PARENT,) * (len(context) - shared)
    return PathExpression(Asked(), (*up, *steps[shared:]))


class _Walker:
    def __init__(self, reading: Reading, asked: _Place) -> None:
        self.reading = reading
        self.asked = asked

    def walk(self, expression: Expression, here: _Place | None, *, structural: bool) -> None:
        match expression:
            case PathExpression() | Filter() | Here() | Asked() | Root():
                place = self._place(expression, here)
                if place is not None:
                    self._note(place, structural=structural)
            case Call():
                self._call(expression, here)
            case Chain(first=first, rest=rest):
                self.walk(first, here, structural=structural)
                for _sign, each in rest:
                    self.walk(each, here, structural=structural)
            case Negative(operand=operand):
                self.walk(operand, here, structural=False)
            case _:
                pass

    def _note(self, place: _Place, *, structural: bool = False) -> None:
        self.reading.references.add(Reference(place.path, place.anchor, structural))

    def _call(self, call: Call, here: _Place | None) -> None:
        name = call.name
        if name in VOLATILE:
            self.reading.is_volatile = True
        if name in _SPEAKS:
            self.reading.speaks = True
        if not call.arguments and name in _READS_CONTEXT and here is not None:
            self._note(here)
        if name == "jr:choice-name" and len(call.arguments) == 2:
            self._choice_name(call.arguments[1])
        for place, argument in enumerate(call.arguments):
            # indexed-repeat(what, repeat, number, ...): of the repeats only the rows count
            counts = place % 2 == 1 if name == "indexed-repeat" else name in _COUNTS_NODES
            self.walk(argument, here, structural=counts)

    def _choice_name(self, argument: Expression) -> None:
        """Note the question whose list is read: its path is given as a text."""
        if not isinstance(argument, Text):
            self.reading.reads_everything = True
            return
        written = argument.value.strip()
        names = [part.strip().rpartition(":")[2] for part in written.split("/")]
        if written.startswith("/"):
            self._note_list(tuple(names[1:]))
            return
        path = self.asked.path
        for name in names:
            if name == "..":
                path = path[:-1]
            elif name not in {".", "", "current()"}:
                path = (*path, name)
        self._note_list(path)

    def _note_list(self, path: Names) -> None:
        self._note(_Place(path, ()))
        self.reading.lists_named.add(path)

    # --- places

    def _place(self, expression: Expression, here: _Place | None) -> _Place | None:
        """Return where a path ends; None outside the instance or where it cannot be foreseen."""
        match expression:
            case Root():
                return _Place((), ())
            case Here():
                return here
            case Asked() | Call(name="current"):
                return self.asked
            case Filter(base=base, predicates=predicates):
                place = self._place(base, here)
                self._predicates(predicates, place)
                return place
            case PathExpression(start=start, steps=steps):
                return self._steps(self._place(start, here), steps)
            case _:
                return self._place_of_call(expression, here)

    def _place_of_call(self, expression: Expression, here: _Place | None) -> _Place | None:
        self.walk(expression, here, structural=False)
        if not isinstance(expression, Call) or expression.name == "instance":
            return None
        if expression.name in _PASSES_NODES and expression.arguments:
            return self._place(expression.arguments[0], here)
        self.reading.reads_everything = True
        return None

    def _steps(self, place: _Place | None, steps: Sequence[Step]) -> _Place | None:
        for step in steps:
            if place is not None:
                place = self._step(place, step)
            self._predicates(step.predicates, place)
        return place

    def _step(self, place: _Place, step: Step) -> _Place | None:
        if step.axis == "child" and step.test.sort == "name":
            return _Place((*place.path, step.test.name.rpartition(":")[2]), place.anchor)
        if step.axis in {"self", "attribute"}:
            return place
        if step.axis == "parent":
            above = place.path[:-1]
            return _Place(above, above if len(above) < len(place.anchor) else place.anchor)
        if step.axis in _BELOW:
            self._note(place)
        elif step.axis in _BESIDE:
            above = place.path[:-1]
            self._note(_Place(above, above if len(above) < len(place.anchor) else place.anchor))
        else:
            self.reading.reads_everything = True
        if step.axis != "child" or step.test.sort != "text":
            self.reading.reads_everything = self.reading.reads_everything or bool(step.predicates)
        return None

    def _predicates(self, predicates: Sequence[Expression], place: _Place | None) -> None:
        for predicate in predicates:
            self.walk(predicate, place, structural=False)


def ancestors_of(path: Names) -> Iterator[Names]:
    """Yield every path above `path`, the nearest first, without the document."""
    for end in range(len(path) - 1, 0, -1):
        yield path[:end]
