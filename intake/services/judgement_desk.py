"""The services of judgements, in one hand."""

from dataclasses import dataclass

from intake.services.assessing import Assessing
from intake.services.finalising import Finalising
from intake.services.judgement_ports import Notes
from intake.services.logout_notes import LogoutNotes
from intake.services.modes import Modes
from intake.services.reviewing import Reviewing


@dataclass(frozen=True, slots=True)
class JudgementDesk:
    """What a front end asks about judgements."""

    modes: Modes
    assessing: Assessing
    reviewing: Reviewing
    finalising: Finalising
    notes: Notes
    logouts: LogoutNotes
