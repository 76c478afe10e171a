"""Any event of draws, training and guidance, for properties of the codec."""

from hypothesis import strategies as st

from intake.domain.draw_events import DrawCommitted, DrawRevealed, ReviewDrawn, ReviewNotDrawn
from intake.domain.events import Event
from intake.domain.training import CardVersion
from intake.domain.training_events import (
    PracticeDone,
    TrainingConfirmed,
    TrainingExcepted,
    TrainingPolicySet,
    TrainingRecorded,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
CARDS = st.builds(CardVersion, TEXT, TEXT, HASHES)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)


def draws() -> dict[type[Event], dict[str, st.SearchStrategy[object]]]:
    """Return what these events are built from where their types do not say it."""
    return {
        DrawCommitted: {"commitment": HASHES},
        ReviewDrawn: {"ticket": HASHES},
        ReviewNotDrawn: {"ticket": HASHES},
        DrawRevealed: {"secret": HASHES},
        TrainingRecorded: {"person": IDS, "card": CARDS},
        TrainingConfirmed: {"chain": IDS},
        PracticeDone: {"card": CARDS},
        TrainingPolicySet: {"required": TEXTS},
        TrainingExcepted: {"record": IDS, "missing": TEXTS},
    }
