"""Two readers of one format: what the program writes and refuses, the verifier takes and refuses."""

import json
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.people import Role
from intake.ledger import authority, canonical, event_codec
from intake.ledger.body import Body
from intake.ledger.canonical import BrokenBytes
from intake.ledger.event_registry import BODIES
from tests.ledger.test_event_codec import any_event

OTHERS: tuple[Any, ...] = (
    "",
    "x",
    "ab" * 16,
    "0" * 32,
    0,
    1,
    -1,
    True,
    None,
    [],
    {},
    ["x"],
    [[0, 1]],
)


def test_both_know_the_same_types_and_who_may_write_them(tool: ModuleType) -> None:
    ours = {
        body.name: {str(r) for r in Role if authority.may_write(r, body.name)} for body in BODIES
    }
    assert {name: by for name, (by, _) in tool.BODIES.items()} == ours
    assert {body.name for body in BODIES if authority.is_judged(body.name)} == tool.JUDGED


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.name)
@settings(max_examples=3)
@given(data=st.data())
def test_both_take_and_refuse_the_same_bodies(
    tool: ModuleType, body: Body[Any], data: st.DataObject
) -> None:
    members = json.loads(body.encode(data.draw(any_event(body.event))))
    _, fits = tool.BODIES[body.name]
    assert fits(members)
    for changed in changed_ways(members):
        assert fits(changed) == is_taken(body.name, changed), changed


def changed_ways(members: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the body with one member gone, one more, and each with another value."""
    gone = [{k: v for k, v in members.items() if k != name} for name in members]
    other = [members | {name: value} for name in members for value in OTHERS]
    return [*gone, *other, members | {"more": ""}]


def is_taken(type_: str, members: dict[str, Any]) -> bool:
    try:
        event_codec.decode(type_, canonical.encode(members))
    except BrokenBytes:
        return False
    return True


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_both_write_a_value_in_the_same_way(tool: ModuleType, value: object) -> None:
    try:
        ours = canonical.encode(value)
    except BrokenBytes:
        with pytest.raises(tool.Wrong):
            tool.canonical(value)
    else:
        assert tool.canonical(value) == ours
        assert tool.read(ours) == value


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}', b'{"b":1,"a":1}', b'{"a":1,"a":1}', b"1.0", b"1e3", b"-0", b"01", b"NaN",
        b'"\\u00e9"', b'"\\ud800"', b'"\\/"', b"\xef\xbb\xbf1", b"[1,]", b"9007199254740992",
        b"[" * 33 + b"]" * 33, b"[" * 9000, b'"\xff"', b" 1", b"1\n", b"", b'"\x01"',
        b'"\\u001F"', b'"' + b"a" * (1 << 20) + b'"', b"1" * 5000,
    ],
)  # fmt: skip
def test_both_refuse_what_is_written_in_another_way(tool: ModuleType, data: bytes) -> None:
    with pytest.raises(tool.Wrong):
        tool.read(data)
    with pytest.raises(BrokenBytes):
        canonical.decode(data)
