"""The documents that cases stand in: a tree as browsers see it, and the paths of its nodes."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.parsers import expat

from intake.forms.xpath.nodes import Kind, Node, number_in_order

_DEEPEST: Final = 500
_BETWEEN: Final = "\x1f"
_STEP: Final = re.compile(r"/(?:(?P<test>\*|[\w-]+\(\)|\?10)(?:\[(?P<place>\d+)\])?|@(?P<name>.+))")
_STEPS: Final = {
    Kind.ELEMENT: "*",
    Kind.TEXT: "text()",
    Kind.COMMENT: "comment()",
    Kind.INSTRUCTION: "processing-instruction()",
    Kind.DOCTYPE: "?10",
}
_KINDS: Final = {test: kind for kind, test in _STEPS.items()}


class UnreadableDocumentError(Exception):
    """The document of a case is no XML, or declares entities."""


def read_document(written: str) -> Node:
    """Read a whole document; a document type and every CDATA section are nodes of their own."""
    builder = _Builder()
    try:
        builder.parser.ParseFile(BytesIO(written.strip().encode()))
    except expat.ExpatError as error:
        raise UnreadableDocumentError(expat.errors.messages.get(error.code, "")) from None
    number_in_order(builder.document)
    return builder.document


def path_of(node: Node) -> str:
    """Return the location path of a node, as case files write it."""
    steps: list[str] = []
    at: Node | None = node
    while at is not None and at.parent is not None:
        steps.append(_step(at, at.parent))
        at = at.parent
    return "".join(reversed(steps)) or "/"


def node_at(document: Node, path: str) -> Node:
    """Return the node at a path that `path_of` wrote; raise LookupError where there is none."""
    node = document
    for test, place, name in _steps(path):
        if name:
            found = [each for each in node.attributes if each.qualified_name == name]
        else:
            found = [each for each in node.children if each.kind is _KINDS[test]]
        node = found[place - 1]
    return node


def scope_of(document: Node) -> dict[str, str]:
    """Return the prefixes that the outermost element declares; the default one as ''."""
    top = next(each for each in document.children if each.kind is Kind.ELEMENT)
    return dict(top.declared)


def _step(node: Node, parent: Node) -> str:
    if node.kind is Kind.ATTRIBUTE:
        return f"/@{node.qualified_name}"
    if node.kind is Kind.NAMESPACE:
        return f"/namespace::{node.name or '*'}"
    if node.kind is Kind.DOCTYPE:
        return "/?10"
    alike = (each for each in parent.children if each.kind is node.kind)
    place = next((i for i, each in enumerate(alike, 1) if each is node), 1)
    return f"/{_STEPS[node.kind]}[{place}]"


def _steps(path: str) -> Iterator[tuple[str, int, str]]:
    at = 0
    while at < len(path.rstrip("/")):
        match = _STEP.match(path, at)
        if match is None:
            raise LookupError(path)
        yield match["test"] or "", int(match["place"] or 1), match["name"] or ""
        at = match.end()


class _Builder:
    """Builds the tree while expat reads."""

    def __init__(self) -> None:
        self.document = Node(Kind.DOCUMENT)
        self._open = [self.document]
        self._scopes: list[dict[str, str]] = [{}]
        self._declared: dict[str, str] = {}
        self._text: list[str] = []
        parser = expat.ParserCreate("utf-8", _BETWEEN)
        parser.namespace_prefixes = True
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartCdataSectionHandler = self._cut
        parser.EndCdataSectionHandler = self._cut
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruct
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._refuse
        self.parser = parser

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: list[str]) -> None:
        self._cut()
        if len(self._open) > _DEEPEST:
            raise UnreadableDocumentError("too deep")
        scope = {**self._scopes[-1], **self._declared}
        self._declared = {}
        node = self._add(Kind.ELEMENT, name)
        node.declared = {prefix: uri for prefix, uri in scope.items() if uri}
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        node.attributes += [_node(Kind.ATTRIBUTE, key, node, value) for key, value in pairs]
        self._scopes.append(scope)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._cut()
        self._open.pop()
        self._scopes.pop()

    def _cut(self) -> None:
        if self._text and self._open[-1] is not self.document:
            self._add(Kind.TEXT, "", "".join(self._text))
        self._text.clear()

    def _comment(self, text: str) -> None:
        self._cut()
        self._add(Kind.COMMENT, "", text)

    def _instruct(self, name: str, text: str) -> None:
        self._cut()
        self._add(Kind.INSTRUCTION, name, text)

    def _doctype(self, name: str, *_ids: object) -> None:
        self._add(Kind.DOCTYPE, name)

    def _refuse(self, *_declared: object) -> None:
        raise UnreadableDocumentError("entities")

    def _add(self, kind: Kind, name: str, text: str = "") -> Node:
        parent = self._open[-1]
        node = _node(kind, name, parent, text)
        parent.children.append(node)
        return node


def _node(kind: Kind, name: str, parent: Node, text: str = "") -> Node:
    """Make a node from a name as expat gives it: namespace, local name, prefix, or fewer."""
    *before, last = name.split(_BETWEEN)
    match before:
        case [uri, local]:
            return Node(kind, local, namespace=uri, prefix=last, parent=parent, text=text)
        case [uri]:
            return Node(kind, last, namespace=uri, parent=parent, text=text)
        case _:
            return Node(kind, last, parent=parent, text=text)
