"""Entries of a form's lists that are looked up, where an expression would walk through them all."""

from collections.abc import Iterable, Mapping, Sequence

from intake.forms.choice_filters import Lookup, lookup_of
from intake.forms.entry_texts import cells
from intake.forms.xpath.compiler import compile_parsed
from intake.forms.xpath.nodes import Node, in_document_order
from intake.forms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    Negative,
    PathExpression,
    Ready,
    Step,
    Text,
)
from intake.forms.xpath.values import Context, Evaluator, Value, each_text


class Lookups:
    """The lists of one form, sorted by the columns that its expressions ask for.

    ``instance('towns')/root/item[name = /data/town]/label`` takes as long for ten thousand towns
    as for ten. Each column is sorted when it is first asked for.
    """

    def __init__(self, lists: Mapping[str, Node], namespaces: Mapping[str, str]) -> None:
        self._lists = lists
        self._namespaces = namespaces
        self._sorted: dict[tuple[str, tuple[str, ...], str], Mapping[str, list[Node]]] = {}

    def entries(
        self, instance: str, names: tuple[str, ...], column: str
    ) -> Mapping[str, list[Node]]:
        """Return the entries of a list by what stands in a column; any name may be ``*``."""
        key = (instance, names, column)
        if key not in self._sorted:
            by_text: dict[str, list[Node]] = {}
            document = self._lists.get(instance)
            for entry in _below(document, names) if document is not None else ():
                for text in dict.fromkeys(each.value for each in cells(entry, column)):
                    by_text.setdefault(text, []).append(entry)
            self._sorted[key] = by_text
        return self._sorted[key]

    def quickened(self, expression: Expression) -> Expression:
        """Return an expression that says the same, and looks up what can be looked up."""
        match expression:
            case PathExpression(start=start, steps=steps):
                return self._path(start, steps)
            case Chain(first=first, rest=rest):
                joined = tuple((sign, self.quickened(each)) for sign, each in rest)
                return Chain(self.quickened(first), joined)
            case Call(name=name, arguments=arguments):
                return Call(name, tuple(self.quickened(each) for each in arguments))
            case Negative(operand=operand):
                return Negative(self.quickened(operand))
            case Filter(base=base, predicates=predicates):
                return Filter(self.quickened(base), self._all(predicates))
            case _:
                return expression

    def _path(self, start: Expression, steps: tuple[Step, ...]) -> Expression:
        match start:
            case Call(name="instance", arguments=(Text(value=name),)) if name in self._lists:
                place = next((at for at, step in enumerate(steps, 1) if step.predicates), 0)
                lookup = lookup_of(PathExpression(start, steps[:place])) if place else None
                if lookup is not None:
                    found: Expression = Ready(self._evaluator(name, lookup))
                    if not lookup.is_all:
                        found = Filter(found, self._all(steps[place - 1].predicates))
                    rest = self._steps(steps[place:])
                    return PathExpression(found, rest) if rest else found
            case _:
                pass
        return PathExpression(self.quickened(start), self._steps(steps))

    def _steps(self, steps: Sequence[Step]) -> tuple[Step, ...]:
        return tuple(Step(step.axis, step.test, self._all(step.predicates)) for step in steps)

    def _all(self, expressions: Iterable[Expression]) -> tuple[Expression, ...]:
        return tuple(self.quickened(each) for each in expressions)

    def _evaluator(self, instance: str, lookup: Lookup) -> Evaluator:
        wanted = compile_parsed(lookup.wanted, self._namespaces).evaluate

        def evaluate(context: Context) -> Value:
            by_text = self.entries(instance, lookup.names, lookup.column)
            texts = each_text([wanted(context)], context.environment)
            found = [entry for text in texts for entry in by_text.get(text, ())]
            context.environment.spend(len(found))
            return in_document_order(found)

        return evaluate


def _below(document: Node, names: tuple[str, ...]) -> list[Node]:
    found = [document]
    for name in names:
        found = [
            child
            for node in found
            for child in (node.children if name == "*" else node.named(name))
        ]
    return found
