"""From the XForm that is kept to a form that can be asked."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree as ET

from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.errors import UnreadableFormError
from intake.forms.attached_lists import attached
from intake.forms.binds import Rules, path_of, read_instance, read_rules, read_secondary
from intake.forms.body import Reader, Surroundings
from intake.forms.form_files import file_of
from intake.forms.model import Action, Element, FormDef, Group, Node, Repeat
from intake.forms.wordings import Texts, read_texts
from intake.forms.xml_reading import JAVAROSA, XFORMS, XHTML, Xml, local_name, namespace, read_xml
from intake.forms.xpath import nodes

INTAKE: Final = "intake"
"""The prefix of the attributes that forms keep for this program."""
_EVENT: Final = "{http://www.w3.org/2001/xml-events}event"


_NO_MEDIA: Final[Mapping[str, bytes]] = {}


def read_form(
    xform: bytes,
    compartments: Mapping[str, Compartment] | None = None,
    media: Mapping[str, bytes] = _NO_MEDIA,
) -> FormDef:
    """Read an XForm, or raise UnreadableFormError.

    `compartments` says where each question is kept, by path, and then the form's own attributes
    count for nothing; a path that is absent is core. `media` are the files kept with the form: a
    list that is not among them, or cannot be read, is missing.
    """
    xml = read_xml(xform)
    model = xml.root.find(f".//{{{XFORMS}}}model")
    first = model.find(f"{{{XFORMS}}}instance") if model is not None else None
    if model is None or first is None or not len(first):
        raise UnreadableFormError(file="", rule="not_a_form")
    with _nothing_collected():
        return _Form(xml, model, first, compartments, media).read()


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep the collector from walking through a long list again and again while it is built.

    What was built counts as old at once: nobody waits for a look at it while being asked.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()


class _Form:
    def __init__(
        self,
        xml: Xml,
        model: ET.Element,
        first: ET.Element,
        compartments: Mapping[str, Compartment] | None,
        media: Mapping[str, bytes],
    ) -> None:
        self._xml = xml
        self._model = model
        self._root = first[0]
        self._compartments = compartments
        self._media = media
        self._texts: Texts = read_texts(model)
        self._rules: Rules = read_rules(model, self._texts)

    def read(self) -> FormDef:
        instance = read_instance(self._root)
        leaves = dict(_leaves(instance, ""))
        instances = self._model.findall(f"{{{XFORMS}}}instance")[1:]
        external = {each.get("id") or "": each.get("src") or "" for each in instances}
        external = {name: address for name, address in external.items() if address}
        secondary = self._attached(external)
        secondary |= {each.get("id") or "": read_secondary(each) for each in instances if len(each)}
        reader = Reader(
            Surroundings(
                self._texts,
                self._rules,
                secondary,
                self._attributes_of,
                self._compartment_of,
                leaves,
            )
        )
        return FormDef(
            self._root.get("id") or self._root.get("xmlns") or namespace(self._root.tag),
            self._root.get("version") or "",
            self._title(),
            self._texts.languages,
            self._texts.default_language,
            self._asked(reader, leaves),
            instance,
            {**self._xml.namespaces, "jr": JAVAROSA, "": namespace(self._root.tag)},
            secondary,
            external,
            self._texts.plain,
            tuple(self._actions()),
            {path: each.bind for path, each in self._rules.by_path.items()},
            frozenset(self._media),
        )

    def _attached(self, external: Mapping[str, str]) -> dict[str, nodes.Node]:
        """Return the lists that came with the form, without those that cannot be read."""
        found: dict[str, nodes.Node] = {}
        for name, address in external.items():
            file = file_of(address)
            if file in self._media:
                with suppress(UnreadableFormError):
                    found[name] = attached(file, self._media[file])
        return found

    def _title(self) -> str:
        title = self._xml.root.find(f".//{{{XHTML}}}title")
        return "".join(title.itertext()).strip() if title is not None else ""

    def _asked(self, reader: Reader, leaves: Mapping[str, str]) -> Group:
        body = self._xml.root.find(f"{{{XHTML}}}body")
        children = reader.children(body, "") if body is not None else ()
        bind = self._rules.by_path.get("")
        root = Group("", self._root.tag.rpartition("}")[2], children)
        if bind is not None:
            root = replace(root, bind=bind.bind)
        seen = {node.path for node in _all(root)}
        unseen: dict[str, list[Node]] = {}
        groups = {node.path for node in _all(root) if isinstance(node, Group | Repeat)} | {""}
        for path in leaves:
            if path not in seen:
                home = path
                while home not in groups:
                    home = home.rpartition("/")[0]
                unseen.setdefault(home, []).append(reader.unseen(path))
        order = {path: place for place, path in enumerate(_all_paths(leaves))}
        at_top = unseen.pop("", [])
        filled = [_filled(child, unseen, order) for child in root.children]
        return replace(root, children=_in_place(filled, at_top, order))

    # --- what the form keeps for this program

    def _attributes_of(self, attributes: Mapping[str, str]) -> dict[str, str]:
        uri = self._xml.namespaces.get(INTAKE)
        if uri is None:
            return {}
        start = f"{{{uri}}}"
        return {
            key.removeprefix(start): value
            for key, value in attributes.items()
            if key.startswith(start)
        }

    def _compartment_of(self, path: str, attributes: Mapping[str, str]) -> Compartment:
        if self._compartments is not None:
            return self._compartments.get(path, Compartment.CORE)
        written = attributes.get("compartment")
        group = path
        while written is None and group:
            group = group.rpartition("/")[0]
            rules = self._rules.by_path.get(group)
            written = self._attributes_of(rules.attributes).get("compartment") if rules else None
        if written is None:
            return Compartment.CORE
        known = {each.value: each for each in OF_RECORDS}
        # a name that nobody knows: rather too careful than too open
        return known.get(written.strip().lower(), Compartment.IDENTITY)

    # --- actions

    def _actions(self) -> Iterator[Action]:
        elements = list(self._xml.root.iter(f"{{{XFORMS}}}setvalue"))
        if not elements:
            return  # who stands in what is looked up for the actions alone
        parents = {child: parent for parent in self._xml.root.iter() for child in parent}
        for element in elements:
            source = self._source(parents[element], parents)
            expression = (element.get("value") or "").strip()
            reference = element.get("ref") or ""
            bound = self._rules.by_id.get(element.get("bind") or "")
            yield Action(
                tuple((element.get("event") or element.get(_EVENT) or "").split()),
                bound if bound is not None else path_of(reference, source.rpartition("/")[0]),
                expression,
                "" if expression else "".join(element.itertext()),
                source,
            )

    def _source(self, element: ET.Element, parents: Mapping[ET.Element, ET.Element]) -> str:
        """Return the path of the control or repeat that an action stands in."""
        if local_name(element) in {"model", "body"}:
            return ""
        reference = element.get("ref") or element.get("nodeset")
        bound = self._rules.by_id.get(element.get("bind") or "")
        if bound is not None:
            return bound
        if reference is None:
            return self._source(parents[element], parents)
        if reference.strip().startswith("/"):
            return path_of(reference)
        return path_of(reference, self._source(parents[element], parents))


def _leaves(element: Element, path: str) -> Iterator[tuple[str, str]]:
    for child in element.children:
        below = f"{path}/{child.name}" if path else child.name
        if child.children:
            yield from _leaves(child, below)
        else:
            yield below, child.text


def _all_paths(leaves: Mapping[str, str]) -> list[str]:
    """Return groups and leaves in the order in which the instance first names them."""
    found: dict[str, None] = {}
    for leaf in leaves:
        parts = leaf.split("/")
        for end in range(1, len(parts) + 1):
            found["/".join(parts[:end])] = None
    return list(found)


def _all(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Group | Repeat):
        for child in node.children:
            yield from _all(child)


def _filled(node: Node, unseen: dict[str, list[Node]], order: Mapping[str, int]) -> Node:
    """Add the values without a control to the groups that they belong to."""
    if not isinstance(node, Group | Repeat):
        return node
    children = [_filled(child, unseen, order) for child in node.children]
    return replace(node, children=_in_place(children, unseen.pop(node.path, []), order))


def _in_place(
    children: list[Node], added: list[Node], order: Mapping[str, int]
) -> tuple[Node, ...]:
    """Put `added` where the instance has them, or last when the body has an order of its own."""
    places = [order.get(child.path, -1) for child in children]
    if added and -1 not in places and places == sorted(places):
        return tuple(sorted([*children, *added], key=lambda child: order[child.path]))
    return (*children, *added)
