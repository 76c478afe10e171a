"""Any event of holds, requests and retention, for properties of the codec."""

from hypothesis import strategies as st

from intake.domain.consent import Purpose
from intake.domain.events import Event
from intake.domain.holds import HoldLifted, HoldSet
from intake.domain.requests import RequestAnswered, RequestReceived
from intake.domain.retention import AtEnd, Period, RetentionPolicy, RetentionPolicySet

IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
PERIODS = st.builds(
    Period, st.sampled_from(Purpose), st.integers(0, 40_000), st.sampled_from(AtEnd)
)
POLICIES = st.builds(
    RetentionPolicy, st.lists(PERIODS, max_size=3).map(tuple), st.integers(0, 40_000)
)


def retention() -> dict[type[Event], dict[str, st.SearchStrategy[object]]]:
    """Return what these events are built from where their types do not say it."""
    return {
        HoldSet: {"id": IDS},
        HoldLifted: {"id": IDS},
        RequestReceived: {"id": IDS},
        RequestAnswered: {"id": IDS},
        RetentionPolicySet: {"policy": POLICIES},
    }
