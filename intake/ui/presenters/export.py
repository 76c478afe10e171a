"""What both ways of taking an interview out share: tools, a subject, stages."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.services.handing_over import HandingOver
from intake.services.reporting import Reporting
from intake.services.sharing_preview import Previewing
from intake.ui.presenters.work import Workshop


class Stage(StrEnum):
    """How far a dialog is."""

    ASKING = "asking"
    WORKING = "working"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ExportTools:
    """What both presenters work with."""

    reporting: Reporting
    handing_over: HandingOver
    workshop: Workshop
    read_file: Callable[[str], bytes]
    sentence: Callable[[IntakeError, Words], str]
    new_name: Callable[[], str]
    """A random name: the outside of a bundle tells nothing."""
    can_read_identity: bool
    previewing: Previewing | None = None
    """Looks what would leave; None where nothing is sent."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The interview that is taken out."""

    id: InterviewId
    code: str
