"""The record as ODK submission XML, for bundles and for ODK Central.

What is held but not relevant is left out, as ODK does; a question without a value is an empty
element, whether it was relevant or not, because a document does not tell these apart.
"""

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from intake.domain.answers import Document, Value
from intake.forms.model import Element, FormDef, Repeat
from intake.forms.xml_reading import XFORMS

_BLANK: Final = Value()
_NOT_IN_XML: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)


def submission_xml(form: FormDef, document: Document) -> bytes:
    """Return the submission; what is not relevant is left out, as ODK does."""
    writer = _Writer(form, document)
    writer.element(form.instance, "", "", "")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(writer.parts)).encode()


class _Writer:
    def __init__(self, form: FormDef, document: Document) -> None:
        self.parts: list[str] = []
        self._document = document
        self._repeats = {node.path for node in form.nodes() if isinstance(node, Repeat)}
        self._prefixes = {uri: prefix for prefix, uri in form.namespaces.items() if prefix and uri}
        self._used: Mapping[str, str] = _used_namespaces(form.instance, self._prefixes)
        self._default = form.instance.namespace

    def element(self, element: Element, path: str, generic: str, row: str) -> None:
        """Write one element; `path` is concrete and `generic` is not, both empty for the root."""
        if self._is_left_out(element, path):
            return
        name = self._name(element)
        self.parts.append(f"<{name}{self._attributes(element, is_root=not generic)}")
        if element.children:
            self.parts.append(">")
            self._children(element, path + row, generic)
            self.parts.append(f"</{name}>")
            return
        text = self._document.values.get(path, _BLANK).v.translate(_NOT_IN_XML)
        self.parts.append(f">{escape(text)}</{name}>" if text else "/>")

    def _children(self, element: Element, path: str, generic: str) -> None:
        done: set[str] = set()
        for child in element.children:
            if child.name in done:
                continue
            done.add(child.name)
            below = f"{generic}/{child.name}" if generic else child.name
            concrete = f"{path}/{child.name}" if path else child.name
            if below in self._repeats:
                for uid in self._document.rows.get(concrete, ()):
                    self.element(child, concrete, below, f"[{uid}]")
            else:
                self.element(child, concrete, below, "")

    def _is_left_out(self, element: Element, path: str) -> bool:
        return not element.children and not self._document.values.get(path, _BLANK).rel

    def _name(self, element: Element) -> str:
        if element.namespace == self._default:
            return element.name
        prefix = self._prefixes.get(element.namespace)
        return f"{prefix}:{element.name}" if prefix else element.name

    def _attributes(self, element: Element, *, is_root: bool) -> str:
        written = [
            f" {self._attribute_name(name)}={quoteattr(value.translate(_NOT_IN_XML))}"
            for name, value in element.attributes.items()
        ]
        if is_root:
            # Collect writes no namespace for an instance that inherits the one of XForms
            has_own = self._default not in {"", XFORMS}
            spaces = [f" xmlns={quoteattr(self._default)}"] if has_own else []
            spaces += [f" xmlns:{p}={quoteattr(uri)}" for uri, p in self._used.items()]
            written = spaces + written
        return "".join(written)

    def _attribute_name(self, name: str) -> str:
        space, _brace, local = name.rpartition("}")
        prefix = self._prefixes.get(space.lstrip("{"))
        return f"{prefix}:{local}" if prefix else local


def _used_namespaces(root: Element, prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the namespaces that elements and attributes below the root need, with their prefix."""
    found: dict[str, str] = {}
    pending = [root]
    while pending:
        element = pending.pop()
        spaces = [name[1:].partition("}")[0] for name in element.attributes if name[0] == "{"]
        for uri in (element.namespace, *spaces):
            if uri in prefixes and uri != root.namespace:
                found[uri] = prefixes[uri]
        pending += element.children
    return found
