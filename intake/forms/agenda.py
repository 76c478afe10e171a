"""What is still to be worked out, in the order of the rules."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from intake.forms.instance import InstanceNode

Chosen = dict[InstanceNode, None]


@dataclass(slots=True)
class Agenda:
    """Rules by their place in the order, each with the nodes that it concerns."""

    _queue: list[int] = field(default_factory=list)
    _nodes: dict[int, Chosen | None] = field(default_factory=dict)

    def add(self, index: int, nodes: Iterable[InstanceNode] | None) -> None:
        """Add a rule for some nodes, or for all of its path."""
        if index not in self._nodes:
            heapq.heappush(self._queue, index)
            self._nodes[index] = None if nodes is None else dict.fromkeys(nodes)
            return
        known = self._nodes[index]
        if nodes is None:
            self._nodes[index] = None
        elif known is not None:
            known.update(dict.fromkeys(nodes))

    def take(self) -> tuple[int, Chosen | None] | None:
        """Take out the first rule; None when nothing is left."""
        if not self._queue:
            return None
        index = heapq.heappop(self._queue)
        return index, self._nodes.pop(index)
