"""The thirteen axes of XPath 1.0."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Final

from intake.forms.xpath.nodes import XML_NAMESPACE, Kind, Node

Axis = Callable[[Node], Iterable[Node]]


def _child(node: Node) -> Iterable[Node]:
    if not node.children and node.text and node.kind is Kind.ELEMENT:
        return (_text_of(node),)
    return node.children


def _text_of(node: Node) -> Node:
    """Make the text node that an element with only text keeps to itself."""
    text = Node(Kind.TEXT, parent=node, text=node.text)
    text.order = node.order + 0.5
    return text


def _self(node: Node) -> Iterable[Node]:
    return (node,)


def _parent(node: Node) -> Iterable[Node]:
    return (node.parent,) if node.parent is not None else ()


def _attribute(node: Node) -> Iterable[Node]:
    return node.attributes


def _descendant(node: Node) -> Iterable[Node]:
    found: list[Node] = []
    stack = list(_child(node))[::-1]
    while stack:
        below = stack.pop()
        found.append(below)
        stack.extend(reversed(list(_child(below))))
    return found


def _descendant_or_self(node: Node) -> Iterable[Node]:
    return chain((node,), _descendant(node))


def _ancestor(node: Node) -> Iterable[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _ancestor_or_self(node: Node) -> Iterable[Node]:
    return chain((node,), _ancestor(node))


def _siblings(node: Node) -> tuple[list[Node], int]:
    if node.parent is None or node.kind in {Kind.ATTRIBUTE, Kind.NAMESPACE}:
        return [], 0
    siblings = node.parent.children
    place = next((i for i, each in enumerate(siblings) if each is node), len(siblings))
    return siblings, place


def _following_sibling(node: Node) -> Iterable[Node]:
    siblings, place = _siblings(node)
    return siblings[place + 1 :]


def _preceding_sibling(node: Node) -> Iterable[Node]:
    siblings, place = _siblings(node)
    return siblings[:place][::-1]


def _following(node: Node) -> Iterable[Node]:
    start: Node | None = node
    if node.kind is Kind.ATTRIBUTE and node.parent is not None:
        yield from _descendant(node.parent)
        start = node.parent
    while start is not None:
        for sibling in _following_sibling(start):
            yield from _descendant_or_self(sibling)
        start = start.parent


def _preceding(node: Node) -> Iterable[Node]:
    start = node.parent if node.kind is Kind.ATTRIBUTE else node
    while start is not None:
        for sibling in _preceding_sibling(start):
            yield from reversed(list(_descendant_or_self(sibling)))
        start = start.parent


def _namespace(node: Node) -> Iterable[Node]:
    if node.kind is not Kind.ELEMENT:
        return ()
    found = []
    for place, (prefix, uri) in enumerate({**node.declared, "xml": XML_NAMESPACE}.items(), 1):
        each = Node(Kind.NAMESPACE, prefix, parent=node, text=uri)
        each.order = node.order + place / 1000
        found.append(each)
    return found


AXES: Final[Mapping[str, Axis]] = {
    "ancestor": _ancestor,
    "ancestor-or-self": _ancestor_or_self,
    "attribute": _attribute,
    "child": _child,
    "descendant": _descendant,
    "descendant-or-self": _descendant_or_self,
    "following": _following,
    "following-sibling": _following_sibling,
    "namespace": _namespace,
    "parent": _parent,
    "preceding": _preceding,
    "preceding-sibling": _preceding_sibling,
    "self": _self,
}
REVERSE_AXES: Final = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
