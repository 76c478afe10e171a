"""What a person wants to be called, for the moment in which somebody holds a key, and no longer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from intake.domain.answers import Document, Path
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.interview import Interview
from intake.ui.presenters.lane import Lane

ALIAS: Final[Path] = "about_you/name"
"""The question "What would you like us to call you?" of the built-in questionnaires."""

Ask = Callable[[str, Callable[[str], None]], None]
"""Tells the alias of an interview, or nothing where none was given, to who asks for it."""


class ReadsAlias(Protocol):
    """Reads one interview, and what its person said of themselves."""

    def can_read(self, compartment: Compartment, /) -> bool:
        """Whether a key for it is here."""

    def interview(self, interview: InterviewId, /) -> Interview:
        """Return it as it stands."""

    def document(self, interview: InterviewId, compartment: Compartment, /) -> Document:
        """Return what one compartment holds of it."""


@dataclass(frozen=True, slots=True)
class AliasDesk:
    """Asks the store, and keeps nothing."""

    reading: ReadsAlias
    reader: Lane

    @property
    def asking(self) -> Ask | None:
        """How it is asked for; None where whoever is here may not know it."""
        return self.ask if self.reading.can_read(Compartment.IDENTITY) else None

    def ask(self, interview: str, told: Callable[[str], None]) -> None:
        """Tell the alias; where it cannot be read, nothing is told."""
        self.reader.run(lambda: self._read(InterviewId(interview)), told, _nothing)

    def _read(self, interview: InterviewId) -> str:
        """Return the alias; a later statement of the same person has that of the first."""
        said = self.reading.document(interview, Compartment.IDENTITY).values.get(ALIAS)
        if said is not None and said.v:
            return said.v
        follows = self.reading.interview(interview).follows
        return self._read(follows) if follows != NO_RECORD else ""


def _nothing(_error: IntakeError) -> None:
    """Say nothing: the code is enough to go on."""
