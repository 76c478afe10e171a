"""Holds and requests travel with their record, in whatever order they arrive."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.domain.consent import Notice, Purpose
from intake.domain.holds import HoldLifted, HoldSet, HoldSource
from intake.domain.requests import RequestAnswer, RequestAnswered, RequestKind, RequestReceived
from intake.domain.retention import AtEnd, Period, RetentionPolicy, RetentionPolicySet
from intake.storage.retention_reading import SqlRetention
from tests.storage.convergence import merge, seal
from tests.storage.desk import Desk

HOLD = HoldSet("ab" * 16, HoldSource.COUNSEL, "Office 4", "appeal", "2027-01-01")
ASKED = RequestReceived("cd" * 16, RequestKind.ACCESS, "2026-01-05", "2026-02-02", Notice.MX)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    made = []
    for name in ("norte", "sur"):
        (tmp_path / name).mkdir()
        made.append(Desk(tmp_path / name, name, name))
    yield made[0], made[1]
    for each in made:
        each.files.close()


def test_hold_and_request_arrive_with_their_record_and_end_with_it(two: tuple[Desk, Desk]) -> None:
    north, south = two
    interview = north.open_interview()
    with north.records() as records:
        records.append(HOLD, interview)
        records.append(ASKED, interview)
    early = seal(north, [interview])
    with north.records() as records:
        records.append(HoldLifted(HOLD.id, "Office 4", "over"), interview)
        records.append(RequestAnswered(ASKED.id, "2026-01-20", RequestAnswer.GRANTED), interview)
    late = seal(north, [interview])
    reading = SqlRetention(south.files)
    merge(south, early)
    (hold,) = reading.holds(interview)
    assert (hold.said, hold.is_lifted) == (HOLD, False)
    assert reading.kept(interview).requests[0].is_open
    merge(south, late)
    merge(south, early)
    assert reading.kept(interview) == SqlRetention(north.files).kept(interview)
    assert reading.holds(interview)[0].is_lifted


def test_newest_policy_holds(two: tuple[Desk, Desk]) -> None:
    north, _ = two
    older, newer = (
        RetentionPolicy((Period(Purpose.AUDIO, days, AtEnd.END),), asking=days) for days in (30, 60)
    )
    for policy in (older, newer):
        with north.records() as records:
            records.append(RetentionPolicySet(policy))
    assert SqlRetention(north.files).policy() == newer
