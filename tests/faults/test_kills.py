"""A share of kills: the list of what was cut off is right each time, and nothing is lost."""

import os
from pathlib import Path

import pytest

from intake.domain.ids import InterviewId
from tools.faults.busy import ANSWERED, DRAFTED, OPENED, RESTED, Told, found_store, read_told
from tools.faults.kills import Outcome, kill
from tools.faults.looking import Owed

ONE = InterviewId("0a" * 16)


def test_what_is_told_is_read_back_and_a_piece_cut_short_is_not() -> None:
    told = [Told(OPENED, 0, ONE), Told(ANSWERED, 1, ONE)]
    data = b"".join(each.packed() for each in told)
    assert read_told(data) == told
    assert read_told(data[:-1]) == told[:1]


def test_what_is_owed_follows_from_what_was_told() -> None:
    owed = Owed()
    owed.add([Told(OPENED, 0, ONE), Told(ANSWERED, 1, ONE), Told(DRAFTED, 2, ONE)])
    assert (owed.current, owed.highest, owed.drafts) == (ONE, 2, {ONE: "half 2"})
    assert len(owed.answers[ONE]) == 1
    owed.add([Told(ANSWERED, 4, ONE), Told(RESTED, 4, ONE)])
    assert (owed.current, owed.drafts) == (None, {})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need POSIX signals")
@pytest.mark.timeout(120)
def test_no_kill_loses_what_was_acknowledged(tmp_path: Path) -> None:
    outcome = Outcome()
    kill(found_store(tmp_path), tmp_path / "work", (7, 3), outcome)
    assert outcome.bad == []
    assert (outcome.rounds, outcome.verified) == (3, 1)
