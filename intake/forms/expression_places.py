"""Every expression of a form, with the question and the column that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.forms.model import Bind, FormDef, Group, Node, Question, Repeat, Wording


@dataclass(frozen=True, slots=True)
class Place:
    """One expression: `column` is the column of a workbook that it would come from."""

    path: str
    column: str
    expression: str


def places(form: FormDef) -> Iterator[Place]:
    """Yield every expression of `form` that is not empty, in the order of the form."""
    for node in form.nodes():
        for place in (*_of_bind(node.path, node.bind), *_of_node(node)):
            if place.expression:
                yield place
    for action in form.actions:
        if action.expression:
            yield Place(action.target, "calculation", action.expression)


def _of_bind(path: str, bind: Bind) -> Iterator[Place]:
    yield Place(path, "relevant", bind.relevant)
    yield Place(path, "calculation", bind.calculate)
    yield Place(path, "constraint", bind.constraint)
    yield Place(path, "required", bind.required)
    yield Place(path, "read_only", bind.readonly)
    yield from _of_wording(path, "constraint_message", bind.constraint_message)
    yield from _of_wording(path, "required_message", bind.required_message)


def _of_node(node: Node) -> Iterator[Place]:
    yield from _of_wording(node.path, "label", node.label)
    yield from _of_wording(node.path, "hint", node.hint)
    match node:
        case Question():
            yield from _of_question(node)
        case Repeat(count=count):
            yield Place(node.path, "repeat_count", count)
        case Group():
            return


def _of_question(question: Question) -> Iterator[Place]:
    yield from _of_wording(question.path, "guidance_hint", question.guidance)
    if question.itemset is not None:
        yield Place(question.path, "choice_filter", question.itemset.nodeset)
    for choice in question.choices:
        yield from _of_wording(question.path, "label", choice.label)


def _of_wording(path: str, column: str, wording: Wording | None) -> Iterator[Place]:
    if wording is not None:
        for expression in wording.expressions():
            yield Place(path, column, expression)
