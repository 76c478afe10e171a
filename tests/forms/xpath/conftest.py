"""Cases of other engines, with the documents they were recorded on."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from intake.forms.xpath.nodes import XML_NAMESPACE, Kind, Node, number_in_order
from intake.forms.xpath.values import Environment

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
XFORMS = "http://www.w3.org/2002/xforms"


@dataclass(frozen=True)
class Cases:
    """The recorded cases, and how to stand where one stands."""

    all: list[dict[str, Any]]
    document: Callable[[str], Node]
    namespaces: Callable[[dict[str, Any]], dict[str, str]]
    environment: Callable[[dict[str, Any]], Environment]


@pytest.fixture(scope="session")
def xpath_cases() -> Cases:
    source = CORPUS / "xpath_cases.json"
    if not source.exists():
        pytest.skip("the corpus is not beside the project")
    recorded = json.loads(source.read_text(encoding="utf-8"))

    @cache
    def parsed(name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, strip_cdata=False)
        return etree.fromstring(recorded["contexts"][name].strip().encode(), parser)

    @cache
    def document(name: str) -> Node:
        return document_of(parsed(name))

    def namespaces(case: dict[str, Any]) -> dict[str, str]:
        declared = parsed(case["xml"]).nsmap
        known: dict[str, str] = {p: uri for p, uri in declared.items() if p}
        known |= recorded["namespaces"]
        if declared.get(None) == XFORMS and case["suite"] == "webforms-xforms":
            known[""] = XFORMS
        return known

    def environment(case: dict[str, Any]) -> Environment:
        whole = document(case["xml"])
        return Environment(
            root=node_at(whole, case.get("root") or "/"),
            now=lambda: datetime.fromisoformat(recorded["recorded_at_utc"][:19] + "+00:00"),
            zone=ZoneInfo(case["tz"]),
            randomness=lambda count: bytes(range(17, 17 + count)),
            form=Texts(whole, case.get("lang") or ""),
        )

    return Cases(recorded["cases"], document, namespaces, environment)


class Texts:
    """The texts of a form that a case asks for."""

    def __init__(self, document: Node, language: str) -> None:
        self._translations = [
            each
            for each in document.descendants()
            if each.kind is Kind.ELEMENT and each.name == "translation"
        ]
        self._language = language

    def text(self, text_id: str) -> str:
        for translation in self._chosen():
            for text in translation.named("text"):
                if text.attribute("id") == text_id:
                    values = text.named("value")
                    return next((v for v in values if not v.attribute("form")), values[0]).value
        return ""

    def choice_name(self, code: str, path: str) -> str:
        raise AssertionError((code, path))

    def _chosen(self) -> list[Node]:
        spoken = [t for t in self._translations if t.attribute("lang") == self._language]
        default = [t for t in self._translations if t.attribute("default") is not None]
        return (spoken or default or self._translations)[:1]


def document_of(root: etree._Element) -> Node:
    """Build the tree of a whole document, comments and instructions included."""
    document = Node(Kind.DOCUMENT)
    before = list(root.itersiblings(preceding=True))
    for element in [*reversed(before), root, *root.itersiblings()]:
        _add(element, document)
    number_in_order(document)
    return document


def _add(element: Any, parent: Node) -> None:
    if element.tag is etree.Comment:
        parent.children.append(Node(Kind.COMMENT, parent=parent, text=element.text or ""))
        return
    if element.tag is etree.ProcessingInstruction:
        name, text = element.target, element.text or ""
        parent.children.append(Node(Kind.INSTRUCTION, name, parent=parent, text=text))
        return
    if not isinstance(element.tag, str):
        return
    name = etree.QName(element.tag)
    node = Node(
        Kind.ELEMENT,
        name.localname,
        namespace=name.namespace or "",
        prefix=element.prefix or "",
        parent=parent,
    )
    parent.children.append(node)
    node.declared = {prefix or "": uri for prefix, uri in element.nsmap.items()}
    for key, value in element.attrib.items():
        node.attributes.append(_attribute(element, node, key, value))
    if element.text:
        node.children.append(Node(Kind.TEXT, parent=node, text=element.text))
    for child in element:
        _add(child, node)
        if child.tail:
            node.children.append(Node(Kind.TEXT, parent=node, text=child.tail))


def _attribute(element: Any, node: Node, key: str, value: str) -> Node:
    name = etree.QName(key)
    prefix = ""
    if name.namespace == XML_NAMESPACE:
        prefix = "xml"
    elif name.namespace:
        prefix = next((p for p, u in element.nsmap.items() if u == name.namespace and p), "")
    return Node(
        Kind.ATTRIBUTE,
        name.localname,
        namespace=name.namespace or "",
        prefix=prefix,
        parent=node,
        text=value,
    )


_KINDS = {
    "*": Kind.ELEMENT,
    "text()": Kind.TEXT,
    "comment()": Kind.COMMENT,
    "processing-instruction()": Kind.INSTRUCTION,
}


LOST = Node(Kind.TEXT)


def node_at(document: Node, path: str) -> Node:
    """Return the node at ``/*[1]/text()[2]`` or ``/*[1]/@name``."""
    node = document
    for step in re.findall(r"/([^/]+)", path or "/"):
        match = re.fullmatch(r"(\*|[\w-]+\(\))\[(\d+)\]", step)
        if match:
            alike = [each for each in node.children if each.kind is _KINDS[match[1]]]
            node = alike[int(match[2]) - 1]
        else:
            node = next((a for a in node.attributes if a.qualified_name == step[1:]), LOST)
    return node


@pytest.fixture(scope="session")
def stand_at() -> Callable[[Node, str], Node]:
    return node_at


@pytest.fixture(scope="session")
def build_document() -> Callable[[etree._Element], Node]:
    return document_of
