"""What a screening came to, level by level: only what is said, and only where all agree."""

from dataclasses import replace

import pytest

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import KnowBasis, Step, StepKind, StepOutcome, StepSource
from intake.domain.chronology_findings import Finding, differing, findings
from intake.domain.judgements import Reason, ReviewLevel

SAO, HQ = ReviewLevel.SAO, ReviewLevel.HQ


def on(day: str) -> ApproximateDate:
    return ApproximateDate(day, day, Precision.EXACT)


def step(
    kind: StepKind,
    outcome: StepOutcome,
    level: ReviewLevel | None = None,
    source: StepSource = StepSource.DOCUMENT,
    day: str = "",
) -> Step:
    id_ = f"{kind}{level}{outcome}{source}{day}"
    when = on(day) if day else ApproximateDate()
    return Step(id_, kind, outcome, source, KnowBasis.DOCUMENT, when, level=level)


def only(*steps: Step) -> Finding:
    (found,) = findings(steps)
    return found


def test_headquarters_turn_round_what_officer_and_supervisor_found() -> None:
    reversal = step(StepKind.REVIEWED, StepOutcome.POS_TO_NEG, HQ, day="2019-06-20")
    found = only(
        step(StepKind.FEAR_STATED, StepOutcome.YES, source=StepSource.PERSON, day="2019-06-01"),
        step(StepKind.INTERVIEWED, StepOutcome.YES, source=StepSource.PERSON, day="2019-06-03"),
        step(StepKind.ASSESSED, StepOutcome.POSITIVE, day="2019-06-04"),
        step(StepKind.REVIEWED, StepOutcome.CONCURRED, SAO, day="2019-06-05"),
        replace(reversal, reasons=(Reason.PSG_REJECTED,)),
        step(StepKind.DECIDED, StepOutcome.NEGATIVE, source=StepSource.PERSON, day="2019-06-21"),
        step(StepKind.AFTER, StepOutcome.RETURNED_MX, source=StepSource.PERSON),
    )
    directions = [found.after_level(None), found.after_level(SAO), found.after_level(HQ)]
    assert directions == [StepOutcome.POSITIVE, StepOutcome.POSITIVE, StepOutcome.NEGATIVE]
    assert (found.decided, found.after) == (StepOutcome.NEGATIVE, StepOutcome.RETURNED_MX)
    assert (found.stated, found.interviewed) == (on("2019-06-01"), on("2019-06-03"))
    assert (found.assessed, found.reviewed, found.made) == tuple(
        map(on, ("2019-06-04", "2019-06-20", "2019-06-21"))
    )
    assert found.reasons == (Reason.PSG_REJECTED,)
    assert not found.disputed


def test_negative_that_nobody_reviewed_says_so_only_where_somebody_knows() -> None:
    silent = only(step(StepKind.ASSESSED, StepOutcome.NEGATIVE))
    assert (silent.supervisor, silent.headquarters) == (None, None)
    assert silent.after_level(SAO) is None
    known = only(
        step(StepKind.ASSESSED, StepOutcome.NEGATIVE),
        step(StepKind.REVIEWED, StepOutcome.NO, SAO, StepSource.OFFICER),
        step(StepKind.REVIEWED, StepOutcome.NO, HQ, StepSource.OFFICER),
    )
    assert (known.supervisor, known.headquarters) == (StepOutcome.NO, StepOutcome.NO)
    assert known.after_level(HQ) is StepOutcome.NEGATIVE


def test_what_the_person_was_told_is_no_finding_of_an_officer() -> None:
    found = only(
        step(StepKind.ASSESSED, StepOutcome.POSITIVE, source=StepSource.PERSON),
        step(StepKind.DECIDED, StepOutcome.POSITIVE, source=StepSource.PERSON),
    )
    assert (found.officer, found.decided) == (None, StepOutcome.POSITIVE)


def test_review_that_turned_a_finding_says_what_it_was() -> None:
    found = only(step(StepKind.REVIEWED, StepOutcome.NEG_TO_POS, SAO))
    assert found.officer is StepOutcome.NEGATIVE
    assert found.after_level(SAO) is StepOutcome.POSITIVE
    assert only(step(StepKind.REVIEWED, StepOutcome.CONCURRED, SAO)).officer is None


def test_accounts_that_differ_stand_side_by_side_and_decide_nothing() -> None:
    paper = step(StepKind.ASSESSED, StepOutcome.NEGATIVE)
    officer = step(StepKind.ASSESSED, StepOutcome.POSITIVE, source=StepSource.OFFICER)
    told = step(StepKind.TOLD, StepOutcome.YES)
    found = only(paper, officer, told)
    assert found.officer is None
    assert found.disputed
    assert differing([paper, officer, told]) == {paper.id, officer.id}


@pytest.mark.parametrize(
    "other",
    [
        step(StepKind.ASSESSED, StepOutcome.NEGATIVE, source=StepSource.OFFICER),
        step(StepKind.ASSESSED, StepOutcome.UNKNOWN, source=StepSource.PERSON),
        replace(step(StepKind.ASSESSED, StepOutcome.POSITIVE), screening=2),
    ],
)
def test_agreeing_not_knowing_and_another_screening_are_no_dispute(other: Step) -> None:
    assert not differing([step(StepKind.ASSESSED, StepOutcome.NEGATIVE), other])


def test_officer_may_say_that_a_form_was_not_the_own_opinion() -> None:
    signed = step(StepKind.ASSESSED, StepOutcome.NEGATIVE, source=StepSource.OFFICER)
    assert only(replace(signed, own_opinion=False)).own_opinion is False
    assert only(signed).own_opinion is None


def test_each_screening_is_a_finding_and_a_first_contact_is_none() -> None:
    first = step(StepKind.ASSESSED, StepOutcome.NEGATIVE)
    second = replace(first, screening=2)
    contact = replace(step(StepKind.ENCOUNTERED, StepOutcome.YES), screening=3)
    assert [each.screening for each in findings([second, contact, first])] == [1, 2]
