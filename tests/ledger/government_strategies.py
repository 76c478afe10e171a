"""Any event of a government's steps and of inside sources, for properties of the codec."""

from hypothesis import strategies as st

from intake.domain.approximate_dates import ApproximateDate
from intake.domain.chronology import HarmLink, Step
from intake.domain.chronology_events import StepCorrected, StepNoted
from intake.domain.events import Event
from intake.domain.judgements import Reason
from intake.domain.sources import InsideSource, SourceNoted, SourceSaid
from intake.ledger import canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
COUNTS = st.integers(0, canonical.MAX_INTEGER)
STEPS = st.builds(
    Step,
    IDS,
    when=st.builds(ApproximateDate, TEXT, TEXT),
    screening=COUNTS,
    occasion=COUNTS,
    times=st.none() | COUNTS,
    place=TEXT,
    hour=TEXT,
    agency=TEXT,
    programme=TEXT,
    reasons=st.lists(st.sampled_from(Reason), max_size=2).map(tuple),
    own_opinion=st.none() | st.booleans(),
    missed=TEXT,
    note=TEXT,
    role=TEXT,
    day=TEXT,
    harm=st.lists(st.builds(HarmLink, IDS, TEXT), max_size=2).map(tuple),
)


def government() -> dict[type[Event], dict[str, st.SearchStrategy[object]]]:
    """Return what these events are built from where their types do not say it."""
    return {
        StepNoted: {"step": STEPS},
        StepCorrected: {"former": IDS, "step": STEPS, "why": TEXT},
        SourceNoted: {"source": st.builds(InsideSource, IDS, TEXT, TEXT, TEXT)},
        SourceSaid: {"source": IDS, "record": IDS, "step": IDS, "text": TEXT},
    }
