"""The services of judgements for one open store."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from intake.domain.compartments import Compartment
from intake.domain.ids import PersonId
from intake.services.assessing import Assessing
from intake.services.finalising import Finalising
from intake.services.judgement_desk import JudgementDesk
from intake.services.judgement_ports import JudgedRecords
from intake.services.judging import Judging
from intake.services.logout_notes import LogoutNotes
from intake.services.modes import Modes
from intake.services.ports import OpenJudgement
from intake.services.reviewing import Reviewing
from intake.storage.open_store import OpenStore


def judgement_desk(store: OpenStore, open_judgement: OpenJudgement) -> JudgementDesk:
    """Assemble the services around one person's session at one store."""
    reading, notes = store.judgements, StoreNotes(store)
    begin = _core_of(store)
    judging = Judging(begin, open_judgement, notes.seal, store.session.person)
    return JudgementDesk(
        modes=Modes(begin, reading, open_judgement),
        assessing=Assessing(judging, reading, notes),
        reviewing=Reviewing(judging, reading, store.session.person),
        finalising=Finalising(judging, reading),
        notes=notes,
        logouts=LogoutNotes(begin, reading, open_judgement, notes),
    )


class StoreNotes:
    """Sealed notes by the roster and the keys of a store."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def auditor(self) -> PersonId | None:
        """Return to whom notes are sealed; None: nobody, and nobody ever reads them."""
        return self._store.auditor()

    def seal(self, text: str) -> str:
        """Seal a note, or nothing; raises NoteTooLongError."""
        return self._store.seal_note(text)

    def open(self, sealed: str, passphrase: str) -> str:
        """Return what a note to the person at the device says; empty where it says nothing."""
        return self._store.open_note(sealed, passphrase)

    def leave(self, text: str) -> None:
        """Put a note into the logout that ends this session."""
        self._store.leave_note(text)


def _core_of(store: OpenStore) -> Callable[[], AbstractContextManager[JudgedRecords]]:
    return lambda: store.records(Compartment.CORE)
