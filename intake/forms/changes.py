"""What has changed in a session since it was last asked."""

from dataclasses import dataclass, field

from intake.domain.answers import RowAdded, RowChange, RowRemoved
from intake.forms.instance import InstanceNode, repeat_path


@dataclass(slots=True)
class Changes:
    """Values and rows that have changed."""

    nodes: dict[str, InstanceNode] = field(default_factory=dict)
    """By concrete path: the value or its relevance."""
    rows: list[tuple[RowChange, str]] = field(default_factory=list)
    """Each with the generic path of its repeat."""

    def note(self, node: InstanceNode) -> None:
        """Note a node that is new: a row, or a value."""
        if node.uid:
            self.rows.append((RowAdded(repeat_path(node), node.uid), node.rules.path))
        elif node.is_leaf and node.held.v:
            self.nodes[node.path] = node

    def note_removed(self, row: InstanceNode) -> None:
        """Note that a row goes, with all that was noted in it."""
        for node in row.below():
            self.nodes.pop(node.path, None)
        self.rows.append((RowRemoved(repeat_path(row), row.uid), row.rules.path))
