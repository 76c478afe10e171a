"""What sets two versions of a form apart, question by question."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.forms.model import (
    Bind,
    Choice,
    FormDef,
    Group,
    Node,
    Question,
    Repeat,
    TextPart,
    Wording,
)
from intake.forms.versions import type_of


class ChangeKind(StrEnum):
    """What is different about one node, or about the form where the path is empty."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """It has the same name in another group: its path is another."""
    REORDERED = "reordered"
    """`before` and `after` name what it stood and stands behind; empty where it is the first."""
    RETYPED = "retyped"
    LABEL = "label"
    HINT = "hint"
    RELEVANT = "relevant"
    REQUIRED = "required"
    CONSTRAINT = "constraint"
    CALCULATION = "calculation"
    READ_ONLY = "read_only"
    DEFAULT = "default"
    CHOICE_ADDED = "choice_added"
    CHOICE_REMOVED = "choice_removed"
    CHOICE_LABEL = "choice_label"
    CHOICE_FILTER = "choice_filter"
    REPEAT_COUNT = "repeat_count"
    COMPARTMENT = "compartment"
    LANGUAGE_ADDED = "language_added"
    LANGUAGE_REMOVED = "language_removed"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `code` is that of a choice, `language` the tag of a text."""

    kind: ChangeKind
    path: str
    before: str = ""
    after: str = ""
    code: str = ""
    language: str = ""


def diff(old: FormDef, new: FormDef) -> tuple[Change, ...]:
    """Return what is different in `new`: about the form, what is gone, then in its own order."""
    before = {node.path: node for node in old.nodes()}
    after = {node.path: node for node in new.nodes()}
    moved = _moved(before, after)
    places = _places(old, new)
    found = list(_about_the_form(old, new))
    gone = [path for path in before if path not in after and path not in moved.values()]
    found += [Change(ChangeKind.REMOVED, path, before=_shape(before[path])) for path in gone]
    for path, node in after.items():
        former = before.get(moved.get(path, path))
        if former is None:
            found.append(Change(ChangeKind.ADDED, path, after=_shape(node)))
            continue
        if path in moved:
            found.append(Change(ChangeKind.MOVED, path, former.path, path))
        if path in places:
            found.append(Change(ChangeKind.REORDERED, path, *places[path]))
        found += _between(former, node)
    return tuple(found)


# --- one node


def _between(former: Node, node: Node) -> Iterator[Change]:
    path = node.path
    before, after = _shape(former), _shape(node)
    if before != after:
        yield Change(ChangeKind.RETYPED, path, before, after)
    yield from _of_words(ChangeKind.LABEL, path, former.label, node.label)
    yield from _of_words(ChangeKind.HINT, path, former.hint, node.hint)
    for kind, rule in _RULES.items():
        if rule(former.bind) != rule(node.bind):
            yield Change(kind, path, rule(former.bind), rule(node.bind))
    if isinstance(former, Repeat) and isinstance(node, Repeat) and former.count != node.count:
        yield Change(ChangeKind.REPEAT_COUNT, path, former.count, node.count)
    if isinstance(former, Question) and isinstance(node, Question):
        yield from _of_questions(former, node)


_RULES: Final[Mapping[ChangeKind, Callable[[Bind], str]]] = {
    ChangeKind.RELEVANT: lambda bind: bind.relevant,
    ChangeKind.REQUIRED: lambda bind: bind.required,
    ChangeKind.CONSTRAINT: lambda bind: bind.constraint,
    ChangeKind.CALCULATION: lambda bind: bind.calculate,
    ChangeKind.READ_ONLY: lambda bind: bind.readonly,
}


def _shape(node: Node) -> str:
    """Return type and kind: a list of one choice and of several hold the same type."""
    return node.kind.value if isinstance(node, Question) else type_of(node)


def _of_questions(former: Question, node: Question) -> Iterator[Change]:
    if former.default != node.default:
        yield Change(ChangeKind.DEFAULT, node.path, former.default, node.default)
    before, after = _filter(former), _filter(node)
    if before != after:
        yield Change(ChangeKind.CHOICE_FILTER, node.path, before, after)
    if former.compartment is not node.compartment:
        yield Change(
            ChangeKind.COMPARTMENT, node.path, former.compartment.value, node.compartment.value
        )
    yield from _of_choices(node.path, former.choices, node.choices)


def _filter(question: Question) -> str:
    """Return what a list lets through, without the name of the list."""
    return question.itemset.nodeset.partition("[")[2].rpartition("]")[0] if question.itemset else ""


def _of_choices(path: str, old: Iterable[Choice], new: Iterable[Choice]) -> Iterator[Change]:
    before = {choice.code: choice for choice in old}
    after = {choice.code: choice for choice in new}
    for code in before:
        if code not in after:
            yield Change(ChangeKind.CHOICE_REMOVED, path, code=code)
    for code, choice in after.items():
        if code not in before:
            yield Change(ChangeKind.CHOICE_ADDED, path, code=code)
        else:
            yield from _of_words(
                ChangeKind.CHOICE_LABEL, path, before[code].label, choice.label, code=code
            )


def _of_words(
    kind: ChangeKind, path: str, old: Wording | None, new: Wording | None, *, code: str = ""
) -> Iterator[Change]:
    """Yield one change for each language in which the text is another."""
    before, after = _texts(old), _texts(new)
    for language in dict.fromkeys([*before, *after]):
        was, now = before.get(language, ""), after.get(language, "")
        if was != now:
            yield Change(kind, path, was, now, code=code, language=language)


def _texts(wording: Wording | None) -> dict[str, str]:
    """Return a text in each language, with the expressions that it shows."""
    if wording is None:
        return {}
    if wording.expression:
        return {"": wording.expression}
    return {tag: "".join(map(_written, parts)) for tag, parts in wording.by_language.items()}


def _written(part: TextPart) -> str:
    return part if isinstance(part, str) else f"{{{part.expression}}}"


# --- the form, and its order


def _about_the_form(old: FormDef, new: FormDef) -> Iterator[Change]:
    if old.title != new.title:
        yield Change(ChangeKind.TITLE, "", old.title, new.title)
    before = [each.tag for each in old.languages]
    after = [each.tag for each in new.languages]
    for tag in before:
        if tag not in after:
            yield Change(ChangeKind.LANGUAGE_REMOVED, "", language=tag)
    for tag in after:
        if tag not in before:
            yield Change(ChangeKind.LANGUAGE_ADDED, "", language=tag)


def _moved(before: Mapping[str, Node], after: Mapping[str, Node]) -> dict[str, str]:
    """Return new path → old path where one name went from one place to one other."""
    gone = _by_name(node for path, node in before.items() if path not in after)
    come = _by_name(node for path, node in after.items() if path not in before)
    return {
        come[name][0].path: nodes[0].path
        for name, nodes in gone.items()
        if len(nodes) == 1
        and len(come.get(name, ())) == 1
        and type_of(nodes[0]) == type_of(come[name][0])
    }


def _by_name(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.name, []).append(node)
    return found


def _places(old: FormDef, new: FormDef) -> dict[str, tuple[str, str]]:
    """Return path → what it stood behind and stands behind, where its order is another."""
    before, after = dict(_siblings(old.root)), dict(_siblings(new.root))
    found: dict[str, tuple[str, str]] = {}
    for group in before.keys() & after.keys():
        was = [path for path in before[group] if path in after[group]]
        now = [path for path in after[group] if path in before[group]]
        for path in set(was) - _in_step(was, now):
            found[path] = (_ahead(was, path), _ahead(now, path))
    return found


def _siblings(group: Group | Repeat) -> Iterator[tuple[str, list[str]]]:
    yield group.path, [child.path for child in group.children]
    for child in group.children:
        if isinstance(child, Group | Repeat):
            yield from _siblings(child)


def _in_step(was: list[str], now: list[str]) -> set[str]:
    """Return the longest run of paths that kept their order."""
    place = {path: number for number, path in enumerate(was)}
    runs: list[list[str]] = [[]]
    for path in now:
        ahead = [run for run in runs if not run or place[run[-1]] < place[path]]
        runs.append([*max(ahead, key=len), path])
    longest: list[str] = max(runs, key=len)
    return set(longest)


def _ahead(paths: list[str], path: str) -> str:
    place = paths.index(path)
    return paths[place - 1] if place else ""
