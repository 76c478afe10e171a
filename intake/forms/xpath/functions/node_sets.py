"""Functions on node-sets and on the place of a node."""

from collections.abc import Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, between, exactly
from intake.forms.xpath.nodes import Kind, Node
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Value, to_nodes, to_number, to_text

_NAMELESS: Final = frozenset({Kind.DOCUMENT, Kind.TEXT, Kind.COMMENT, Kind.DOCTYPE})


def _last(context: Context) -> Value:
    return context.size


def _position(context: Context, value: Value | None = None) -> Value:
    if value is None:
        return context.position
    nodes = to_nodes(value, "position")
    if not nodes:
        raise XPathError(Fault.VALUE, "position")
    node = nodes[0]
    if node.parent is None:
        return 1.0
    alike = [each for each in node.parent.named(node.name) if each.namespace == node.namespace]
    return float(next((i for i, each in enumerate(alike, 1) if each is node), 1))


def _count(_context: Context, value: Value) -> Value:
    return float(len(to_nodes(value, "count")))


def _count_non_empty(_context: Context, value: Value) -> Value:
    return float(sum(1 for node in to_nodes(value, "count-non-empty") if node.value))


def _first(context: Context, value: Value | None, asked_by: str) -> Node | None:
    if value is None:
        return context.node
    nodes = to_nodes(value, asked_by)
    return nodes[0] if nodes else None


def _name(context: Context, value: Value | None = None) -> Value:
    node = _first(context, value, "name")
    return "" if node is None or node.kind in _NAMELESS else node.qualified_name


def _local_name(context: Context, value: Value | None = None) -> Value:
    node = _first(context, value, "local-name")
    return "" if node is None or node.kind in _NAMELESS else node.name


def _namespace_uri(context: Context, value: Value | None = None) -> Value:
    node = _first(context, value, "namespace-uri")
    has_one = node is not None and node.kind in {Kind.ELEMENT, Kind.ATTRIBUTE}
    return node.namespace if node is not None and has_one else ""


def _id(context: Context, value: Value) -> Value:
    if isinstance(value, list):
        wanted = {part for node in value for part in node.value.split()}
    else:
        wanted = set(to_text(value, context.environment).split())
    found: list[Node] = []
    for node in context.node.root.descendants():
        identity = node.attribute("id") if node.kind is Kind.ELEMENT else None
        if identity in wanted:
            found.append(node)
            wanted.discard(identity)
    return found


def _current(context: Context) -> Value:
    asked = context.environment.asked
    return [context.node if asked is None else asked]


def _indexed_repeat(context: Context, target: Value, *rows: Value) -> Value:
    found = to_nodes(target, "indexed-repeat")
    for repeat, index in zip(rows[::2], rows[1::2], strict=True):
        place = to_number(index, context.environment)
        kept = _rows_at(to_nodes(repeat, "indexed-repeat"), place)
        found = [node for node in found if _is_under(node, kept)]
    return found


def _rows_at(rows: list[Node], place: float) -> set[int]:
    """Return the identities of the rows at `place` among the rows of each parent."""
    by_parent: dict[int, list[Node]] = {}
    for row in rows:
        by_parent.setdefault(id(row.parent), []).append(row)
    if not place.is_integer():
        return set()
    return {id(group[int(place) - 1]) for group in by_parent.values() if 1 <= place <= len(group)}


def _is_under(node: Node, rows: set[int]) -> bool:
    above: Node | None = node
    while above is not None:
        if id(above) in rows:
            return True
        above = above.parent
    return False


FUNCTIONS: Final[Mapping[str, Function]] = {
    "last": exactly(_last, 0),
    "position": between(_position, 0, 1),
    "count": exactly(_count, 1),
    "count-non-empty": exactly(_count_non_empty, 1),
    "name": between(_name, 0, 1),
    "local-name": between(_local_name, 0, 1),
    "namespace-uri": between(_namespace_uri, 0, 1),
    "id": exactly(_id, 1),
    "current": exactly(_current, 0),
    "indexed-repeat": Function(_indexed_repeat, 3, 11, in_pairs_after=1),
}
