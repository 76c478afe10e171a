"""The way through a form: what is asked now, in its order, and in which sections."""

from collections.abc import Callable, Iterator

from intake.forms.instance import Instance, InstanceNode
from intake.forms.model import Group, Node, Question, Repeat
from intake.forms.standing import Standing
from intake.forms.views import GroupStep, QuestionStep, RepeatStep, Step


class Walk:
    """Finds the steps of a form; only what is relevant is on the way."""

    def __init__(self, root: Group, instance: Instance, standing: Standing) -> None:
        self._root = root
        self._instance = instance
        self._standing = standing

    def steps(self) -> Iterator[Step]:
        """Yield every step."""
        yield from self._of_children(self._root.children, self._instance.root)

    def sections(self) -> Iterator[tuple[Node | None, list[Step]]]:
        """Yield each top-level group with its steps; loose questions make sections without one."""
        loose: list[Step] = []
        for child in self._root.children:
            steps = list(self._of(child, self._instance.root))
            if isinstance(child, Question):
                loose += steps
                continue
            if loose:
                yield None, loose
                loose = []
            if steps:
                yield child, steps
        if loose:
            yield None, loose

    def _of_children(self, children: tuple[Node, ...], base: InstanceNode) -> Iterator[Step]:
        for child in children:
            yield from self._of(child, base)

    def _of(self, node: Node, base: InstanceNode) -> Iterator[Step]:
        match node:
            case Question():
                shown = self._shown(node, base)
                if shown is not None:
                    yield QuestionStep(shown.path)
            case Group():
                yield from self._of_group(node, base)
            case Repeat():
                yield from self._of_repeat(node, base)

    def _of_group(self, group: Group, base: InstanceNode) -> Iterator[Step]:
        inside = self._inside(group.path, base) if group.path else base
        if inside is None or not inside.is_relevant:
            return
        yield from self._of_page(group, inside)

    def _of_page(self, group: Group | Repeat, inside: InstanceNode) -> Iterator[Step]:
        """Yield one step for a page; a page with rows in it is walked through instead."""
        if not group.is_one_page or _has_repeat(group):
            yield from self._of_children(group.children, inside)
            return
        paths = tuple(self._questions(group.children, inside))
        if paths:  # a group of the body alone has no node: its first question names its page
            yield GroupStep(inside.path if group.path else paths[0], paths)

    def _of_repeat(self, repeat: Repeat, base: InstanceNode) -> Iterator[Step]:
        parent = self._inside(repeat.path.rpartition("/")[0], base)
        if parent is None or not parent.is_relevant or not self._may_show(repeat, parent):
            return
        rows = self._instance.rows(repeat.path, parent)
        name = f"{parent.path}/{repeat.name}" if parent.path else repeat.name
        yield RepeatStep(name, tuple(row.uid for row in rows), can_add=not repeat.is_fixed)
        for row in rows:
            if row.is_relevant:
                yield from self._of_page(repeat, row)

    def _may_show(self, repeat: Repeat, parent: InstanceNode) -> bool:
        """Tell whether a repeat is on the way: one of its rows is, or there is none yet."""
        rows = self._instance.rows(repeat.path, parent)
        if not rows:
            return not repeat.is_fixed and self._standing.takes_rows(repeat.path, parent)
        return any(row.is_relevant for row in rows)

    def _questions(self, children: tuple[Node, ...], base: InstanceNode) -> Iterator[str]:
        inside_of = self._finder(base)
        for child in children:
            if isinstance(child, Question):
                node = inside_of(child.path) if child.kind.is_shown else None
                if node is not None and node.is_relevant:
                    yield node.path
            else:
                inside = self._inside(child.path, base) if child.path else base
                if inside is not None and inside.is_relevant:
                    yield from self._questions(child.children, inside)

    def _shown(self, question: Question, base: InstanceNode) -> InstanceNode | None:
        if not question.kind.is_shown:
            return None
        node = self._inside(question.path, base)
        return node if node is not None and node.is_relevant else None

    def _inside(self, path: str, base: InstanceNode) -> InstanceNode | None:
        """Return the node of a generic path in the same rows as `base`."""
        return self._finder(base)(path)

    def _finder(self, base: InstanceNode) -> Callable[[str], InstanceNode | None]:
        """Return what finds the node of a generic path in the same rows as `base`."""
        at, own = self._instance.at, base.rules.path
        above, start = f"{own}/" if own else "", f"{base.path}/" if base.path else ""

        def find(path: str) -> InstanceNode | None:
            if path == own:
                return base
            if path.startswith(above):
                return at.get(start + path[len(above) :])
            nodes = self._instance.of.get(path, [])
            return nodes[0] if nodes else None

        return find


def _has_repeat(group: Group | Repeat) -> bool:
    return any(
        isinstance(child, Repeat) or (isinstance(child, Group) and _has_repeat(child))
        for child in group.children
    )
