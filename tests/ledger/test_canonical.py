"""Canonical bytes: one value, one form."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.ledger.canonical import MAX_DEPTH, MAX_INTEGER, BrokenBytes, decode, encode

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(TREES)
def test_what_was_written_is_read_again(tree: object) -> None:
    assert decode(encode(tree)) == tree
    assert json.loads(encode(tree)) == tree


@given(st.binary(max_size=60))
def test_bytes_are_read_only_if_they_would_be_written(data: bytes) -> None:
    try:
        tree = decode(data)
    except BrokenBytes:
        return
    assert encode(tree) == data


@given(TREES, st.integers(0, 10_000), st.sampled_from([b" ", b"0", b"\n", b"\\u0061"]))
def test_anything_slipped_in_is_another_value_or_refused(
    tree: object, place: int, slip: bytes
) -> None:
    data = encode(tree)
    place %= len(data) + 1
    try:
        changed = decode(data[:place] + slip + data[place:])
    except BrokenBytes:
        return
    assert changed != tree


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b"[1, 2]",
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"NaN",
        b"Infinity",
        b'"\\u0041"',
        b'"\\u00e9"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\\uD83D\\uDE00"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b"\xef\xbb\xbf1",
        b"9007199254740992",
        b"-9007199254740992",
        b"1" * 5000,
        b"[" * 33 + b"]" * 33,
        b"[" * 500_000,
        b'"' + b"a" * (1 << 20) + b'"',
    ],
)
def test_any_other_way_of_writing_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenBytes):
        decode(data)


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), "\ud800", {1: 2}, (1, 2), b"x", {"a": {2, 3}}, MAX_INTEGER + 1]
)
def test_value_without_a_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(BrokenBytes):
        encode(value)


def test_limits_are_reached_and_not_passed() -> None:
    nested: object = "x"
    for _ in range(MAX_DEPTH - 1):
        nested = [nested]
    assert decode(encode(nested)) == nested
    with pytest.raises(BrokenBytes, match="depth"):
        encode([nested])
    with pytest.raises(BrokenBytes, match="depth"):
        decode(b"[" + encode(nested) + b"]")
    longest = "a" * ((1 << 20) - 2)
    assert decode(encode(longest)) == longest
    with pytest.raises(BrokenBytes, match="size"):
        encode(longest + "a")
    assert decode(encode([-MAX_INTEGER, MAX_INTEGER])) == [-MAX_INTEGER, MAX_INTEGER]


def test_text_is_kept_as_typed() -> None:
    assert encode("e\u0301") != encode("\u00e9")
    assert decode(encode("\x7f\u2028\x00")) == "\x7f\u2028\x00"
    assert encode({"\uffff": 1, "\U00010000": 2}) == '{"\uffff":1,"\U00010000":2}'.encode()
