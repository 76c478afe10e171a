"""Reading the XML of a form, which may be broken or hostile."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from intake.domain.errors import UnreadableFormError

XFORMS: Final = "http://www.w3.org/2002/xforms"
XHTML: Final = "http://www.w3.org/1999/xhtml"
JAVAROSA: Final = "http://openrosa.org/javarosa"
OPENROSA: Final = "http://openrosa.org/xforms"
_UNBOUND: Final = "urn:unbound:"

_LARGEST: Final = 40_000_000
_MOST_ELEMENTS: Final = 600_000
_DEEPEST: Final = 80
_DECLARED: Final = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")
_PREFIXES: Final = re.compile(r"""[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*(?:=|/?>|\s)""")
_ROOT_TAG: Final = re.compile(r"<([A-Za-z_][\w.:-]*)")


@dataclass(frozen=True, slots=True)
class Xml:
    """A parsed document with the prefixes that it declares."""

    root: ET.Element
    namespaces: Mapping[str, str]


def read_xml(xform: bytes) -> Xml:
    """Parse, or raise UnreadableFormError; a document type, the door to entities, is refused."""
    if len(xform) > _LARGEST:
        raise _unreadable("too_large")
    try:
        text = xform.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable("not_utf8") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _unreadable("doctype")
    namespaces = dict(_DECLARED.findall(text))
    root = _parsed(text, namespaces)
    _check_size(root)
    return Xml(root, namespaces)


def local_name(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(name: str) -> str:
    """Return the namespace of an ElementTree name."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _parsed(text: str, namespaces: dict[str, str]) -> ET.Element:
    try:
        return _parse(text)
    except ET.ParseError as error:
        if "unbound prefix" not in str(error):
            raise _unreadable("not_xml") from None
    missing = set(_PREFIXES.findall(text)) - namespaces.keys() - {"xml", "xmlns"}
    namespaces |= {prefix: _UNBOUND + prefix for prefix in sorted(missing)}
    declared = "".join(f' xmlns:{prefix}="{_UNBOUND}{prefix}"' for prefix in sorted(missing))
    try:
        return _parse(_ROOT_TAG.sub(rf"<\1{declared}", text, count=1))
    except ET.ParseError:
        raise _unreadable("not_xml") from None


def _parse(text: str) -> ET.Element:
    parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - read_xml refuses document types
    parser.feed(text.encode())
    root = parser.close()
    assert isinstance(root, ET.Element)  # noqa: S101 - the stub says Any
    return root


def _check_size(root: ET.Element) -> None:
    level = [root]
    depth = count = 0
    while level:
        depth += 1
        count += len(level)
        if depth > _DEEPEST:
            raise _unreadable("too_deep")
        if count > _MOST_ELEMENTS:
            raise _unreadable("too_large")
        level = [child for element in level for child in element]


def _unreadable(rule: str) -> UnreadableFormError:
    return UnreadableFormError(file="", rule=rule)
