"""A share of the bent bundles and of the histories, so that the tools that run many stay true."""

from pathlib import Path

import pytest

from intake.domain.errors import BundleFault
from tools import converging, fuzzing


@pytest.mark.parametrize("first", [0, 40, 80])
def test_bent_bundle_is_refused_by_name_or_good(first: int, tmp_path: Path) -> None:
    met = {fuzzing.one(number, tmp_path / "bent") for number in range(first, first + 40)}
    names = {"good", *BundleFault} | {f"receipt {fault}" for fault in (*BundleFault, "good")}
    assert met <= names
    assert len(met) > 5


def test_the_same_number_is_the_same_bend_but_for_the_seal(tmp_path: Path) -> None:
    for number in (1, 2, 4, 16):
        assert fuzzing.one(number, tmp_path / "a") == fuzzing.one(number, tmp_path / "b")


def test_a_history_of_four_stations_ends_in_one_state() -> None:
    agrees, sealed = converging.history(11, 12)
    assert agrees
    assert sealed >= 4
