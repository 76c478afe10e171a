"""Case codes can be said aloud, tell nothing, and catch a slip of the tongue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.case_codes import ALPHABET, CaseCode, case_code, read_case_code, shown

codes = st.binary(min_size=6, max_size=6).map(case_code)


@given(codes)
def test_a_code_reads_back_as_itself(code: CaseCode) -> None:
    assert read_case_code(code) == code


@given(codes)
def test_a_code_reads_back_as_it_is_shown_and_in_small_letters(code: CaseCode) -> None:
    assert read_case_code(shown(code).lower()) == code


@given(codes, st.integers(0, 9), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_caught(code: CaseCode, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    assert (read_case_code(wrong) is None) == (other != code[place])


@given(codes, st.integers(0, 8))
def test_two_swapped_neighbours_are_caught_but_for_zero_and_z(code: CaseCode, place: int) -> None:
    a, b = code[place], code[place + 1]
    swapped = code[:place] + b + a + code[place + 2 :]
    if a != b and {a, b} != {"0", "Z"}:
        assert read_case_code(swapped) is None


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    code = next(c for c in (case_code(bytes([n] * 6)) for n in range(256)) if "0" in c and "1" in c)
    assert read_case_code(code.replace("0", "O").replace("1", "l")) == code


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFGHJKM", "ABCDE!GHJK"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_case_code(typed) is None


def test_six_random_bytes_are_asked_for() -> None:
    with pytest.raises(ValueError, match="6 random bytes"):
        case_code(b"12345")
