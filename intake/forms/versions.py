"""Whether one version of a form may follow another, and what a record loses on moving to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from intake.domain.answers import Document, Path
from intake.domain.compartments import Compartment
from intake.domain.errors import IncompatibleFormVersionError
from intake.forms.model import FormDef, Group, Node, Question, QuestionKind, Repeat, generic
from intake.forms.package import Finding, Rule, Severity

TEXT: Final = "string"
"""The data type that every other may become."""
GROUP: Final = "group"
REPEAT: Final = "repeat"
MOST_FINDINGS: Final = 300
"""Lines of a report about types; nobody reads more."""


@dataclass(frozen=True, slots=True)
class TypeChange:
    """A path whose answers would mean something else."""

    path: str
    before: str
    after: str


class LossReason(StrEnum):
    """Why an answer has no place in another version."""

    REMOVED = "removed"
    MOVED = "moved"
    RETYPED = "retyped"
    KEPT_APART = "kept_apart"
    """It was told as identity, and the other version does not keep the question there."""
    NOT_OFFERED = "not_offered"
    """The other version does not offer the choice."""
    HALF_TYPED = "half_typed"
    """It was being typed, and no answer yet."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One answer, or the rows of a repeat, that a record would lose."""

    path: Path
    reason: LossReason
    is_asked: bool = True
    """Somebody gave it; what the form worked out is not missed by anybody."""
    is_repeat: bool = False
    is_kept: bool = False
    """Its code stays in the record, without a label: no filter takes it out."""

    @property
    def counts(self) -> bool:
        """Somebody would miss it."""
        return self.is_asked and not self.is_kept and not self.is_repeat


def type_of(node: Node) -> str:
    """Return the data type of a node as the rule of compatibility knows it."""
    match node:
        case Repeat():
            return REPEAT
        case Group():
            return GROUP
        case Question():
            return node.data_type or TEXT


def type_changes(old: FormDef, new: FormDef) -> tuple[TypeChange, ...]:
    """Return the paths that keep their name and not their type, in the order of `new`.

    A path may come and go; one that stays keeps its type, or becomes text.
    """
    nodes = {node.path: node for node in old.nodes()}
    found = []
    for node in new.nodes():
        former = nodes.get(node.path)
        if former is not None and _is_other_type(former, node):
            found.append(TypeChange(node.path, type_of(former), type_of(node)))
    return tuple(found)


def demand_compatible(old: FormDef, new: FormDef) -> None:
    """Raise IncompatibleFormVersionError where `new` cannot be a version after `old`."""
    if changes := type_changes(old, new):
        raise IncompatibleFormVersionError(new.form_id, tuple(each.path for each in changes))


def type_findings(old: FormDef, new: FormDef, rows: Mapping[str, int]) -> Iterator[Finding]:
    """Yield what refuses `new` after `old`; `rows` says where a path stands in its workbook."""
    for each in islice(type_changes(old, new), MOST_FINDINGS):
        row = rows.get(each.path, 0)
        yield Finding(
            Severity.ERROR,
            Rule.TYPE_CHANGED,
            (each.path, each.before, each.after, old.version),
            sheet="survey" if row else "",
            row=row,
            column="type",
        )


def loss_preview(document: Document, old: FormDef, new: FormDef) -> tuple[Loss, ...]:
    """Return what a record with `document` would lose in `new`, in the order of `old`."""
    former = {node.path: node for node in old.nodes()}
    order = {path: place for place, path in enumerate(former)}
    judge = _Losses(former, new)
    found = [
        Loss(
            path,
            reason,
            is_asked=judge.is_asked(generic(path)),
            is_kept=reason is LossReason.NOT_OFFERED and not judge.is_filtered(generic(path)),
        )
        for path, value in document.values.items()
        if not value.is_blank and (reason := judge.reason(generic(path), value.v)) is not None
    ]
    found += [
        Loss(repeat, reason, is_repeat=True)
        for repeat, uids in document.rows.items()
        if uids and (reason := judge.reason(generic(repeat))) is not None
    ]
    last = len(order)
    return tuple(sorted(found, key=lambda each: (order.get(generic(each.path), last), each.path)))


def homeless(document: Document, new: FormDef) -> frozenset[Path]:
    """Return every path of `document`, blank ones too, that `new` does not have."""
    known = {node.path for node in new.nodes()}
    held = (*document.values, *document.rows)
    return frozenset(path for path in held if generic(path) not in known)


class _Losses:
    """Says why an answer of one version has no place in the other."""

    def __init__(self, former: Mapping[str, Node], new: FormDef) -> None:
        self._former = former
        self._new = {node.path: node for node in new.nodes()}
        self._names = {node.name for path, node in self._new.items() if path not in former}

    def reason(self, path: str, answer: str = "") -> LossReason | None:
        """Return why what is held at a generic path would be lost, or None."""
        node, former = self._new.get(path), self._former.get(path)
        if node is None:
            name = path.rpartition("/")[2]
            return LossReason.MOVED if name in self._names else LossReason.REMOVED
        if former is not None and _is_other_type(former, node):
            return LossReason.RETYPED
        if isinstance(node, Question) and isinstance(former, Question):
            return _of_question(former, node, answer)
        return None

    def is_filtered(self, path: str) -> bool:
        """Tell whether the other version takes a choice out that it does not offer."""
        node = self._new.get(path)
        itemset = node.itemset if isinstance(node, Question) else None
        return itemset is not None and "[" in itemset.nodeset

    def is_asked(self, path: str) -> bool:
        """Tell whether somebody gave the answer at a generic path."""
        former = self._former.get(path)
        return not isinstance(former, Question) or (
            former.kind.is_shown and not former.bind.calculate
        )


def _is_other_type(former: Node, node: Node) -> bool:
    before, after = type_of(former), type_of(node)
    return before != after and (after != TEXT or before in {GROUP, REPEAT})


def _of_question(former: Question, node: Question, answer: str) -> LossReason | None:
    if former.compartment is Compartment.IDENTITY and node.compartment is not former.compartment:
        return LossReason.KEPT_APART
    if not node.kind.is_choice or not answer or not node.choices:
        return None
    chosen = [answer] if node.kind is QuestionKind.SELECT_ONE else answer.split()
    offered = {choice.code for choice in node.choices}
    return None if offered.issuperset(chosen) else LossReason.NOT_OFFERED
