"""Any event of revocation notices, for properties of the codec."""

from hypothesis import strategies as st

from intake.domain.events import Event
from intake.domain.notice_events import (
    NoticeConfirmed,
    NoticeIssued,
    NoticeReceived,
    NoticeSettled,
)

IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
SOME = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1)


def notices() -> dict[type[Event], dict[str, st.SearchStrategy[object]]]:
    """Return what these events are built from where their types do not say it."""
    return {
        NoticeIssued: {"notice": IDS, "record": IDS, "carriers": SOME.map(tuple)},
        NoticeReceived: {
            "notice": IDS,
            "org": IDS,
            "store": IDS,
            "record": IDS,
            "bundles": SOME.map(tuple),
        },
        NoticeConfirmed: {"notice": IDS, "org": IDS, "store": IDS},
        NoticeSettled: {"notice": IDS},
    }
