"""A translation: a second text beside an answer, which stays as it was said."""

from dataclasses import dataclass

from intake.domain.answers import Path
from intake.domain.events import Event


@dataclass(frozen=True, slots=True)
class TranslationRecorded(Event):
    """Somebody put an answer into another language; it stands in the answer's compartment."""

    path: Path
    lang: str
    """BCP 47 tag of the translation."""
    text: str
    """With the same marks for names that are kept apart as the original."""
    by: str
    """The translator's code, never a name."""
