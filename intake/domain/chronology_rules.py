"""What a step must say before it is noted."""

import re
from datetime import date, time
from typing import Final

from intake.domain.chronology import (
    OUTCOMES,
    KnowBasis,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.chronology_errors import StepRefusedError, UnprovenStepError
from intake.domain.judgements import ReviewLevel

PROVEN: Final = frozenset({StepSource.DOCUMENT, StepSource.OFFICER})
"""What a step of a supervisor or of headquarters may come from."""
REPEATED: Final = frozenset(
    {
        StepKind.ENCOUNTERED,
        StepKind.FEAR_ASKED,
        StepKind.FEAR_STATED,
        StepKind.ANSWERED,
        StepKind.HEARING,
        StepKind.HARMED,
    }
)
"""What can happen more than once in one screening."""
_LEVELS: Final = frozenset(ReviewLevel) - {ReviewLevel.NONE_KNOWN}
_ID: Final = re.compile("[0-9a-f]{32}")
_MOST: Final = 99


def demand_step(step: Step) -> None:
    """Raise StepRefusedError or UnprovenStepError unless the step may stand."""
    if step.outcome is not StepOutcome.UNKNOWN and step.outcome not in OUTCOMES[step.kind]:
        raise StepRefusedError("outcome")
    _demand_source(step)
    _demand_level(step)
    _demand_numbers(step)
    _demand_when(step)
    _demand_belongs(step)


def _demand_source(step: Step) -> None:
    """Silence is no source: what is claimed needs somebody who says it, and how they know."""
    if step.is_known and (step.source is None or step.basis is None):
        raise StepRefusedError("source")
    is_of_officer = step.source is StepSource.OFFICER
    if step.basis is KnowBasis.INFERRED and not (is_of_officer or step.note.strip()):
        raise StepRefusedError("inferred")
    if is_of_officer and step.note:
        raise StepRefusedError("inside")  # what an officer said lies with the sources alone
    if step.role and not is_of_officer:
        raise StepRefusedError("role")


def _demand_level(step: Step) -> None:
    if step.kind is not StepKind.REVIEWED:
        if step.level is not None:
            raise StepRefusedError("level")
        return
    if step.level not in _LEVELS:
        raise StepRefusedError("level")
    if step.is_known and (step.source not in PROVEN or step.basis is KnowBasis.INFERRED):
        raise UnprovenStepError(step.level.value)


def _demand_numbers(step: Step) -> None:
    times = 1 if step.times is None else step.times
    if not all(1 <= each <= _MOST for each in (step.screening, step.occasion, times)):
        raise StepRefusedError("number")
    if step.occasion > 1 and step.kind not in REPEATED:
        raise StepRefusedError("occasion")


def _demand_when(step: Step) -> None:
    try:
        if step.when.day:
            date.fromisoformat(step.when.day)
        if step.hour:
            time.fromisoformat(step.hour)
    except ValueError:
        raise StepRefusedError("date") from None


def _demand_belongs(step: Step) -> None:
    """Refuse what says something of another kind of step."""
    is_statement = step.kind is StepKind.FEAR_STATED
    belongs = {
        "prompt": step.prompt is None or is_statement,
        "times": step.times is None or step.kind in {StepKind.FEAR_STATED, StepKind.ANSWERED},
        "reasons": not step.reasons
        or step.kind in {StepKind.ASSESSED, StepKind.REVIEWED, StepKind.DECIDED},
        "own_opinion": step.own_opinion is None
        or (step.kind is StepKind.ASSESSED and step.source is StepSource.OFFICER),
        "missed": bool(step.missed) == (step.outcome is StepOutcome.MISSED),
        "day": not step.day or (step.kind is StepKind.HEARING and bool(_ID.fullmatch(step.day))),
        "harm": not step.harm or step.kind is StepKind.HARMED,
    }
    for rule, fits in belongs.items():
        if not fits:
            raise StepRefusedError(rule)
