"""The tree that expressions walk through."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"


class Kind(Enum):
    """The node types of XPath 1.0, and the document type, which only browsers count as one."""

    DOCUMENT = "document"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    COMMENT = "comment"
    INSTRUCTION = "instruction"
    NAMESPACE = "namespace"
    DOCTYPE = "doctype"


class Node:
    """One node. `order` is its place in the document; whoever changes the tree numbers it again."""

    __slots__ = (
        "_by_name",
        "attributes",
        "children",
        "declared",
        "kind",
        "name",
        "namespace",
        "order",
        "parent",
        "prefix",
        "text",
    )

    def __init__(
        self,
        kind: Kind,
        name: str = "",
        *,
        namespace: str = "",
        prefix: str = "",
        parent: "Node | None" = None,
        text: str = "",
    ) -> None:
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.parent = parent
        self.text = text
        """Content of a leaf; an element that holds only text keeps it here, without a text node."""
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        self.order: float = 0
        self.declared: Mapping[str, str] = {}
        """Prefix → namespace in scope; only for elements whose namespace axis is walked."""
        self._by_name: dict[str, list[Node]] | None = None

    def named(self, name: str) -> list["Node"]:
        """Return the child elements of this local name."""
        index = self._by_name
        if index is None:
            index = {}
            for child in self.children:
                if child.kind is Kind.ELEMENT:
                    index.setdefault(child.name, []).append(child)
            self._by_name = index
        return index.get(name, _NOTHING)

    def children_changed(self) -> None:
        """Forget what is known of the children."""
        self._by_name = None

    @property
    def value(self) -> str:
        """The string-value."""
        if not self.children:
            return self.text
        if self.kind in {Kind.ELEMENT, Kind.DOCUMENT}:
            return "".join(_texts(self))
        return self.text

    @property
    def qualified_name(self) -> str:
        """The name as it is written, with its prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    @property
    def root(self) -> "Node":
        """The topmost node above this one."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def attribute(self, name: str) -> str | None:
        """Return the value of the first attribute of this local name."""
        return next((each.text for each in self.attributes if each.name == name), None)

    def descendants(self) -> Iterator["Node"]:
        """Yield everything below, in document order."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


_NOTHING: Final[list[Node]] = []


def number_in_order(root: Node) -> None:
    """Give every node its place in the document."""
    place = 0
    root.order = place
    for node in root.descendants():
        place += 1
        node.order = place
        for attribute in node.attributes:
            place += 1
            attribute.order = place


def in_document_order(nodes: list[Node]) -> list[Node]:
    """Return the nodes once each, in document order."""
    if len(nodes) < 2:
        return nodes
    seen: set[int] = set()
    once: list[Node] = []
    last, is_sorted = -1.0, True
    for node in nodes:
        if id(node) in seen:
            continue
        seen.add(id(node))
        once.append(node)
        is_sorted = is_sorted and node.order >= last
        last = node.order
    if not is_sorted:
        once.sort(key=lambda node: node.order)
    return once


def _texts(node: Node) -> Iterator[str]:
    for below in node.descendants():
        if below.kind is Kind.TEXT or (below.kind is Kind.ELEMENT and not below.children):
            yield below.text
