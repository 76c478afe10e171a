"""The sealed notes of logouts: every one carries a note, and used or not they look the same."""

from dataclasses import dataclass
from typing import Protocol

from intake.domain.ids import NO_RECORD, PersonId
from intake.domain.judgement_events import NoteOpened
from intake.domain.judgements import Place
from intake.services.judgement_ports import Notes, OpenJudged
from intake.services.ports import OpenJudgement, Written


@dataclass(frozen=True, slots=True)
class LogoutNote:
    """A logout with its note, and what the auditor wrote of it."""

    of: Place
    person: PersonId
    wall: int
    sealed: str
    opened: str = ""


class LogoutReading(Protocol):
    """Where they are."""

    def logout_notes(self) -> tuple[LogoutNote, ...]:
        """Return every logout that is here and carries a note, oldest first."""


class LogoutNotes:
    """What an auditor who comes to the site, or has its store, may open."""

    def __init__(
        self,
        open_records: OpenJudged,
        reading: LogoutReading,
        open_judgement: OpenJudgement,
        notes: Notes,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._open_judgement = open_judgement
        self._notes = notes

    def rows(self) -> tuple[LogoutNote, ...]:
        """Return every logout that carries a note, oldest first."""
        return self._reading.logout_notes()

    def open(self, of: Place, passphrase: str) -> Written:
        """Open one that was sealed to the person at the device, and write what it says.

        Raises NotGrantedError for anybody else, and WrongPassphraseError.
        """
        sealed = next((each.sealed for each in self.rows() if each.of == of), "")
        text = self._notes.open(sealed, passphrase)
        with self._open_judgement(passphrase) as sign, self._open_records() as records:
            written = records.append_judged(NoteOpened(of, text), NO_RECORD, sign)
            records.checkpoint()
        return written
