"""What a receipt contradicts: gaps by number, own entries, and the stories of whoever issued it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.ids import BundleId, ChainId, OrganisationId, StoreId
from intake.domain.receipts import (
    Alarm,
    Head,
    KnownReceipt,
    OwnEnd,
    Receipt,
    gaps,
    hub_alarms,
    own_alarms,
)

CHAIN = ChainId("cc" * 16)
RECEIPT = Receipt(
    id=BundleId("01931f0a-0000-7000-8000-000000000001"),
    issued=datetime(2026, 11, 24, 6, 0, tzinfo=UTC),
    org=OrganisationId("0a" * 16),
    store=StoreId("0b" * 16),
    key="00" * 8,
    recipient="age1",
    to_org=OrganisationId("0c" * 16),
    to_store=StoreId("0d" * 16),
    number=2,
    prev="11" * 32,
    inboxes=(),
    heads=(),
    own_head=Head(CHAIN, 20, "aa" * 32),
    roster_version=1,
)


def head(seq: int, link: str = "aa" * 32, chain: ChainId = CHAIN) -> Head:
    return Head(chain, seq, link)


def before(own_head: Head, number: int = 1, sha256: str = "11" * 32) -> KnownReceipt:
    return KnownReceipt(number, sha256, own_head)


@given(st.sets(st.integers(1, 60)), st.integers(1, 60))
def test_gaps_and_numbers_together_are_all_numbers_up_to_the_last(
    numbers: set[int], since: int
) -> None:
    numbers = {each for each in numbers if each >= since}
    missing = {each for a, b in gaps(numbers, since) for each in range(a, b + 1)}
    assert missing.isdisjoint(numbers)
    assert missing | numbers == set(range(since, max(numbers, default=since - 1) + 1))


@pytest.mark.parametrize(
    ("own", "alarms"),
    [
        (OwnEnd("aa" * 32), set()),
        (OwnEnd(None), {Alarm.SET_BACK}),
        (OwnEnd(None, is_readable=False), set()),
        (OwnEnd("bb" * 32), {Alarm.OTHER_ENTRY}),
    ],
)
def test_own_entries_are_compared_with_what_was_seen(own: OwnEnd, alarms: set[Alarm]) -> None:
    assert own_alarms([(head(5), own)]) == alarms


@pytest.mark.parametrize(
    ("earlier", "alarms"),
    [
        ([], set()),
        ([before(head(10))], set()),
        ([before(head(20))], set()),
        ([before(head(20, "bb" * 32))], {Alarm.HUB_TWO_STORIES}),
        ([before(head(21))], {Alarm.HUB_SET_BACK}),
        ([before(head(21), number=3, sha256="33" * 32)], set()),
        ([before(head(19), number=3, sha256="33" * 32)], {Alarm.HUB_SET_BACK}),
        ([before(head(3, chain=ChainId("dd" * 16)))], {Alarm.HUB_ANEW}),
        ([before(head(10), sha256="22" * 32)], {Alarm.HUB_TWO_STORIES}),
        ([before(head(20), number=2, sha256="77" * 32)], {Alarm.HUB_TWO_STORIES}),
        ([before(head(20), number=2, sha256="99" * 32)], set()),
    ],
)
def test_a_receipt_is_compared_with_those_before_it(
    earlier: list[KnownReceipt], alarms: set[Alarm]
) -> None:
    assert hub_alarms(RECEIPT, "99" * 32, earlier) == alarms


def test_the_order_in_which_receipts_come_does_not_hide_a_fall() -> None:
    later = replace(RECEIPT, number=3, own_head=head(9))
    assert hub_alarms(later, "33" * 32, [before(head(10), number=1)]) == {Alarm.HUB_SET_BACK}
    first = replace(RECEIPT, number=1, own_head=head(10))
    assert hub_alarms(first, "11" * 32, [before(head(9), number=3)]) == {Alarm.HUB_SET_BACK}
