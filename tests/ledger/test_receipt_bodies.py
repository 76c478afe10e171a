"""Bodies of receipts: a head names an entry, and alarms are absent where there are none."""

import pytest

from intake.domain.ids import BundleId, ChainId, OrganisationId, StoreId
from intake.domain.receipt_events import ReceiptImported
from intake.domain.receipts import Head
from intake.ledger import event_codec
from intake.ledger.canonical import BrokenBytes

HEAD = Head(ChainId("cc" * 16), 7, "aa" * 32)
EVENT = ReceiptImported(
    BundleId("01931f0a-0000-7000-8000-00000000000f"),
    OrganisationId("0a" * 16),
    StoreId("0b" * 16),
    1,
    "bb" * 32,
    1000,
    HEAD,
    (HEAD,),
    0,
)
BODY = event_codec.encode(EVENT)[1]


def test_alarms_are_absent_where_there_are_none() -> None:
    assert b"alarms" not in BODY
    assert event_codec.decode("receipt.imported", BODY) == EVENT


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'{"backup":0', b'{"alarms":[],"backup":0'),
        (b'{"backup":0', b'{"alarms":["storm"],"backup":0'),
        (b",7,", b",0,"),
        (b'"' + b"aa" * 32 + b'"]]', b'"aa"]]'),
    ],
    ids=("no alarm said", "unknown alarm", "entry zero", "short link"),
)
def test_another_body_is_refused(good: bytes, bad: bytes) -> None:
    assert good in BODY
    with pytest.raises(BrokenBytes):
        event_codec.decode("receipt.imported", BODY.replace(good, bad, 1))
