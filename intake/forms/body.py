"""The body of an XForm: controls, groups and repeats in the order in which they are asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from xml.etree import ElementTree as ET

from intake.domain.compartments import Compartment
from intake.forms.binds import NodeRules, Rules, path_of
from intake.forms.entry_texts import cells, entry_wording
from intake.forms.model import Bind, Choice, Group, Itemset, Node, Question, Repeat, Wording
from intake.forms.question_kinds import kind_of
from intake.forms.wordings import Texts, computed_text_id
from intake.forms.xml_reading import JAVAROSA, OPENROSA, XFORMS, local_name
from intake.forms.xpath import nodes

_CONTROLS: Final = frozenset(
    {"input", "secret", "select", "select1", "upload", "trigger", "range", "rank"}
)
_NOT_PARAMETERS: Final = frozenset({"ref", "nodeset", "bind", "appearance", "mediatype", "class"})
_INSTANCE: Final = re.compile(r"""instance\(\s*['"]([^'"]+)['"]\s*\)/([\w.-]+)/([\w.-]+)""")
_NO_RULES: Final = NodeRules()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the body refers to."""

    texts: Texts
    rules: Rules
    secondary: Mapping[str, nodes.Node]
    attributes_of: Callable[[Mapping[str, str]], dict[str, str]]
    compartment_of: Callable[[str, Mapping[str, str]], Compartment]
    defaults: Mapping[str, str]
    """The text of every leaf of the empty instance, by path."""


@dataclass(slots=True)
class Reader:
    """Reads the body once; the lists that questions share are read once, too."""

    around: Surroundings
    lists: dict[tuple[str, str, str], tuple[Choice, ...]] = field(default_factory=dict)

    def children(self, element: ET.Element, base: str) -> tuple[Node, ...]:
        """Return what stands inside a group, a repeat or the body."""
        found = (self._node(child, base) for child in element)
        return tuple(node for node in found if node is not None)

    def unseen(self, path: str) -> Question:
        """Return a value of the instance that has no control."""
        rules = self.around.rules.by_path.get(path, _NO_RULES)
        return self._with_rules(path, rules, "", ET.Element("none"))

    def _node(self, element: ET.Element, base: str) -> Node | None:
        name = local_name(element)
        if name == "group":
            return self._group(element, base)
        if name == "repeat":
            return self._repeat(element, self._path(element, base))
        if name in _CONTROLS:
            path = self._path(element, base)
            rules = self.around.rules.by_path.get(path, _NO_RULES)
            return self._with_rules(path, rules, name, element)
        return None

    def _path(self, element: ET.Element, base: str) -> str:
        bound = element.get("bind")
        if bound:
            return self.around.rules.by_id.get(bound, "")
        reference = element.get("ref") or element.get("nodeset")
        return path_of(reference, base) if reference else base

    # --- groups and repeats

    def _group(self, element: ET.Element, base: str) -> Node:
        path = self._path(element, base)
        children = self.children(element, path)
        label = self.around.texts.wording(element.find(f"{{{XFORMS}}}label"))
        if len(children) == 1:
            only = children[0]
            if isinstance(only, Repeat) and path in {only.path, base}:
                appearance = (*only.appearance, *_words(element.get("appearance")))
                return replace(only, label=label, appearance=appearance)
        rules = self.around.rules.by_path.get(path, _NO_RULES)
        is_named = bool(element.get("ref") or element.get("bind"))
        return Group(
            path if is_named else "",
            path.rpartition("/")[2] if is_named else "",
            children,
            label,
            self.around.texts.wording(element.find(f"{{{XFORMS}}}hint")),
            _words(element.get("appearance")),
            rules.bind if is_named else Bind(),
            self.around.attributes_of({**rules.attributes, **element.attrib}),
        )

    def _repeat(self, element: ET.Element, path: str) -> Repeat:
        rules = self.around.rules.by_path.get(path, _NO_RULES)
        count = (element.get(f"{{{JAVAROSA}}}count") or "").strip()
        fixed = element.get(f"{{{JAVAROSA}}}noAddRemove") or ""
        return Repeat(
            path,
            path.rpartition("/")[2],
            self.children(element, path),
            appearance=_words(element.get("appearance")),
            bind=rules.bind,
            count=count,
            is_fixed=bool(count) or fixed.strip() == "true()",
            attributes=self.around.attributes_of({**rules.attributes, **element.attrib}),
        )

    # --- questions

    def _with_rules(
        self, path: str, rules: NodeRules, control: str, element: ET.Element
    ) -> Question:
        texts = self.around.texts
        hint = element.find(f"{{{XFORMS}}}hint")
        appearance = _words(element.get("appearance"))
        kept = self.around.attributes_of({**rules.attributes, **element.attrib})
        itemset, choices = self._choices(element)
        return Question(
            path,
            path.rpartition("/")[2],
            kind_of(
                control,
                rules.data_type,
                appearance=appearance,
                media_type=element.get("mediatype") or "",
                bind=rules.bind,
            ),
            rules.data_type,
            control,
            appearance,
            _parameters(element, rules),
            texts.wording(element.find(f"{{{XFORMS}}}label")),
            texts.wording(hint),
            texts.guidance_of(hint),
            choices,
            itemset,
            rules.bind,
            self.around.defaults.get(path, ""),
            self.around.compartment_of(path, kept),
            kept,
        )

    def _choices(self, element: ET.Element) -> tuple[Itemset | None, tuple[Choice, ...]]:
        written = element.find(f"{{{XFORMS}}}itemset")
        if written is not None:
            itemset = _itemset(written)
            return itemset, self._list(itemset)
        items = element.iterfind(f"{{{XFORMS}}}item")
        return None, tuple(self._item(item) for item in items)

    def _item(self, item: ET.Element) -> Choice:
        label = self.around.texts.wording(item.find(f"{{{XFORMS}}}label"))
        code = item.findtext(f"{{{XFORMS}}}value") or ""
        return Choice(code.strip(), label or Wording())

    def _list(self, itemset: Itemset) -> tuple[Choice, ...]:
        """Return every entry of an internal list, before any filter."""
        key = (itemset.instance, itemset.value, itemset.label)
        if key not in self.lists:
            document = self.around.secondary.get(itemset.instance)
            match = _INSTANCE.search(itemset.nodeset)
            items: list[nodes.Node] = []
            if document is not None and match:
                items = [item for root in document.named(match[2]) for item in root.named(match[3])]
            self.lists[key] = tuple(self._entry(item, itemset) for item in items)
        return self.lists[key]

    def _entry(self, item: nodes.Node, itemset: Itemset) -> Choice:
        texts = self.around.texts
        if itemset.label_is_text_id:
            label = texts.plain.get(_value_of(item, itemset.label), Wording())
        else:
            label = entry_wording(item, itemset.label, texts.default_language)
        return Choice(_value_of(item, itemset.value), label)


def _value_of(item: nodes.Node, name: str) -> str:
    return next((each.value for each in cells(item, name)), "")


def _itemset(written: ET.Element) -> Itemset:
    nodeset = (written.get("nodeset") or "").strip()
    value = written.find(f"{{{XFORMS}}}value")
    label = written.find(f"{{{XFORMS}}}label")
    shown = ((label.get("ref") if label is not None else "") or "").strip()
    text_id = computed_text_id(shown)
    match = _INSTANCE.search(nodeset)
    return Itemset(
        nodeset,
        ((value.get("ref") if value is not None else "") or "").strip(),
        text_id if text_id is not None else shown,
        label_is_text_id=text_id is not None,
        instance=match[1] if match else "",
    )


def _parameters(element: ET.Element, rules: NodeRules) -> dict[str, str]:
    found = {
        key: value
        for key, value in element.items()
        if not key.startswith("{") and key not in _NOT_PARAMETERS
    }
    pixels = rules.attributes.get(f"{{{OPENROSA}}}max-pixels")
    return {**found, "max-pixels": pixels} if pixels else found


def _words(written: str | None) -> tuple[str, ...]:
    return tuple((written or "").split())
