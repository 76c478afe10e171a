"""Every node of a session as other programs name it, for replaying what they recorded."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from intake.domain.answers import Path
from intake.forms.choices import Choices
from intake.forms.instance import Instance, InstanceNode
from intake.forms.model import Node as FormNode
from intake.forms.model import Wording
from intake.forms.standing import Standing
from intake.forms.views import TextView

_STEP: Final = re.compile(r"(?:[^:\[]+:)?([^:\[]+)(?:\[(\d+)\])?\Z")

Told = Callable[[Wording | None, InstanceNode], TextView | None]
"""Says a text at a node, in the language asked for."""


@dataclass(frozen=True, slots=True)
class NodeState:
    """One node of the instance; groups and rows have neither value nor options."""

    path: Path
    is_relevant: bool
    is_required: bool
    is_readonly: bool
    value: str | None
    """What others read: blank while the node is not relevant."""
    label: TextView | None
    hint: TextView | None
    options: tuple[tuple[str, TextView | None], ...]
    violation: str
    """"required" or "constraint"; empty where nothing is wrong."""


class NodeStates:
    """Finds nodes by references such as ``/data/harm[2]/what`` and tells how they stand."""

    def __init__(
        self,
        instance: Instance,
        standing: Standing,
        choices: Choices,
        known: Mapping[str, FormNode],
    ) -> None:
        self._instance = instance
        self._standing = standing
        self._choices = choices
        self._known = known

    def node_at(self, reference: str) -> InstanceNode | None:
        """Return the node that a reference names; a row without a number is the first."""
        node = self._instance.root
        for step in reference.strip("/").split("/")[1:]:
            match = _STEP.match(step)
            alike = [each for each in node.inside if match and each.name == match[1]]
            place = int(match[2] or 1) if match else 1
            if not 1 <= place <= len(alike):
                return None
            node = alike[place - 1]
        return node

    def state(self, node: InstanceNode, told: Told) -> NodeState:
        """Return how a node stands."""
        known = self._known.get(node.rules.path)
        offered = self._choices.offered(node).offers if node.is_leaf else ()
        return NodeState(
            node.path,
            node.is_relevant,
            self._standing.is_required(node),
            self._standing.is_readonly(node),
            node.text if node.is_leaf else None,
            told(known.label if known is not None else None, node),
            told(known.hint if known is not None else None, node),
            tuple((each.code, told(each.label, node)) for each in offered),
            self._standing.violation(node),
        )

    def references(self) -> Iterator[str]:
        """Yield the reference of every node; only rows are numbered."""
        yield from self._below(self._instance.root, f"/{self._instance.root.name}")

    def _below(self, node: InstanceNode, reference: str) -> Iterator[str]:
        yield reference
        counts: dict[str, int] = {}
        for child in node.inside:
            counts[child.name] = counts.get(child.name, 0) + 1
            number = f"[{counts[child.name]}]" if child.uid else ""
            yield from self._below(child, f"{reference}/{child.name}{number}")
