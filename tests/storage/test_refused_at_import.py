"""Every act that is refused after the seal is set apart when it comes in, and never dropped."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from intake.domain.events import Event
from intake.domain.ids import NO_RECORD
from intake.domain.judgement_events import JudgementExplained
from intake.domain.judgements import Place
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.standing import Refusal
from tests.domain.test_standing import (
    ANA,
    BETO,
    CARO,
    CHAIN,
    DORA,
    REFUSED,
    REFUSED_WITH_CONCLUSIONS,
    Step,
)
from tests.storage.judging_desks import Device, devices, mode

NAMES = {ANA: "ana", BETO: "berta", CARO: "caro", DORA: "dora"}
HUMANITARIAN, ADJUDICATING = OrganisationMode.HUMANITARIAN, OrganisationMode.ADJUDICATING
CASES = [
    *((name, steps, why, HUMANITARIAN) for name, steps, why in REFUSED),
    *((name, steps, why, ADJUDICATING) for name, steps, why in REFUSED_WITH_CONCLUSIONS),
]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Device]]:
    made = devices(tmp_path_factory.mktemp("two"))[:2]
    yield made
    for each in made:
        each.desk.files.close()


def at_real_places(event: Event, places: list[Place]) -> Event:
    """Return the same, speaking of the entries as they stand in a chain."""
    if isinstance(event, JudgementExplained):
        found = places[event.seq - 1].seq if event.seq <= len(places) else 9999
        return replace(event, seq=found)
    changed: dict[str, Any] = {}
    said: Any = event
    for each in fields(said):
        value = getattr(event, each.name)
        if isinstance(value, Place):
            known = value.chain == CHAIN and value.seq <= len(places)
            changed[each.name] = places[value.seq - 1] if known else value
    return replace(said, **changed) if changed else event


@pytest.mark.parametrize(("name", "steps", "why", "said"), CASES, ids=lambda each: str(each)[:30])
def test_refused_act_is_set_apart_on_the_other_device(
    two: list[Device], name: str, steps: tuple[Step, ...], why: Refusal, said: OrganisationMode
) -> None:
    one, other = two
    for each in two:
        each.begin()
    one.act("ana", mode(said), NO_RECORD)
    interview = one.desk.open_interview()
    places: list[Place] = []
    for person, event in steps:
        places.append(one.act(NAMES[person], at_real_places(event, places), interview))
    other.take(one, interview)
    found = other.standing(interview)
    assert [(each.act.place, each.refusal) for each in found.apart] == [(places[-1], why)], name
    assert other.rows(interview) == one.rows(interview)
    apart: Any = other.rows(interview)[1]
    assert {reason for *_, reason in apart} == {"rule"}
