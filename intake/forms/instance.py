"""The tree of one interview's values: rows with their uids, and what is relevant."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from intake.domain.answers import Document, Value
from intake.forms.calculated import normal_form
from intake.forms.model import Element, Repeat
from intake.forms.program import PathRules, Program
from intake.forms.surroundings import Surroundings
from intake.forms.xpath.nodes import Kind, Node, number_in_order

_BLANK: Final = Value()


class InstanceNode(Node):
    """A node of the instance, with what is held and decided for it."""

    __slots__ = (
        "above", "held", "is_leaf", "is_own_relevant", "is_relevant", "path", "row", "rules", "uid",
    )  # fmt: skip

    def __init__(self, rules: PathRules, parent: Node, element: Element, uid: str = "") -> None:
        super().__init__(Kind.ELEMENT, element.name, namespace=element.namespace, parent=parent)
        self.rules = rules
        self.uid = uid
        self.is_leaf = not element.children and rules.repeat is None
        self.is_own_relevant = True
        self.is_relevant = True
        self.held: Value = _BLANK
        above = parent if isinstance(parent, InstanceNode) else None
        self.above: InstanceNode | None = above
        """The node around this one."""
        self.row: InstanceNode | None = self if uid else (above.row if above else None)
        """The nearest row of a repeat around the node, itself included."""
        base = above.path if above is not None else ""
        step = f"{self.name}[{uid}]" if uid else self.name
        self.path: str = "" if above is None else (f"{base}/{step}" if base else step)
        """The concrete path."""
        for name, text in element.attributes.items():
            space, _brace, local = name.rpartition("}")
            self.attributes.append(
                Node(Kind.ATTRIBUTE, local, namespace=space.lstrip("{"), parent=self, text=text)
            )

    @property
    def inside(self) -> list["InstanceNode"]:
        """The nodes in this one."""
        return [child for child in self.children if isinstance(child, InstanceNode)]

    def hold(self, value: Value) -> None:
        """Take `value`; while the node is not relevant it is read as blank."""
        self.held = value
        self.text = value.v if self.is_relevant else ""

    def kept(self) -> Value:
        """Return the value as a document keeps it."""
        if self.held.rel == self.is_relevant or self.held.is_blank:
            return self.held
        return replace(self.held, rel=self.is_relevant)

    def row_of(self, repeat: str) -> "InstanceNode | None":
        """Return the row of `repeat`, a generic path, that the node is in."""
        row = self.row
        while row is not None and row.rules.path != repeat:
            row = row.above.row if row.above is not None else None
        return row

    def below(self) -> Iterator["InstanceNode"]:
        """Yield this node and everything in it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.inside))


class Instance:
    """All values of one interview."""

    def __init__(
        self,
        program: Program,
        document: Document,
        surroundings: Surroundings,
        *,
        first_rows: bool,
    ) -> None:
        self._program = program
        self._surroundings = surroundings
        self._first_rows = first_rows
        self.document = Node(Kind.DOCUMENT)
        self.at: dict[str, InstanceNode] = {}
        """By concrete path."""
        self.of: dict[str, list[InstanceNode]] = {path: [] for path in program.rules}
        """By generic path, in document order."""
        self._source = document
        self.is_new = not document.values and not document.rows
        self.root = self._build("", self.document, program.form.instance)
        self._is_in_order = False
        self.put_in_order()

    def put_in_order(self) -> None:
        """Give the nodes their order again, if rows were added or removed."""
        if self._is_in_order:
            return
        self._is_in_order = True
        number_in_order(self.document)
        for nodes in self.of.values():
            if len(nodes) > 1:
                nodes.sort(key=lambda node: node.order)

    # --- rows

    def new_uid(self) -> str:
        """Return a name for a row that the form adds by itself."""
        return self._surroundings.randomness(6).hex()

    def repeat(self, path: str) -> Repeat | None:
        """Return the repeat at a generic path."""
        rules = self._program.rules.get(path)
        return rules.repeat if rules is not None else None

    def stand_in(self, repeat: str, parent: InstanceNode) -> InstanceNode:
        """Return a node where a row would be, for the rules of a repeat that has none."""
        rules = self._program.rules[repeat]
        return InstanceNode(rules, parent, rules.element)

    def rows(self, repeat: str, parent: InstanceNode) -> list[InstanceNode]:
        """Return the rows of a repeat, a generic path, inside `parent`."""
        return [node for node in parent.inside if node.rules.path == repeat]

    def add_row(self, repeat: str, parent: InstanceNode, uid: str = "") -> InstanceNode:
        """Add a row after the others; the caller puts the nodes in order again."""
        rows = self.rows(repeat, parent)
        place = self._place_after(rows[-1], parent) if rows else self._first_place(repeat, parent)
        self._source = Document()
        template = self._program.rules[repeat].element
        if rows and not template.is_template:
            template = _emptied(template)  # what the first row has is its own, as in Collect
        row = self._build(repeat, parent, template, uid or self.new_uid())
        parent.children.remove(row)
        parent.children.insert(place, row)
        parent.children_changed()
        self._is_in_order = False
        return row

    def remove_row(self, row: InstanceNode) -> None:
        """Take a row out with all that it holds; the caller puts the nodes in order again."""
        for node in row.below():
            self.at.pop(node.path, None)
            self.of[node.rules.path].remove(node)
        if row.parent is not None:
            row.parent.children.remove(row)
            row.parent.children_changed()
        self._is_in_order = False

    @staticmethod
    def _place_after(row: InstanceNode, parent: InstanceNode) -> int:
        return next(i for i, child in enumerate(parent.children) if child is row) + 1

    @staticmethod
    def _first_place(repeat: str, parent: InstanceNode) -> int:
        names = [child.name for child in parent.rules.element.children]
        before = set(names[: names.index(repeat.rpartition("/")[2])])
        places = [i for i, child in enumerate(parent.children) if child.name in before]
        return places[-1] + 1 if places else 0

    # --- the document

    def values(self) -> Document:
        """Return everything that is held."""
        held = {node.path: node.kept() for node in self.root.below() if node.is_leaf}
        rows: dict[str, tuple[str, ...]] = {}
        for node in self.root.below():
            if node.uid and node.above is not None:
                repeat = repeat_path(node)
                rows[repeat] = (*rows.get(repeat, ()), node.uid)
        return Document({path: value for path, value in held.items() if value != _BLANK}, rows)

    # --- building

    def _build(self, path: str, parent: Node, element: Element, uid: str = "") -> InstanceNode:
        node = InstanceNode(self._program.rules[path], parent, element, uid)
        parent.children.append(node)
        parent.children_changed()
        self.at[node.path] = node
        self.of[path].append(node)
        if node.is_leaf:
            self._fill(node, element)
        self._build_children(node, element)
        return node

    def _fill(self, node: InstanceNode, element: Element) -> None:
        kept = self._source.values.get(node.path)
        if kept is not None:
            node.hold(kept)
        elif self._is_fresh and element.text:
            zone = self._surroundings.zone
            node.hold(Value(normal_form(element.text, node.rules.data_type, zone)))

    @property
    def _is_fresh(self) -> bool:
        """Nothing is known yet of what is being built."""
        return not self._source.values and not self._source.rows

    def _build_children(self, node: InstanceNode, element: Element) -> None:
        done: set[str] = set()
        for child in element.children:
            path = f"{node.rules.path}/{child.name}" if node.rules.path else child.name
            if path in done:
                continue
            done.add(path)
            if path in self._program.repeats:
                self._build_rows(path, node, [e for e in element.children if e.name == child.name])
            else:
                self._build(path, node, child)

    def _build_rows(self, path: str, node: InstanceNode, written: list[Element]) -> None:
        rules = self._program.rules[path]
        if self._is_fresh:
            for element in self._first_elements(rules, written):
                self._build(path, node, element, self.new_uid())
            return
        repeat = f"{node.path}/{written[0].name}" if node.path else written[0].name
        for uid in self._source.rows.get(repeat, ()):
            self._build(path, node, rules.element, uid)

    def _first_elements(self, rules: PathRules, written: list[Element]) -> list[Element]:
        """Return the rows that are there from the start."""
        repeat = rules.repeat
        first = [element for element in written if not element.is_template]
        if repeat is None or repeat.count:
            return []  # the form counts them out
        if repeat.is_fixed:
            return first or written[:1]
        return first if self._first_rows else []


def _emptied(element: Element) -> Element:
    """Return an element without the values that it holds."""
    return replace(element, text="", children=tuple(_emptied(each) for each in element.children))


def repeat_path(row: InstanceNode) -> str:
    """Return the concrete path of the repeat that `row` belongs to."""
    above = row.above
    return f"{above.path}/{row.name}" if above is not None and above.path else row.name


def share_rows(one: InstanceNode, other: InstanceNode) -> bool:
    """Tell whether two nodes are in the same row of every repeat that is around both."""
    row = one.row
    while row is not None:
        counterpart = other.row_of(row.rules.path)
        if counterpart is not None and counterpart is not row:
            return False
        row = row.above.row if row.above is not None else None
    return True
