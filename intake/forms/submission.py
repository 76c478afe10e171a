"""The record as ODK submission XML, and what of a record may leave at all.

What is held but not relevant is left out, as ODK does, with the groups and rows that hold nothing
else; a question without a value is an empty element, whether it was relevant or not, because a
document does not tell these apart.
"""

from collections.abc import Container, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from intake.domain.answers import Document, Path, Value
from intake.forms.model import Element, FormDef, Repeat, generic
from intake.forms.xml_reading import OPENROSA, XFORMS

_BLANK: Final = Value()
_NOT_IN_XML: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
_KEPT_BY_PARSERS: Final = {"\r": "&#13;"}
_META: Final = "meta"
INSTANCE_ID: Final = "meta/instanceID"


def leaving(form: FormDef, document: Document, withheld: Container[Path] = ()) -> Document:
    """Return what leaves with a record: relevant values, in rows that were relevant.

    `withheld` are generic paths of questions whose answers stay.
    """
    gone = _gone(form, document)
    values = {
        path: value
        for path, value in document.values.items()
        if value.rel and not value.is_blank and generic(path) not in withheld
    }
    rows = {
        repeat: tuple(uid for uid in uids if gone.isdisjoint(_around(f"{repeat}[{uid}]/")))
        for repeat, uids in document.rows.items()
    }
    return Document(values, rows)


def submission_xml(
    form: FormDef,
    document: Document,
    *,
    instance_id: str = "",
    withheld: Container[Path] = (),
) -> bytes:
    """Return the submission; what is not relevant is left out, and so is what is `withheld`.

    `instance_id` names the submission where the document does not.
    """
    writer = _Writer(form, document, instance_id, withheld)
    writer.element(form.instance, "", "")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(writer.parts)).encode()


def _around(path: Path) -> Iterator[Path]:
    """Yield every group and row around a path, the outermost first."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def _gone(form: FormDef, document: Document) -> frozenset[Path]:
    """Return the groups and rows with a condition that hold nothing but what is not relevant."""
    relevant: set[Path] = set()
    hidden: set[Path] = set()
    for path, value in document.values.items():
        if not value.is_blank:
            (relevant if value.rel else hidden).update(_around(path))
    return frozenset(
        path
        for path in hidden - relevant
        if (bind := form.binds.get(generic(path))) is not None and bind.relevant
    )


class _Writer:
    def __init__(
        self, form: FormDef, document: Document, instance_id: str, withheld: Container[Path]
    ) -> None:
        self.parts: list[str] = []
        self._document = document
        self._instance_id = instance_id
        self._withheld = withheld
        self._gone = _gone(form, document)
        self._repeats = {node.path for node in form.nodes() if isinstance(node, Repeat)}
        self._prefixes = {uri: prefix for prefix, uri in form.namespaces.items() if prefix and uri}
        self._used: Mapping[str, str] = _used_namespaces(form.instance, self._prefixes)
        self._default = form.instance.namespace

    def element(self, element: Element, path: str, generic_path: str) -> None:
        """Write one element; `path` is concrete, and both are empty for the root."""
        if self._is_left_out(element, path, generic_path):
            return
        name = self._name(element)
        self.parts.append(f"<{name}{self._attributes(element, is_root=not generic_path)}")
        if element.children:
            self.parts.append(">")
            self._children(element, path, generic_path)
            self._missing_id(element, generic_path)
            self.parts.append(f"</{name}>")
            return
        text = self._document.values.get(path, _BLANK).v
        if not text and generic_path == INSTANCE_ID:
            text = self._instance_id
        text = escape(text.translate(_NOT_IN_XML), _KEPT_BY_PARSERS)
        self.parts.append(f">{text}</{name}>" if text else "/>")

    def _children(self, element: Element, path: str, generic_path: str) -> None:
        done: set[str] = set()
        for child in element.children:
            if child.name in done:
                continue
            done.add(child.name)
            below = f"{generic_path}/{child.name}" if generic_path else child.name
            concrete = f"{path}/{child.name}" if path else child.name
            if below in self._repeats:
                for uid in self._document.rows.get(concrete, ()):
                    self.element(child, f"{concrete}[{uid}]", below)
            else:
                self.element(child, concrete, below)

    def _missing_id(self, element: Element, path: str) -> None:
        """Write the id of the submission where the form has no place for it."""
        if not self._instance_id or path not in {"", _META}:
            return
        wanted = "instanceID" if path else _META
        if any(child.name == wanted for child in element.children):
            return
        text = escape(self._instance_id.translate(_NOT_IN_XML))
        space = f" xmlns:orx={quoteattr(OPENROSA)}"
        if path:
            self.parts.append(f"<orx:instanceID{space}>{text}</orx:instanceID>")
        else:
            within = f"<orx:instanceID>{text}</orx:instanceID>"
            self.parts.append(f"<orx:meta{space}>{within}</orx:meta>")

    def _is_left_out(self, element: Element, path: str, generic_path: str) -> bool:
        if element.children:
            return path in self._gone
        return generic_path in self._withheld or not self._document.values.get(path, _BLANK).rel

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
