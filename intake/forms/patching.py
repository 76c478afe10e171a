"""From what changed in a session to patches, one for each compartment."""

from typing import Final

from intake.domain.answers import Document, Patch, Path, RowChange, RowRemoved, Value
from intake.domain.compartments import Compartment
from intake.forms.changes import Changes
from intake.forms.instance import Instance
from intake.forms.model import FormDef, Repeat

_BLANK: Final = Value()
_IN_ORDER: Final = (Compartment.IDENTITY, Compartment.CORE, Compartment.MEDIA)


class Patching:
    """Knows what was given out already, so that each patch holds what is new since."""

    def __init__(self, form: FormDef, document: Document) -> None:
        self._given = document
        self._compartments = form.compartments()
        self._repeats = {node.path: node for node in form.nodes() if isinstance(node, Repeat)}

    def compartment(self, generic_path: str) -> Compartment:
        """Return where a question or the rows of a repeat are kept."""
        repeat = self._repeats.get(generic_path)
        written = repeat.attributes.get("compartment") if repeat is not None else None
        if written == Compartment.IDENTITY:
            return Compartment.IDENTITY
        return self._compartments.get(generic_path, Compartment.CORE)

    def patches(
        self, asked: Path, changes: Changes, instance: Instance
    ) -> dict[Compartment, Patch]:
        """Return the patches for `changes`, identity first; only compartments that change."""
        rows: dict[Compartment, list[RowChange]] = {}
        for change, repeat in changes.rows:
            for compartment in self._told(change, repeat):
                rows.setdefault(compartment, []).append(change)
        values: dict[Compartment, list[tuple[Path, Value]]] = {}
        for path, node in changes.nodes.items():
            kept = node.kept()
            if instance.at.get(path) is node and kept != self._given.values.get(path, _BLANK):
                home = self.compartment(node.rules.path)
                values.setdefault(home, []).append((path, kept))
        found: dict[Compartment, Patch] = {
            each: Patch(asked, tuple(values.get(each, ())), tuple(rows.get(each, ())))
            for each in _IN_ORDER
            if each in values or each in rows
        }
        for patch in found.values():
            self._given = self._given.after(patch)
        return found

    def _told(self, change: RowChange, repeat: str) -> set[Compartment]:
        """Return who must know: a removed row takes its values with it wherever they are."""
        told = {self.compartment(repeat)}
        if isinstance(change, RowRemoved):
            inside = f"{repeat}/"
            told |= {c for path, c in self._compartments.items() if path.startswith(inside)}
        return told
