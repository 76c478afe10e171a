"""Any order, any subset first, any repetition: every station ends in the same state.

`python -m tools.converging` runs as many histories as asked for.
"""

import random
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.domain.compartments import Compartment
from tests.storage.convergence import Bundle, agreed, live, merge, stations, tried
from tests.storage.desk import Desk


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, list[Bundle]]:
    """A reader, and what four stations have sealed after they have worked on."""
    folder = tmp_path_factory.mktemp("lived")
    bundles = live(stations(folder), random.Random(7), 60)
    (folder / "reader").mkdir()
    return Desk(folder / "reader", "reader", "hub"), bundles


def test_all_permutations_of_five_bundles_end_in_one_state(
    lived: tuple[Desk, list[Bundle]],
) -> None:
    reader, bundles = lived
    five = bundles[-5:]
    assert len({len(each) for each in five}) > 1
    wanted = tried(reader, five)
    assert wanted["interview"]
    for order in permutations(five):
        assert tried(reader, order) == wanted


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_order_repetition_and_what_came_first_do_not_matter(
    lived: tuple[Desk, list[Bundle]], data: st.DataObject
) -> None:
    reader, bundles = lived
    order = data.draw(st.permutations(range(len(bundles))))
    again = data.draw(st.lists(st.sampled_from(order), max_size=6))
    wanted = tried(reader, bundles)
    assert tried(reader, [bundles[each] for each in (*order, *again)]) == wanted


@pytest.mark.parametrize("seed", range(3))
def test_four_stations_that_hand_on_everything_agree(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    desks = stations(tmp_path)
    bundles = live(desks, chance, 40)
    for desk in desks:
        for bundle in chance.sample(bundles, len(bundles)):
            merge(desk, bundle)
        assert all(merge(desk, each) == 0 for each in bundles[:2])
    first, *others = (agreed(each) for each in desks)
    assert first[0]
    assert [each == first for each in others] == [True] * 3
    with desks[0].files.reading(Compartment.CORE) as connection:
        assert connection.execute("SELECT count(*) FROM kept_apart").fetchone() == (0,)
