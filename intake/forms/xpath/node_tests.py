"""Which nodes a step of a path keeps."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from intake.forms.xpath.axes import AXES
from intake.forms.xpath.nodes import Kind, Node
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.syntax import NodeTest, Step

Test = Callable[[Node], bool]

_PRINCIPAL: Final = {"attribute": Kind.ATTRIBUTE, "namespace": Kind.NAMESPACE}
_BY_TYPE: Final[Mapping[str, Test]] = {
    "node": lambda _node: True,
    "text": lambda node: node.kind is Kind.TEXT,
    "comment": lambda node: node.kind is Kind.COMMENT,
}
_NO_NAMESPACE: Final = "\0none"
"""The namespace of an unknown prefix: no node has it."""


def candidates_of(
    step: Step, namespaces: Mapping[str, str], problems: list[XPathError]
) -> Callable[[Node], list[Node]]:
    """Return what finds the nodes of `step`; an unknown prefix is added to `problems`."""
    default = namespaces.get("", "")
    if step.axis == "child" and step.test.sort == "name" and ":" not in step.test.name:
        return partial(children_named, step.test.name, default)
    prefix = _prefix(step.test)
    if prefix and prefix not in namespaces:
        problems.append(XPathError(Fault.UNKNOWN_PREFIX, prefix))
    uri = namespaces.get(prefix, _NO_NAMESPACE) if prefix else default
    axis = AXES[step.axis]
    test = _test(step.test, _PRINCIPAL.get(step.axis, Kind.ELEMENT), uri)
    return lambda node: [each for each in axis(node) if test(each)]


def children_named(name: str, namespace: str, node: Node) -> list[Node]:
    """Return the child elements of a name, in no namespace or in the given one."""
    return [
        child for child in node.named(name) if not child.namespace or child.namespace == namespace
    ]


def _prefix(test: NodeTest) -> str:
    if test.sort == "namespace":
        return test.name
    return test.name.partition(":")[0] if test.sort == "name" and ":" in test.name else ""


def _test(test: NodeTest, principal: Kind, uri: str) -> Test:
    by_type = _BY_TYPE.get(test.sort)
    if by_type is not None:
        return by_type
    match test:
        case NodeTest(sort="processing-instruction", name=name):
            return lambda node: node.kind is Kind.INSTRUCTION and name in {"", node.name}
        case NodeTest(sort="any"):
            return lambda node: node.kind is principal
        case NodeTest(sort="namespace"):
            return lambda node: node.kind is principal and node.namespace == uri
        case _:
            return _name_test(test.name, principal, uri)


def _name_test(name: str, principal: Kind, uri: str) -> Test:
    _prefix, colon, local = name.partition(":")
    if colon:
        return lambda node: node.kind is principal and node.name == local and node.namespace == uri
    if principal is Kind.ELEMENT:
        return lambda node: (
            node.kind is Kind.ELEMENT and node.name == name and node.namespace in {"", uri}
        )
    return lambda node: node.kind is principal and node.name == name and not node.namespace
