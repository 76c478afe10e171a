"""What a step of a government needs before it may stand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import (
    OUTCOMES,
    HarmLink,
    KnowBasis,
    Prompt,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.chronology_errors import StepRefusedError, UnprovenStepError
from intake.domain.chronology_rules import demand_step
from intake.domain.ids import InterviewId
from intake.domain.judgements import Reason, ReviewLevel

ID = "0a" * 16
TOLD = Step(ID, StepKind.TOLD, StepOutcome.YES, StepSource.PERSON, KnowBasis.THEY_SAID)
REVIEW = Step(
    ID,
    StepKind.REVIEWED,
    StepOutcome.POS_TO_NEG,
    StepSource.DOCUMENT,
    KnowBasis.DOCUMENT,
    level=ReviewLevel.HQ,
)
HEARING = replace(TOLD, kind=StepKind.HEARING, outcome=StepOutcome.MISSED, missed="held")
STATED = replace(TOLD, kind=StepKind.FEAR_STATED)


def refusal(step: Step) -> str:
    with pytest.raises(StepRefusedError) as refused:
        demand_step(step)
    return refused.value.rule


@pytest.mark.parametrize(
    "step",
    [
        TOLD,
        REVIEW,
        HEARING,
        replace(REVIEW, source=StepSource.OFFICER, basis=KnowBasis.OFFICER, role="uscis"),
        replace(REVIEW, outcome=StepOutcome.NO),
        replace(STATED, times=3, occasion=2, prompt=Prompt.UNPROMPTED, hour="04:30"),
        replace(TOLD, when=ApproximateDate("in June", "2019-06-01", Precision.MONTH)),
        replace(TOLD, basis=KnowBasis.INFERRED, note="nobody came back"),
        replace(HEARING, day=ID),
        replace(TOLD, kind=StepKind.HARMED, harm=(HarmLink(InterviewId(ID), "harm[k3f9a2]"),)),
    ],
)
def test_step_that_says_whose_word_it_is_may_stand(step: Step) -> None:
    demand_step(step)


@pytest.mark.parametrize("kind", StepKind)
def test_every_step_has_a_twin_that_is_not_known(kind: StepKind) -> None:
    level = ReviewLevel.SAO if kind is StepKind.REVIEWED else None
    demand_step(Step(ID, kind, StepOutcome.UNKNOWN, level=level))


@pytest.mark.parametrize("source", [StepSource.PERSON, StepSource.COUNSEL, StepSource.OTHER])
@pytest.mark.parametrize("level", [ReviewLevel.SAO, ReviewLevel.HQ])
def test_supervisor_and_headquarters_need_a_document_or_an_officer(
    source: StepSource, level: ReviewLevel
) -> None:
    with pytest.raises(UnprovenStepError) as refused:
        demand_step(replace(REVIEW, source=source, level=level))
    assert refused.value.level == level.value


def test_review_that_is_supposed_is_no_review() -> None:
    with pytest.raises(UnprovenStepError):
        demand_step(replace(REVIEW, basis=KnowBasis.INFERRED, note="it took so long"))


@pytest.mark.parametrize(
    ("step", "rule"),
    [
        (replace(TOLD, source=None), "source"),
        (replace(TOLD, basis=None), "source"),
        (replace(TOLD, outcome=StepOutcome.POSITIVE), "outcome"),
        (replace(TOLD, basis=KnowBasis.INFERRED, note=" "), "inferred"),
        (replace(TOLD, source=StepSource.OFFICER, note="who it is"), "inside"),
        (replace(TOLD, role="uscis"), "role"),
        (replace(TOLD, level=ReviewLevel.SAO), "level"),
        (replace(REVIEW, level=None), "level"),
        (replace(REVIEW, level=ReviewLevel.NONE_KNOWN), "level"),
        (replace(TOLD, screening=0), "number"),
        (replace(STATED, times=0), "number"),
        (replace(TOLD, occasion=2), "occasion"),
        (replace(TOLD, when=ApproximateDate("", "June", Precision.MONTH)), "date"),
        (replace(TOLD, hour="at night"), "date"),
        (replace(TOLD, prompt=Prompt.PROMPTED), "prompt"),
        (replace(TOLD, times=2), "times"),
        (replace(TOLD, reasons=(Reason.NO_NEXUS,)), "reasons"),
        (replace(TOLD, own_opinion=False), "own_opinion"),
        (replace(HEARING, missed=""), "missed"),
        (replace(HEARING, day="tomorrow"), "day"),
        (replace(TOLD, harm=(HarmLink(InterviewId(ID), "harm[a]"),)), "harm"),
    ],
)
def test_step_that_does_not_fit_is_refused_by_name(step: Step, rule: str) -> None:
    assert refusal(step) == rule


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(StepKind),
    outcome=st.sampled_from(StepOutcome),
    source=st.none() | st.sampled_from(StepSource),
    basis=st.none() | st.sampled_from(KnowBasis),
    level=st.none() | st.sampled_from(ReviewLevel),
)
def test_nothing_stands_without_somebody_who_says_it(
    kind: StepKind,
    outcome: StepOutcome,
    source: StepSource | None,
    basis: KnowBasis | None,
    level: ReviewLevel | None,
) -> None:
    note = "" if source is StepSource.OFFICER else "because"
    step = Step(ID, kind, outcome, source, basis, level=level, note=note)
    try:
        demand_step(step)
    except (StepRefusedError, UnprovenStepError):
        return
    assert outcome is StepOutcome.UNKNOWN or (source and basis and outcome in OUTCOMES[kind])
    if level in {ReviewLevel.SAO, ReviewLevel.HQ} and outcome is not StepOutcome.UNKNOWN:
        assert source in {StepSource.DOCUMENT, StepSource.OFFICER}
