"""The header is set out by hand, and is what the one codec would write."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.ids import ChainId, InterviewId, OrganisationId, PersonId
from intake.ledger import canonical, header
from intake.ledger.canonical import MAX_INTEGER, BrokenBytes
from intake.ledger.header import Header

_INTEGERS = st.integers(0, MAX_INTEGER)
_HEX = st.binary(min_size=16, max_size=16).map(bytes.hex)
_HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
_HEADERS = st.builds(
    Header,
    org=_HEX.map(OrganisationId),
    chain=_HEX.map(ChainId),
    seq=_INTEGERS,
    hlc=st.integers(0, (1 << 64) - 1),
    wall=_INTEGERS,
    actor=_HEX.map(PersonId),
    acting_role=st.text(),
    type=st.text(),
    subject=_HEX.map(InterviewId),
    roster=_HASHES,
    after=_HASHES,
)


@given(_HEADERS)
def test_header_is_written_as_the_codec_writes_its_members(made: Header) -> None:
    members: dict[str, object] = {each.name: getattr(made, each.name) for each in fields(made)}
    members["hlc"] = f"{made.hlc:016x}"
    assert header.encode(made) == canonical.encode(members)
    assert header.decode(header.encode(made)) == made


@pytest.mark.parametrize("number", [MAX_INTEGER + 1, -MAX_INTEGER - 1, 1.5, True])
def test_number_that_no_reader_would_take_is_not_written(number: int) -> None:
    made = Header(
        org=OrganisationId("0a" * 16),
        chain=ChainId("0b" * 16),
        seq=1,
        hlc=1,
        wall=1,
        actor=PersonId("0c" * 16),
        acting_role="interviewer",
        type="answer.given",
        subject=InterviewId("0d" * 16),
    )
    with pytest.raises(BrokenBytes, match="number"):
        header.encode(replace(made, wall=number))
    with pytest.raises(BrokenBytes, match="surrogate"):
        header.encode(replace(made, acting_role="\ud800"))
