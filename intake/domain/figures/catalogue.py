"""Every metric, in the order in which they are read."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.figures import (
    metrics_access,
    metrics_ethics,
    metrics_harm,
    metrics_outcome,
    metrics_quality,
    metrics_review,
)
from intake.domain.figures.index import Index
from intake.domain.figures.values import Figure


class Part(StrEnum):
    """What a metric is about."""

    ACCESS = "access"
    OUTCOME = "outcome"
    REVIEW = "review"
    QUALITY = "quality"
    HARM = "harm"
    ETHICS = "ethics"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: its key, what it is about, and the function that counts it."""

    key: str
    part: Part
    count: Callable[[Index], Figure]


METRICS = (
    Metric("m1", Part.ACCESS, metrics_access.asked),
    Metric("m2", Part.ACCESS, metrics_access.expressed),
    Metric("m3", Part.ACCESS, metrics_access.referred),
    Metric("m4", Part.ACCESS, metrics_access.ignored),
    Metric("m5", Part.ACCESS, metrics_access.waiting),
    Metric("m6", Part.OUTCOME, metrics_outcome.results),
    Metric("m7", Part.OUTCOME, metrics_outcome.results_on_the_merits),
    Metric("m8", Part.OUTCOME, metrics_outcome.released_after_negative),
    Metric("time", Part.OUTCOME, metrics_outcome.over_time),
    Metric("next", Part.OUTCOME, metrics_outcome.what_next),
    Metric("m9", Part.REVIEW, metrics_review.reviewed),
    Metric("m10", Part.REVIEW, metrics_review.asymmetry),
    Metric("m11", Part.REVIEW, metrics_review.overturned),
    Metric("m12", Part.REVIEW, metrics_review.not_their_opinion),
    Metric("m13", Part.REVIEW, metrics_review.reasons),
    Metric("m14", Part.REVIEW, metrics_review.layers),
    Metric("m15", Part.REVIEW, metrics_review.added),
    Metric("m16", Part.QUALITY, metrics_quality.untrained),
    Metric("m17", Part.QUALITY, metrics_quality.another_language),
    Metric("m18", Part.QUALITY, metrics_quality.no_interpreter),
    Metric("m19", Part.QUALITY, metrics_quality.read_back),
    Metric("m17g", Part.QUALITY, metrics_quality.screening_language),
    Metric("m20", Part.QUALITY, metrics_quality.counsel),
    Metric("m21", Part.QUALITY, metrics_quality.separated),
    Metric("mode", Part.QUALITY, metrics_quality.modes),
    Metric("m22", Part.QUALITY, metrics_quality.duration),
    Metric("m23", Part.QUALITY, metrics_quality.vulnerability),
    Metric("m24", Part.HARM, metrics_harm.harmed),
    Metric("m24k", Part.HARM, metrics_harm.acts_by_kind),
    Metric("m24p", Part.HARM, metrics_harm.acts_by_perpetrator),
    Metric("m24l", Part.HARM, metrics_harm.acts_by_place),
    Metric("m24x", Part.HARM, metrics_harm.perpetrators_by_place),
    Metric("m24r", Part.HARM, metrics_harm.acts_by_return),
    Metric("m25", Part.HARM, metrics_harm.kidnapped),
    Metric("m26", Part.HARM, metrics_harm.by_the_state),
    Metric("m27", Part.HARM, metrics_harm.reported),
    Metric("m28", Part.HARM, metrics_harm.children),
    Metric("m29", Part.HARM, metrics_harm.after_negative),
    Metric("m30", Part.ETHICS, metrics_ethics.consents),
    Metric("m31", Part.ETHICS, metrics_ethics.skipped),
    Metric("m35", Part.ETHICS, metrics_ethics.represented),
    Metric("m36", Part.ETHICS, metrics_ethics.left),
    Metric("m37", Part.ETHICS, metrics_ethics.over_ceiling),
)


def figures(index: Index) -> tuple[Figure, ...]:
    """Count every metric."""
    return tuple(metric.count(index) for metric in METRICS)
