"""Functions on the lists that come with a form."""

from collections.abc import Iterator, Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, between, exactly
from intake.forms.xpath.nodes import Kind, Node
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Value, text_number, to_nodes, to_number, to_text

_MODULUS: Final = 2_147_483_647
_MULTIPLIER: Final = 16_807


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
    name, wanted, key, code = (to_text(value, context.environment) for value in values)
    instance = context.environment.instances.get(name)
    if instance is None:
        raise XPathError(Fault.VALUE, "pulldata")
    for item in (item for root in instance.children for item in root.children):
        if any(node.value == code for node in item.named(key)):
            found = item.named(wanted)
            return found[0].value if found else ""
    return ""


def _randomize(context: Context, value: Value, seed: Value | None = None) -> Value:
    nodes = to_nodes(value, "randomize")
    environment = context.environment
    if seed is None:
        start: float = int.from_bytes(environment.randomness(4), "big")
    elif isinstance(seed, str):
        start = text_number(seed, environment)
    else:
        start = to_number(seed, environment)
    return _shuffled(nodes, start)


def _shuffled(nodes: list[Node], seed: float) -> list[Node]:
    """Shuffle as the specification does: Park and Miller's generator, Fisher and Yates' order."""
    chances = _park_miller(int(seed) % _MODULUS if abs(seed) < float("inf") else 0)
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
