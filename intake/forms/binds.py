"""The model of an XForm: its rules, its empty instance, and the lists that come with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET

from intake.forms.model import Bind, Element
from intake.forms.wordings import Texts
from intake.forms.xml_reading import JAVAROSA, XFORMS, local_name, namespace
from intake.forms.xpath.nodes import Kind, Node

NOTHING_BELOW: Final[list[Node]] = []
"""One for all leaves of trees that nobody changes: a list has very many."""
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NodeRules:
    """What the form says of one node of its instance."""

    bind: Bind = field(default_factory=Bind)
    data_type: str = "string"
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Attributes with a namespace, named "{namespace}local"."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of every node by path, and the paths behind the ids of old forms."""

    by_path: Mapping[str, NodeRules]
    by_id: Mapping[str, str]


def read_rules(model: ET.Element, texts: Texts) -> Rules:
    """Read every bind."""
    by_path: dict[str, NodeRules] = {}
    by_id: dict[str, str] = {}
    for element in model.iterfind(f"{{{XFORMS}}}bind"):
        path = path_of(element.get("nodeset") or element.get("ref") or "")
        by_path[path] = _node_rules(element, texts)
        if element.get("id"):
            by_id[element.get("id") or ""] = path
    return Rules(by_path, by_id)


def path_of(reference: str, base: str = "") -> str:
    """Return the generic path that an absolute or relative reference names.

    ``/data/harm/what`` is ``harm/what``: the root and every prefix are dropped.
    """
    written = _SPACES.sub("", reference)
    names = [part.rpartition(":")[2] for part in written.split("/")]
    if written.startswith("/"):
        return "/".join(names[2:])
    parts = base.split("/") if base else []
    for name in names:
        if name == "..":
            parts = parts[:-1]
        elif name not in {".", "", "current()"}:
            parts.append(name)
    return "/".join(parts)


def read_instance(element: ET.Element) -> Element:
    """Return the empty instance below `element`."""
    children = tuple(read_instance(child) for child in element)
    template = f"{{{JAVAROSA}}}template"
    attributes = {key: value for key, value in element.items() if key != template}
    return Element(
        local_name(element),
        namespace(element.tag),
        attributes,
        "" if children else element.text or "",
        children,
        is_template=element.get(template) is not None,
    )


def read_secondary(instance: ET.Element) -> Node:
    """Return the tree of a list that comes with the form; nobody changes it."""
    document = Node(Kind.DOCUMENT)
    order = 0
    pending = [(child, document) for child in reversed(instance)]
    while pending:
        element, parent = pending.pop()
        node = Node(Kind.ELEMENT, element.tag.rpartition("}")[2], parent=parent)
        order += 1
        node.order = order
        parent.children.append(node)
        if len(element):
            pending += [(child, node) for child in reversed(element)]
        else:
            node.text, node.children = element.text or "", NOTHING_BELOW
        if element.attrib:
            for key, value in element.items():
                name = key.rpartition("}")[2]
                node.attributes.append(Node(Kind.ATTRIBUTE, name, parent=node, text=value))
        else:
            node.attributes = NOTHING_BELOW
    return document


def _node_rules(element: ET.Element, texts: Texts) -> NodeRules:
    def rule(name: str) -> str:
        return (element.get(name) or "").strip()

    def javarosa(name: str) -> str:
        return element.get(f"{{{JAVAROSA}}}{name}") or ""

    return NodeRules(
        Bind(
            relevant=rule("relevant"),
            calculate=rule("calculate"),
            constraint=rule("constraint"),
            required=rule("required"),
            readonly=rule("readonly"),
            constraint_message=texts.message(javarosa("constraintMsg")),
            required_message=texts.message(javarosa("requiredMsg")),
            preload=javarosa("preload"),
            preload_params=javarosa("preloadParams"),
        ),
        (element.get("type") or "string").rpartition(":")[2],
        {key: value for key, value in element.items() if key.startswith("{")},
    )
