"""What each screening came to, level by level, as far as those who can know it agree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from intake.domain.approximate_dates import ApproximateDate
from intake.domain.chronology import Node, Step, StepKind, StepOutcome
from intake.domain.chronology_rules import PROVEN
from intake.domain.judgements import Reason, ReviewLevel

_T = TypeVar("_T")
_TURNED: Final = {
    StepOutcome.POS_TO_NEG: (StepOutcome.POSITIVE, StepOutcome.NEGATIVE),
    StepOutcome.NEG_TO_POS: (StepOutcome.NEGATIVE, StepOutcome.POSITIVE),
}
"""What a review says of the finding before it and after it."""
_LEFT: Final = frozenset({StepOutcome.CONCURRED, StepOutcome.NO})
"""The finding stands as it was."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One screening. None is: nobody says, or those who say it do not agree."""

    screening: int
    officer: StepOutcome | None
    """What the asylum officer found; from a document or an officer alone."""
    supervisor: StepOutcome | None
    """What the supervisor did; NO where it is known that none took place."""
    headquarters: StepOutcome | None
    decided: StepOutcome | None
    """What was in force in the end, whoever says it."""
    after: StepOutcome | None
    stated: ApproximateDate | None
    interviewed: ApproximateDate | None
    assessed: ApproximateDate | None
    reviewed: ApproximateDate | None
    """The day of the last review."""
    made: ApproximateDate | None
    """The day of the decision."""
    reasons: tuple[Reason, ...]
    """Of the reviews."""
    own_opinion: bool | None
    disputed: bool
    """Accounts of one thing in it differ."""

    def after_level(self, level: ReviewLevel | None) -> StepOutcome | None:
        """Return the direction after the officer (None), the supervisor or headquarters."""
        direction = self.officer
        if level is None:
            return direction
        direction = _after(direction, self.supervisor)
        return direction if level is ReviewLevel.SAO else _after(direction, self.headquarters)


def findings(steps: Iterable[Step]) -> tuple[Finding, ...]:
    """Return what each screening came to that was assessed, reviewed, decided or ended."""
    by_screening: dict[int, list[Step]] = {}
    for each in steps:
        by_screening.setdefault(each.screening, []).append(each)
    ends = {StepKind.ASSESSED, StepKind.REVIEWED, StepKind.DECIDED, StepKind.INTERVIEWED}
    return tuple(
        _finding(number, found)
        for number, found in sorted(by_screening.items())
        if any(each.kind in ends for each in found)
    )


def differing(steps: Iterable[Step]) -> frozenset[str]:
    """Return the ids of steps of which another account says otherwise."""
    by_node: dict[Node, dict[str, list[Step]]] = {}
    for each in steps:
        if each.is_known:
            by_node.setdefault(each.node, {}).setdefault(each.account, []).append(each)
    return frozenset(
        each.id
        for accounts in by_node.values()
        if len({frozenset(one.outcome for one in said) for said in accounts.values()}) > 1
        for said in accounts.values()
        for each in said
    )


def _finding(screening: int, steps: list[Step]) -> Finding:
    proven = [each for each in steps if each.source in PROVEN]
    assessed = [each for each in proven if each.kind is StepKind.ASSESSED]
    reviews = [each for each in proven if each.kind is StepKind.REVIEWED]
    supervisor = [each for each in reviews if each.level is ReviewLevel.SAO]
    headquarters = [each for each in reviews if each.level is ReviewLevel.HQ]
    decided = [each for each in steps if each.kind is StepKind.DECIDED]
    return Finding(
        screening,
        officer=_agreed(assessed, _outcome) if assessed else _before(supervisor),
        supervisor=_agreed(supervisor, _outcome),
        headquarters=_agreed(headquarters, _outcome),
        decided=_agreed(decided, _outcome),
        after=_agreed([each for each in steps if each.kind is StepKind.AFTER], _outcome),
        stated=_first([each for each in steps if each.kind is StepKind.FEAR_STATED]),
        interviewed=_first([each for each in steps if each.kind is StepKind.INTERVIEWED]),
        assessed=_first(assessed),
        reviewed=_last(reviews),
        made=_first(decided),
        reasons=tuple(dict.fromkeys(one for each in reviews for one in each.reasons)),
        own_opinion=_agreed(assessed, lambda each: each.own_opinion),
        disputed=bool(differing(steps)),
    )


def _outcome(step: Step) -> StepOutcome | None:
    return step.outcome if step.is_known else None


def _agreed(steps: Iterable[Step], said: Callable[[Step], _T | None]) -> _T | None:
    """Return what all say who say anything; nothing where they differ."""
    found = {each for each in map(said, steps) if each is not None}
    return found.pop() if len(found) == 1 else None


def _before(reviews: list[Step]) -> StepOutcome | None:
    """Return what a review that turned a finding round says that it was."""
    turned = _agreed(reviews, _outcome)
    return _TURNED[turned][0] if turned in _TURNED else None


def _after(direction: StepOutcome | None, review: StepOutcome | None) -> StepOutcome | None:
    if review in _TURNED:
        return _TURNED[review][1]
    return direction if review in _LEFT else None


def _dated(steps: Iterable[Step]) -> list[ApproximateDate]:
    return sorted((each.when for each in steps if each.when.day), key=lambda when: when.day)


def _first(steps: Iterable[Step]) -> ApproximateDate | None:
    found = _dated(steps)
    return found[0] if found else None


def _last(steps: Iterable[Step]) -> ApproximateDate | None:
    found = _dated(steps)
    return found[-1] if found else None
