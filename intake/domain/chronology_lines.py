"""The chronology as it is shown: one line for each thing that happened, all its accounts beside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.domain.approximate_dates import sort_key
from intake.domain.chronology import Node, Step, StepKind
from intake.domain.chronology_findings import differing
from intake.domain.ids import InterviewId, PersonId
from intake.domain.judgements import ReviewLevel

_PHASES: Final = (
    frozenset({StepKind.ENCOUNTERED}),
    frozenset({StepKind.PROCESSED}),
    frozenset({StepKind.FEAR_ASKED, StepKind.FEAR_STATED, StepKind.ANSWERED}),
    frozenset({StepKind.COUNSEL_WINDOW}),
    frozenset({StepKind.INTERVIEWED}),
    frozenset({StepKind.ASSESSED}),
    frozenset({StepKind.REVIEWED}),
    frozenset({StepKind.DECIDED}),
    frozenset({StepKind.TOLD}),
    frozenset({StepKind.AFTER}),
    frozenset({StepKind.HEARING, StepKind.HARMED}),
)
_KINDS: Final = tuple(StepKind)
_LEVELS: Final = tuple(ReviewLevel)
_ASKED: Final = (
    (StepKind.FEAR_STATED, None),
    (StepKind.ANSWERED, None),
    (StepKind.INTERVIEWED, None),
    (StepKind.ASSESSED, None),
    (StepKind.REVIEWED, ReviewLevel.SAO),
    (StepKind.REVIEWED, ReviewLevel.HQ),
    (StepKind.DECIDED, None),
    (StepKind.AFTER, None),
)
"""What every screening has or has not, so that a line says where nobody has told of it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An account as it is kept, with where it comes from."""

    interview: InterviewId
    step: Step
    at: datetime | None = None
    """When it was written down by hand; None: it is an answer."""
    by: PersonId | None = None
    former: str = ""
    """The id of what it corrects."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened; without accounts nobody has told of it."""

    node: Node
    accounts: tuple[Noted, ...] = ()
    is_differing: bool = False
    """Its accounts do not say the same; none is preferred."""


def standing(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    """Return the accounts that stand: what was corrected is left to the ledger."""
    found = tuple(noted)
    corrected = {each.former for each in found if each.former}
    return tuple(each for each in found if each.step.id not in corrected)


def lines(noted: Iterable[Noted]) -> tuple[Line, ...]:
    """Return the chronology in order, with a line for each step that nobody has told of."""
    by_node: dict[Node, list[Noted]] = {}
    accounts = standing(noted)
    for each in accounts:
        by_node.setdefault(each.step.node, []).append(each)
    apart = differing(each.step for each in accounts)
    for node in _silent({node.screening for node in by_node}, by_node):
        by_node[node] = []
    made = [
        Line(
            node,
            tuple(sorted(found, key=lambda each: sort_key(each.step.when))),
            any(each.step.id in apart for each in found),
        )
        for node, found in by_node.items()
    ]
    return tuple(sorted(made, key=_place))


def _silent(screenings: Iterable[int], known: Iterable[Node]) -> list[Node]:
    told = {(node.screening, node.kind, node.level) for node in known}
    return [
        Node(screening, kind, level, 1)
        for screening in screenings
        for kind, level in _ASKED
        if (screening, kind, level) not in told
    ]


def _place(line: Line) -> tuple[object, ...]:
    node = line.node
    phase = next(at for at, kinds in enumerate(_PHASES) if node.kind in kinds)
    level = _LEVELS.index(node.level) if node.level else 0
    return (node.screening, phase, level, node.occasion, _KINDS.index(node.kind))
