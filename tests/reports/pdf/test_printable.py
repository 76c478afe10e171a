import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.reports.pdf.printable import UNKNOWN_SIGN, printable

PICTURED = frozenset(string.printable) | frozenset("ñáé«»“”¿\u00a0سلام") | {UNKNOWN_SIGN}


@given(st.text(st.characters(codec=None)))
def test_only_pictured_signs_and_line_ends_are_left(text: str) -> None:
    left = set(printable(text, PICTURED)) - {"\n", "\u200c", "\u200d"}
    assert left <= PICTURED
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Cf"} for sign in left)


def test_markup_is_text() -> None:
    hostile = '<img src="/etc/passwd"/><a href="file:///etc/hosts">&lt;b&gt;</a>'
    assert printable(hostile, PICTURED) == hostile


def test_accent_typed_apart_joins_its_letter() -> None:
    assert printable("n\u0303", PICTURED) == "ñ"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_line_end_is_one(end: str) -> None:
    assert printable(f"a{end}b", PICTURED) == "a\nb"


def test_sign_that_would_turn_the_text_round_is_shown() -> None:
    assert printable("a\u202eb", PICTURED) == "a[U+202E]b"


def test_invisible_sign_goes() -> None:
    assert printable("a\u200b\ufeff\u00adb", PICTURED) == "ab"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\ud800", "\U0001f600", "漢"])
def test_sign_without_a_picture_is_marked(sign: str) -> None:
    assert printable(f"a{sign}b", PICTURED) == f"a{UNKNOWN_SIGN}b"
