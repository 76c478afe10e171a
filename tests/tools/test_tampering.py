"""No change of a ledger goes unseen, given the last head that others saw: a share of all ways."""

import pytest

from tools.tampering.changes import changes
from tools.tampering.ledger import SIZE, good
from tools.tampering.proofs import Proof, by_program, by_verifier
from tools.tampering.trying import run


@pytest.mark.parametrize("prove", [by_program, by_verifier])
def test_every_kind_of_change_is_found_and_named(prove: Proof) -> None:
    tally = run(prove, every=101, every_byte=1511)
    assert (tally.missed, tally.unnamed) == ([], [])
    assert set(tally.tried) >= {
        "byte of body", "byte of header", "byte of signature", "removed", "withheld", "swapped",
        "signed by another", "hashed anew: older roster", "key of small order",
    }  # fmt: skip


def test_ledger_that_nobody_changed_is_good() -> None:
    assert len(good()) == SIZE
    assert by_program(good()) is None
    assert by_verifier(good()) is None


def test_no_way_to_change_is_no_change() -> None:
    assert all(change.entries != good() for change in changes(every=101, every_byte=1511))
