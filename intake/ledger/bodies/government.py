"""Bodies of what a government did: a step is noted, and corrected by another entry."""

from typing import Final

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import (
    HarmLink,
    KnowBasis,
    Prompt,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.chronology_events import StepCorrected, StepNoted
from intake.domain.ids import InterviewId
from intake.domain.judgements import Reason, ReviewLevel
from intake.ledger.body import INTERVIEWS, Body, said
from intake.ledger.fields import Fields, row, text_of

STEP: Final = "government.step"
CORRECTED: Final = "government.step_corrected"


def _members(step: Step) -> dict[str, object]:
    when = step.when
    return {
        "id": step.id,
        "kind": step.kind.value,
        "outcome": step.outcome.value,
        "screening": step.screening,
        "occasion": step.occasion,
        "precision": when.precision.value,
    } | said(
        source=step.source.value if step.source else None,
        basis=step.basis.value if step.basis else None,
        as_said=when.as_said,
        day=when.day,
        level=step.level.value if step.level else None,
        prompt=step.prompt.value if step.prompt else None,
        times=step.times,
        place=step.place,
        hour=step.hour,
        agency=step.agency,
        programme=step.programme,
        reasons=[each.value for each in step.reasons] or None,
        own_opinion=step.own_opinion,
        missed=step.missed,
        note=step.note,
        role=step.role,
        hearing=step.day,
        harm=[[each.interview, each.path] for each in step.harm] or None,
    )


def _read(fields: Fields) -> Step:
    source, basis = fields.stated("source"), fields.stated("basis")
    level, prompt = fields.stated("level"), fields.stated("prompt")
    return Step(
        fields.hexadecimal("id", 32),
        StepKind(fields.text("kind")),
        StepOutcome(fields.text("outcome")),
        StepSource(source) if source else None,
        KnowBasis(basis) if basis else None,
        ApproximateDate(
            fields.stated("as_said"), fields.stated("day"), Precision(fields.text("precision"))
        ),
        level=ReviewLevel(level) if level else None,
        screening=fields.integer("screening"),
        occasion=fields.integer("occasion"),
        prompt=Prompt(prompt) if prompt else None,
        times=fields.stated_integer("times"),
        place=fields.stated("place"),
        hour=fields.stated("hour"),
        agency=fields.stated("agency"),
        programme=fields.stated("programme"),
        reasons=tuple(Reason(text_of(each)) for each in _list(fields, "reasons")),
        own_opinion=fields.stated_flag("own_opinion"),
        missed=fields.stated("missed"),
        note=fields.stated("note"),
        role=fields.stated("role"),
        day=fields.stated("hearing"),
        harm=tuple(_harm(each) for each in _list(fields, "harm")),
    )


def _list(fields: Fields, name: str) -> list[object]:
    """Take a list that is absent where nothing is in it."""
    if not fields.has(name):
        return []
    items = fields.items(name)
    if not items:
        raise ValueError(f"{name} is empty")
    return items


def _harm(value: object) -> HarmLink:
    interview, path = row(value, 2)
    return HarmLink(InterviewId(text_of(interview)), text_of(path))


def _corrected(event: StepCorrected) -> dict[str, object]:
    return {"former": event.former, "step": _members(event.step), "why": event.why}


def _read_corrected(fields: Fields) -> StepCorrected:
    inner = Fields(fields.take("step"))
    step = _read(inner)
    inner.end()
    return StepCorrected(fields.hexadecimal("former", 32), step, fields.text("why"))


BODIES: Final = (
    Body(
        STEP,
        StepNoted,
        lambda event: _members(event.step),
        lambda fields: StepNoted(_read(fields)),
        by=INTERVIEWS,
    ),
    Body(CORRECTED, StepCorrected, _corrected, _read_corrected, by=INTERVIEWS),
)
