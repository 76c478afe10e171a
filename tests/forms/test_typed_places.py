"""Places are read in the forms in which people write and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.typed_places import read_place


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("19.4167 -99.1667", "19.4167 -99.1667"),
        ("19.4167, -99.1667", "19.4167 -99.1667"),
        ("19,4167; -99,1667", "19.4167 -99.1667"),
        ("geo:19.4,-99.1", "19.4 -99.1"),
        ("19.4 −99.1 2200 10", "19.4 -99.1 2200 10"),
        ("19°30′N 99°15′W", "19.5 -99.25"),
        ("19° 30' 0\" N, 99° 15' 0\" O", "19.5 -99.25"),
        ("99°15′W 19°30′N", "19.5 -99.25"),
        ("N 19.5 W 99.25", "19.5 -99.25"),
        ("33.5 S, 70.75 w", "-33.5 -70.75"),
    ],
)
def test_place_is_read_as_it_was_pasted(typed: str, stored: str) -> None:
    assert read_place(typed) == stored


@pytest.mark.parametrize(
    "typed",
    ["", "Tijuana", "19.4", "91 0", "0 181", "1 2 3 4 5", "19N 20N", "19°75′N 99°10′W", "N S"],
)
def test_nonsense_is_no_place(typed: str) -> None:
    assert read_place(typed) is None


@given(st.decimals(-90, 90, places=5), st.decimals(-180, 180, places=5))
def test_place_that_was_stored_is_read_as_itself(latitude: object, longitude: object) -> None:
    stored = read_place(f"{latitude} {longitude}")
    assert stored is not None
    assert read_place(stored) == stored
