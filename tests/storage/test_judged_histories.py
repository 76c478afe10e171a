"""Three devices, any acts by anybody, exchanged in any order: one result, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.domain.compartments import Compartment
from intake.domain.ids import NO_RECORD, ChainId, InterviewId
from intake.domain.judgements import Place
from intake.domain.standing import Standing
from intake.storage import projections
from tests.storage.judging_desks import KINDS, PEOPLE, Device, any_act, devices, heard

WHO = st.sampled_from(PEOPLE)
WHERE = st.integers(0, 2)
ACTS = st.tuples(st.just("act"), WHERE, WHO, st.sampled_from(KINDS), st.integers(0, 5))
EXCHANGES = st.tuples(st.just("take"), WHERE, WHERE, st.none() | st.integers(1, 30))
SEALED = [("act", 0, "ana", "seal", 0), ("act", 0, "caro", "direct", 0)]
ADJUDICATED = [("act", 0, "dora", "adjudicate", 0), ("act", 0, "ana", "assess_negative", 0)]
BEFORE = st.sampled_from(([], SEALED, ADJUDICATED + SEALED, ADJUDICATED + SEALED))
HISTORIES = st.builds(
    lambda before, after: [*before, ("take", 1, 0, None), *after],
    BEFORE,
    st.lists(ACTS | ACTS | EXCHANGES, min_size=3, max_size=20),
)
EVERY = settings().max_examples
"""The thousand of the profile `thorough`, or a few of them."""
NOWHERE = Place(ChainId("0" * 32), 1)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Device]]:
    made = devices(tmp_path_factory.mktemp("three"))
    yield made
    for each in made:
        each.desk.files.close()


def play(three: list[Device], history: list[tuple[object, ...]]) -> InterviewId:
    """Let a history happen to a new record, then let everybody have everything."""
    for each in three:
        each.begin()
    interview = heard(three[0], "ana")
    exchange(three, interview)
    places = [NOWHERE]
    for what, where, who, kind, *which in history:
        device = three[int(str(where))]
        if what == "take":
            count = kind if isinstance(kind, int) else None
            device.take(three[int(str(who))], interview, count)
        else:
            at = places[-1 - int(str(which[0])) % len(places)]
            places += happen(device, str(who), str(kind), interview, at)
    exchange(three, interview)
    return interview


def happen(
    device: Device, who: str, kind: str, interview: InterviewId, at: Place
) -> tuple[Place, ...]:
    """Let one act happen; return where it stands if it is a judgement."""
    subject = NO_RECORD if kind in {"adjudicate", "humanitarian"} else interview
    place = device.act(who, any_act(kind, at), subject)
    judges = {"assess", "assess_negative", "clear", "return", "concur", "disagree", "settle"}
    return (place,) if kind in judges else ()


def exchange(three: list[Device], interview: InterviewId) -> None:
    """Let every device have what every other has."""
    for each in (*three, *three):
        for other in three:
            if each is not other:
                each.take(other, interview)


def demand_honest(standing: Standing) -> None:
    """Nobody reviews what they wrote, and nobody judges twice."""
    assessed: set[str] = {standing.sealed_by} if standing.sealed_by else set()
    for each in standing.judgements:
        if each.review is None:
            assessed.add(each.person)
    reviewers = [each.person for each in standing.standing_reviews]
    assert assessed.isdisjoint(reviewers)
    assert len(reviewers) == len(set(reviewers))
    assert standing.returns <= 1
    assert not (standing.is_final and standing.is_disputed)
    assert not any(each.is_told for each in standing.told) or standing.is_final


@pytest.mark.timeout(3600)
@settings(
    max_examples=EVERY if EVERY >= 1000 else 12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(history=HISTORIES)
def test_every_device_comes_to_the_same_and_no_judgement_is_lost(
    three: list[Device], history: list[tuple[object, ...]]
) -> None:
    interview = play(three, history)
    one, two, last = three
    assert one.rows(interview) == two.rows(interview) == last.rows(interview)
    assert one.standing(interview) == two.standing(interview) == last.standing(interview)
    standing = one.standing(interview)
    demand_honest(standing)
    shown = {each.place for each in standing.judgements}
    shown |= {each.act.place for each in standing.apart}
    types = {"assessment.given", "review.given", "dispute.reviewed"}
    assert {place for place, type_, _ in one.written(interview) if type_ in types} <= shown


def test_judgement_without_its_own_key_is_set_apart(tmp_path: Path) -> None:
    one, two, _ = three_ = devices(tmp_path)
    interview = heard(one, "ana")
    one.act("ana", any_act("seal", NOWHERE), interview)
    one.act("caro", any_act("direct", NOWHERE), interview)
    with one.desk.records() as records:  # as berta, and nobody typed berta's passphrase
        records.append(any_act("clear", NOWHERE), interview)
    two.take(one, interview)
    assert one.rows(interview)[2] == ("reviewed",)
    assert two.rows(interview)[2] == ("in_review",)
    assert [reason for _, _, reason in two.rows(interview)[1]] == ["signature"]  # type: ignore[attr-defined]
    for each in three_:
        each.desk.files.close()


def test_replay_gives_the_same_rows(tmp_path: Path) -> None:
    made = devices(tmp_path)
    history: list[tuple[object, ...]] = [
        ("act", 0, "caro", "adjudicate", 0),
        ("act", 0, "ana", "assess_negative", 0),
        ("act", 0, "ana", "seal", 0),
        ("act", 0, "caro", "direct", 0),
        ("take", 1, 0, None),
        ("act", 1, "berta", "disagree", 0),
        ("act", 0, "dora", "concur", 0),
        ("act", 1, "berta", "settle", 0),
        ("act", 0, "ana", "clear", 0),
    ]
    interview = play(made, history)
    standing = made[0].standing(interview)
    assert (standing.state, len(standing.apart)) == ("disputed", 2)
    before = made[2].rows(interview)
    with made[2].desk.files.writing(Compartment.CORE) as connection:
        projections.rebuild(connection, Compartment.CORE)
    assert made[2].rows(interview) == before
    for each in made:
        each.desk.files.close()
