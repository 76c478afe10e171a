"""What the last answers of a case say of tonight, and of harm; for the coordinator's Monday."""

from collections.abc import Iterator
from typing import Final

from intake.services.day_ports import RecentCase

_MINORS: Final = frozenset({"age_0_4", "age_5_11", "age_12_17"})
_HARM: Final = ("hurt", "threatened", "held", "taken")
ASKED: Final = frozenset(
    {"safe_tonight", "medicine", "medicine_here", "on_own", "travel_with", "age_band", *_HARM}
)
"""The questions that are read, by the last part of their path."""


def answers_of(case: RecentCase) -> dict[str, str]:
    """Return the answers of a case, by the last part of their path."""
    return {path.rpartition("/")[2]: text for path, text in case.answers.items()}


def dangers(said: dict[str, str]) -> Iterator[str]:
    """Yield what cannot wait, as codes."""
    if said.get("safe_tonight") == "no":
        yield "unsafe"
    is_minor = said.get("age_band") in _MINORS and said.get("travel_with") == "alone"
    if said.get("on_own") == "yes" or is_minor:
        yield "child_alone"
    if said.get("medicine") == "yes" and said.get("medicine_here") == "no":
        yield "medicine"


def tells_of_harm(said: dict[str, str]) -> bool:
    """Tell whether a person said yes to any question about harm."""
    return any(said.get(each) == "yes" for each in _HARM)
