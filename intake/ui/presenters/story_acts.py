"""What is done to a story beside its words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranslationGiven:
    """A translation that somebody wrote: its text, its language, and the translator's code."""

    text: str
    lang: str
    by: str


StoryAct = TranslationGiven | tuple[str, str, int, int]
"""It is translated, or words are put apart: the text, the kind, and from where to where."""
