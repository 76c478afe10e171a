"""Functions on the lists that come with a form."""

import hashlib
import math
from collections.abc import Iterator, Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, between, exactly
from intake.forms.xpath.nodes import Kind, Node
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Value, to_nodes, to_number, to_text

_MODULUS: Final = 2_147_483_647
_MULTIPLIER: Final = 16_807
_LEAST_LONG: Final = -(2**63)
_LARGEST_LONG: Final = 2**63 - 1
"""Seeds are whole numbers as Java holds them."""


def _instance(context: Context, value: Value) -> Value:
    name = to_text(value, context.environment)
    known = context.environment.instances.get(name)
    if known is not None:
        return [known]
    for node in context.environment.root.root.descendants():
        if node.kind is Kind.ELEMENT and node.name == "instance" and node.attribute("id") == name:
            return [node]
    return []


def _pulldata(context: Context, *values: Value) -> Value:
    environment = context.environment
    name, wanted, key, code = (to_text(value, environment) for value in values)
    instance = environment.instances.get(name)
    if instance is None:
        raise XPathError(Fault.VALUE, "pulldata")
    if (name, key) not in environment.looked_up:
        environment.looked_up[name, key] = _by_column(instance, key)
    item = environment.looked_up[name, key].get(code)
    found = _cells(item, wanted) if item is not None else []
    return found[0] if found else ""


def _by_column(instance: Node, column: str) -> dict[str, Node]:
    """Return the first entry for each text that stands in a column of a list."""
    found: dict[str, Node] = {}
    for item in (item for root in instance.children for item in root.children):
        for text in _cells(item, column):
            found.setdefault(text, item)
    return found


def _cells(item: Node, name: str) -> list[str]:
    """Return what an entry of a list holds under the name of a column, or of an @attribute."""
    if name.startswith("@"):
        return [each.text for each in item.attributes if each.name == name[1:]]
    # not `named`, which would sort the columns of every entry of a long list
    return [each.value for each in item.children if each.name == name and each.kind is Kind.ELEMENT]


def _randomize(context: Context, value: Value, seed: Value | None = None) -> Value:
    nodes = to_nodes(value, "randomize")
    environment = context.environment
    if seed is None:
        return _shuffled(nodes, int.from_bytes(environment.randomness(4), "big"))
    number = to_number(seed, environment)
    if math.isnan(number):
        return _shuffled(nodes, _hashed(to_text(seed, environment)))
    whole = math.copysign(2**64, number) if math.isinf(number) else number
    return _shuffled(nodes, max(_LEAST_LONG, min(_LARGEST_LONG, int(whole))))


def _hashed(text: str) -> int:
    """Return the seed that Collect and ODK Web Forms make of a text that is no number."""
    digest = hashlib.sha256(text.encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], "big", signed=True) if text else 0


def _shuffled(nodes: list[Node], seed: int) -> list[Node]:
    """Shuffle as the specification does: Park and Miller's generator, Fisher and Yates' order."""
    rest = abs(seed) % _MODULUS
    chances = _park_miller(rest if seed > 0 else -rest)
    shuffled: list[Node] = []
    for place, node in enumerate(nodes):
        other = min(int(next(chances) * (place + 1)), place)
        if other == place:
            shuffled.append(node)
        else:
            shuffled.append(shuffled[other])
            shuffled[other] = node
    return shuffled


def _park_miller(seed: int) -> Iterator[float]:
    state = seed if seed > 0 else seed + _MODULUS - 1
    while True:
        state = state * _MULTIPLIER % _MODULUS
        yield (state - 1) / (_MODULUS - 1)


FUNCTIONS: Final[Mapping[str, Function]] = {
    "instance": exactly(_instance, 1),
    "pulldata": exactly(_pulldata, 4),
    "randomize": between(_randomize, 1, 2),
}
