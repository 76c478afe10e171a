"""Questions about judgements; implements `services.judgement_ports.JudgementReading`."""

from collections.abc import Sequence

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.events import SessionClosed
from intake.domain.ids import InterviewId, OrganisationId
from intake.domain.judgement_events import NoteOpened
from intake.domain.judgements import Place
from intake.domain.organisation_mode import InForce
from intake.domain.standing import Standing
from intake.domain.states import State
from intake.ledger.bodies.assessments import NOTE_OPENED
from intake.ledger.event_codec import SESSION_CLOSED
from intake.services.logout_notes import LogoutNote
from intake.storage import entries, judgement_rows
from intake.storage.files import StoreFiles


class SqlJudgements:
    """Reads with connections of its own, one for each thread that asks; never writes."""

    def __init__(self, files: StoreFiles, org: OrganisationId) -> None:
        self._files = files
        self._org = org

    def standing(self, interview: InterviewId) -> Standing:
        """Return the judgements of one record, and what follows from them."""
        with self._files.reading(Compartment.CORE) as connection:
            return judgement_rows.standing_of(connection, bytes.fromhex(interview))

    def in_force(self) -> InForce:
        """Return the mode of the own organisation now."""
        with self._files.reading(Compartment.CORE) as connection:
            return judgement_rows.in_force(connection, bytes.fromhex(self._org))

    def logout_notes(self) -> tuple[LogoutNote, ...]:
        """Return every logout that is here and carries a note, oldest first."""
        where = "type IN (?, ?) AND subject IS NULL"
        with self._files.reading(Compartment.CORE) as connection:
            found = list(entries.happened(connection, where, (SESSION_CLOSED, NOTE_OPENED)))
        opened = {
            each.event.of: each.event.text for each in found if isinstance(each.event, NoteOpened)
        }
        return tuple(
            LogoutNote(
                place := Place(each.header.chain, each.header.seq),
                each.header.actor,
                each.header.wall,
                each.event.sealed_note,
                opened.get(place, ""),
            )
            for each in found
            if isinstance(each.event, SessionClosed) and each.event.sealed_note
        )

    def states(self, states: Sequence[State]) -> tuple[tuple[InterviewId, CaseCode, State], ...]:
        """Return the records in these states: id, case code, state; by case code."""
        places = ", ".join("?" * len(states))
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(
                f"SELECT uid, case_code, state FROM interview WHERE state IN ({places})"  # noqa: S608
                " ORDER BY case_code",
                tuple(each.value for each in states),
            ).fetchall()
        return tuple(
            (InterviewId(uid.hex()), CaseCode(code), State(state)) for uid, code, state in rows
        )
