"""What the events of two stations and of two records of one person are built from."""

from hypothesis import strategies as st

from intake.domain.conflict_events import ConflictSettled, RecordContinued
from intake.domain.day_names import BirthReason, NameReason
from intake.domain.events import Event
from intake.domain.same_person_events import (
    SamePersonConfirmed,
    SamePersonProposed,
    SamePersonTakenBack,
)

_IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
_ENDS = st.lists(
    st.tuples(_IDS, st.integers(0, 1 << 40), st.binary(min_size=32, max_size=32).map(bytes.hex)),
    max_size=2,
).map(tuple)


def conflicts(
    patches: st.SearchStrategy[object],
) -> dict[type[Event], dict[str, st.SearchStrategy[object]]]:
    """Return what these events are built from where their types do not say it."""
    return {
        RecordContinued: {"ends": _ENDS},
        ConflictSettled: {"patch": patches, "over": _ENDS},
        SamePersonProposed: {
            "other": _IDS,
            "names": st.sampled_from(["", *(each.name.lower() for each in NameReason)]),
            "birth": st.sampled_from(["", *(each.name.lower() for each in BirthReason)]),
        },
        SamePersonConfirmed: {"other": _IDS},
        SamePersonTakenBack: {"other": _IDS},
    }
