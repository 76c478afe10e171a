"""Any event of erasing, for properties of the codec."""

from hypothesis import strategies as st

from intake.domain.erasing import ErasureApproved, ErasureOrdered, RecordErased, stretches
from intake.domain.events import Event
from intake.domain.ids import ChainId
from intake.domain.receipts import Head
from intake.ledger import canonical

IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
PLACES = st.tuples(st.sampled_from((ChainId("ab" * 16), ChainId("cd" * 16))), st.integers(1, 9))
STRETCHES = st.sets(PLACES, max_size=9).map(stretches)
HEADS = st.none() | st.builds(Head, IDS, st.integers(1, canonical.MAX_INTEGER), HASHES)


def erasing() -> dict[type[Event], dict[str, st.SearchStrategy[object]]]:
    """Return what these events are built from where their types do not say it."""
    named = {"erasure": IDS, "record": IDS, "stretches": STRETCHES}
    return {
        ErasureOrdered: {**named, "leaves": HASHES},
        ErasureApproved: {**named, "leaves": HASHES},
        RecordErased: {**named, "head": HEADS},
    }
