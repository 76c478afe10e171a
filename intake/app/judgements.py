"""The services of judgements for one open store."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from intake.domain.compartments import Compartment
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
    reading, notes = store.judgements, store.notes
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


def _core_of(store: OpenStore) -> Callable[[], AbstractContextManager[JudgedRecords]]:
    return lambda: store.records(Compartment.CORE)
