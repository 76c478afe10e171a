"""What an interview is begun under: its draw, the guidance in force, training that is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.training import CardVersion


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an interview is begun under."""

    draw: str = ""
    """The commitment of the draw it takes part in."""
    guidance: tuple[CardVersion, ...] = ()
    missing: tuple[str, ...] = ()
    """Guidance in which whoever begins has no current training."""


Conditioned = Callable[[str, str], Conditions]
"""Tells the conditions at a site, given the reason for beginning without current training.

Raises TrainingMissingError where there is none and one is asked for.
"""


def unconditioned(_site: str, _reason: str) -> Conditions:
    """Begin under no conditions."""
    return Conditions()
