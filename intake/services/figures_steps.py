"""What a government did and what we judged, as figures count it: silence is missing, never a no."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import OUTCOMES, REVIEWS, StepKind, StepOutcome
from intake.domain.chronology_answers import FORMS, steps_of
from intake.domain.chronology_findings import Finding, findings
from intake.domain.chronology_lines import Noted, standing
from intake.domain.figures.facts import NO, YES, FindingFacts, FormFacts, PersonFacts
from intake.domain.interview import Interview
from intake.domain.judgements import Assessment, Conclusion
from intake.domain.standing import Standing, verdict
from intake.services.figures_answers import hours_between

_DEBRIEF: Final = "intake_f4"
_BEFORE: Final = {StepOutcome.POS_TO_NEG: "positive", StepOutcome.NEG_TO_POS: "negative"}
_TURNED: Final = frozenset(_BEFORE)
_DIRECTIONS: Final = frozenset({Conclusion.POSITIVE, Conclusion.NEGATIVE})
_OF_PERSON: Final = {
    StepKind.FEAR_ASKED: "asked",
    StepKind.FEAR_STATED: "fear",
    StepKind.INTERVIEWED: "interviewed",
    StepKind.AFTER: "next",
}
_FITTING: Final = {
    **dict.fromkeys(("asked", "fear", "interviewed"), frozenset({StepOutcome.YES, StepOutcome.NO})),
    "next": OUTCOMES[StepKind.AFTER],
}
_HOUR_MS: Final = 3_600_000


def government(
    records: Sequence[tuple[Interview, Sequence[Noted]]],
    told: Mapping[int, FindingFacts],
    month: str,
) -> tuple[tuple[FindingFacts, ...], tuple[FormFacts, ...]]:
    """Return the findings of one person's screenings and the forms that officials signed.

    `told` is what debriefs say beside the steps, by screening: conditions, language, counsel.
    """
    noted = list(_noted(records))
    found = findings(each.step for each in standing(noted))
    nothing = FindingFacts(month=month, by="government")
    made = tuple(_finding(each, told.get(each.screening, nothing)) for each in found)
    signed = tuple(
        FormFacts(month, YES if each.own_opinion else NO)
        for each in found
        if each.own_opinion is not None
    )
    return made, signed


def person(steps: Sequence[Noted], month: str) -> PersonFacts:
    """Return what was written down by hand of what happened to a person."""
    said: dict[str, Any] = {}
    for each in standing(steps):
        step = each.step
        name = _OF_PERSON.get(step.kind)
        if name is not None and step.outcome in _FITTING[name]:
            said[name] = step.outcome.value
        if step.kind is StepKind.FEAR_STATED and step.prompt is not None:
            said["prompt"] = step.prompt.value
    return replace(PersonFacts(month=month), **said)


def own(judged: Standing, month: str) -> FindingFacts | None:
    """Return what we concluded of a record, or None where we conclude nothing."""
    first = judged.of_record
    conclusion = first.said.conclusion if first and isinstance(first.said, Assessment) else None
    if first is None or conclusion is None:
        return None
    reviews = judged.standing_reviews
    said = verdict(judged)
    result = said.settled or said.majority or conclusion
    is_reviewed = YES if reviews else (NO if judged.is_final else "")
    return FindingFacts(
        month=month,
        by="own",
        first=conclusion.value if conclusion in _DIRECTIONS else "",
        result=result.value if result in _DIRECTIONS else "",
        reviewed=is_reviewed,
        overturned=_turned(conclusion, result) if reviews else "",
        reasons=tuple(
            each.review.reason.value
            for each in reviews
            if each.review is not None and each.review.act.is_against and each.review.reason
        ),
        layers=len(reviews) if is_reviewed else None,
        hours_added=(reviews[-1].wall - first.wall) // _HOUR_MS if reviews else None,
    )


def _noted(records: Sequence[tuple[Interview, Sequence[Noted]]]) -> Iterator[Noted]:
    screening = 0
    for interview, by_hand in records:
        screening += interview.form_id == _DEBRIEF
        if interview.form_id in FORMS:
            for step in steps_of(interview.document, max(screening, 1)):
                yield Noted(interview.id, replace(step, id=f"{interview.id}/{step.id}"))
        yield from by_hand


def _finding(found: Finding, beside: FindingFacts) -> FindingFacts:
    levels = (found.supervisor, found.headquarters)
    result = _value(found.decided)
    day = _day(found.reviewed)
    return replace(
        beside,
        first=_first(found),
        result=result,
        made=_month(found.made),
        reviewed=_any(levels),
        sao=_value(found.supervisor),
        hq=_value(found.headquarters),
        overturned=_overturned(levels),
        reasons=tuple(each.value for each in found.reasons) or beside.reasons,
        next=_value(found.after),
        vulnerable=YES if found.after is StepOutcome.RELEASED_VULNERABLE else "",
        layers=sum(each in REVIEWS for each in levels) if all(levels) else None,
        hours_to_interview=hours_between(_day(found.stated), _day(found.interviewed)),
        hours_to_result=hours_between(_day(found.interviewed), _day(found.made)),
        hours_added=hours_between(_day(found.assessed), day),
    )


def _first(found: Finding) -> str:
    """Return the finding before every review; where nobody speaks of reviews, the result.

    What headquarters turned round was so before, if the supervisor is known to have left it.
    """
    if found.officer is not None:
        return _direction(found.officer)
    if found.supervisor is None and found.headquarters is None:
        return _direction(found.decided)
    was_left = found.supervisor in {StepOutcome.CONCURRED, StepOutcome.NO}
    return _BEFORE.get(found.headquarters, "") if was_left and found.headquarters else ""


def _any(levels: tuple[StepOutcome | None, ...]) -> str:
    """Tell whether any review took place; a no needs that all are known."""
    if any(each in REVIEWS for each in levels):
        return YES
    return NO if all(each is StepOutcome.NO for each in levels) else ""


def _overturned(levels: tuple[StepOutcome | None, ...]) -> str:
    if any(each in _TURNED for each in levels):
        return YES
    return NO if all(levels) and any(each in REVIEWS for each in levels) else ""


def _turned(first: Conclusion, result: Conclusion) -> str:
    if {first, result} <= _DIRECTIONS:
        return YES if first is not result else NO
    return ""


def _direction(outcome: StepOutcome | None) -> str:
    known = {StepOutcome.POSITIVE, StepOutcome.NEGATIVE}
    return outcome.value if outcome in known else ""


def _value(outcome: StepOutcome | None) -> str:
    return outcome.value if outcome is not None else ""


def _month(when: ApproximateDate | None) -> str:
    day = _read(when.day) if when is not None else None
    return f"{day:%Y-%m}" if day is not None else ""


def _day(when: ApproximateDate | None) -> date | None:
    """Return a day that is exact, or None."""
    is_exact = when is not None and when.precision is Precision.EXACT
    return _read(when.day) if when is not None and is_exact else None


def _read(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
