"""How answers were last exported: what the next dialog proposes. Never where to, nor with names."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """The choices that stay the same from one export to the next."""

    layout: str = ""
    language: str = ""
    """Of the labels; empty for none."""
    bom: bool = False


class ExportMemory(Protocol):
    """Keeps the last choices."""

    def recall(self) -> ExportChoices:
        """Return them."""

    def remember(self, choices: ExportChoices) -> None:
        """Keep these from now on."""


class ShortMemory:
    """Remembers as long as it lives."""

    def __init__(self) -> None:
        self._choices = ExportChoices()

    def recall(self) -> ExportChoices:
        """Return the last choices."""
        return self._choices

    def remember(self, choices: ExportChoices) -> None:
        """Keep these from now on."""
        self._choices = choices
