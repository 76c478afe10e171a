"""Counts of two units never meet, and intervals are Wilson's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.errors import MixedUnitsError
from intake.domain.figures.units import Selection, Unit, wilson
from intake.domain.figures.values import Share

units = st.sampled_from(Unit)
bits = st.integers(0, 2**64)


@given(units, units, bits, bits)
@settings(max_examples=60)
def test_two_units_are_never_mixed(one: Unit, other: Unit, left: int, right: int) -> None:
    a, b = Selection(one, left), Selection(other, right)
    acts = (lambda: a & b, lambda: a | b, lambda: a - b, lambda: Share(a, b))
    for act in acts:
        if one is other:
            act()
        else:
            with pytest.raises(MixedUnitsError) as refused:
                act()
            assert (refused.value.part, refused.value.whole) == (one.value, other.value)


@given(bits, bits)
def test_a_selection_is_a_set_of_rows(left: int, right: int) -> None:
    a, b = Selection(Unit.ACTS, left), Selection(Unit.ACTS, right)
    assert ((a & b).count + (a - b).count) == a.count
    assert (a | b).count == a.count + b.count - (a & b).count


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(part: int, whole: int, low: float, high: float) -> None:
    found = wilson(part, whole)  # the examples of Newcombe, Statistics in Medicine 17 (1998)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share_and_stays_within_bounds(part: int, more: int) -> None:
    found = wilson(part, part + more)
    assert 0 <= found.low <= found.high <= 1
    if part + more:
        assert found.low <= part / (part + more) <= found.high


def test_nothing_known_may_be_anything() -> None:
    found = wilson(0, 0)
    assert (found.low, found.high) == (0.0, 1.0)
    nobody = Share(Selection(Unit.PEOPLE), Selection(Unit.PEOPLE))
    assert nobody.fraction is None
    assert nobody.interval == found
