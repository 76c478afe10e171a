"""What the interview presenter works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from intake.domain.course import FormGuard
from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash
from intake.domain.interview import NO_GUARD
from intake.i18n import Words
from intake.ui.presenters.interview_files import FileDesk
from intake.ui.presenters.interview_testimony import NameDesk
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.recording import Recording


class ColumnMemory:
    """What this person chose last; this one remembers as long as it lives."""

    def __init__(self) -> None:
        self._chosen = ("", "")

    def recall(self) -> tuple[str, str]:
        """Return the leading and the second language; empty where none was chosen."""
        return self._chosen

    def remember(self, lead: str, second: str) -> None:
        """Keep a choice."""
        self._chosen = (lead, second)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the presenter works with."""

    interviewing: Recording
    writer: Lane
    new_uid: Callable[[], str]
    """A short random name for a new row."""
    sentence: Callable[[IntakeError, Words], str]
    """The words for an error."""
    native_name: Callable[[str], str]
    local_time: Callable[[datetime, Words], str]
    columns: ColumnMemory = field(default_factory=ColumnMemory)
    files: FileDesk | None = None
    names: NameDesk | None = None
    guard: Callable[[FormHash], FormGuard] = lambda _form: NO_GUARD
    """What a form keeps closed at some time."""
