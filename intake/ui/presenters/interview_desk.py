"""What the interview presenter works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.services.interviewing import Interviewing
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class Desk:
    """What the presenter works with."""

    interviewing: Interviewing
    writer: Lane
    new_uid: Callable[[], str]
    """A short random name for a new row."""
    sentence: Callable[[IntakeError, Words], str]
    """The words for an error."""
    native_name: Callable[[str], str]
    local_time: Callable[[datetime, Words], str]
