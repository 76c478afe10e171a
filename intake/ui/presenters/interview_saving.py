"""What the disk has acknowledged of one interview, and what it still owes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.domain.answers import Patch
from intake.domain.compartments import Compartment
from intake.domain.errors import DiskFullError, FailingDiskError, IntakeError
from intake.domain.ids import InterviewId
from intake.services.ports import Progress, Written
from intake.ui.presenters.interview_state import Saving
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.recording import Recording

_OF_DISK: Final = (DiskFullError, FailingDiskError)
"""What holds back all that comes behind; any other refusal is of that one change alone."""


@dataclass(slots=True, eq=False)
class _Unsaved:
    """A change that the form session has and the disk has not acknowledged."""

    patches: Mapping[Compartment, Patch]
    lang: str
    progress: Progress
    is_refused: bool = False


@dataclass(slots=True, eq=False)
class _Attempt:
    """Changes sent one behind the other: none is written once the disk refused one."""

    refused: IntakeError | None = None
    is_told: bool = False


class SaveQueue:
    """Sends changes to the writer lane in order, and keeps those that the disk refused."""

    def __init__(
        self,
        interviewing: Recording,
        writer: Lane,
        interview: InterviewId,
        changed: Callable[[], None],
    ) -> None:
        self._interviewing = interviewing
        self._writer = writer
        self._interview = interview
        self._changed = changed
        self._waiting: list[_Unsaved] = []
        self._attempt = _Attempt()
        self.saving = Saving.NOTHING
        self.saved_at: datetime | None = None
        self.failure: IntakeError | None = None

    @property
    def is_owed(self) -> bool:
        """Whether a change has not been acknowledged yet."""
        return bool(self._waiting)

    def send(self, patches: Mapping[Compartment, Patch], lang: str, progress: Progress) -> None:
        """Queue one act's change, behind what the disk refused before."""
        if self._attempt.is_told:
            self.try_again()
        self._send(_Unsaved(patches, lang, progress))

    def try_again(self) -> None:
        """Send again, in order, what the disk refused."""
        self.failure = None
        held = self._attempt.is_told
        if held:
            self._attempt = _Attempt()
        again = [each for each in self._waiting if held or each.is_refused]
        self._waiting = [each for each in self._waiting if each not in again]
        for each in again:
            self._send(each)

    def acknowledged(self, written: Written) -> None:
        """Note the disk's word."""
        self.saved_at = written.at
        if not self._waiting:
            self.saving, self.failure = Saving.SAVED, None
        self._changed()

    def draft_acknowledged(self, at: datetime) -> None:
        """Note that half-typed text is kept."""
        self.saved_at = at
        if not self._waiting:
            self.saving = Saving.DRAFT
        self._changed()

    def failed(self, error: IntakeError) -> None:
        """Note that the disk refused; nothing is dropped."""
        self.saving, self.failure = Saving.FAILED, error
        self._changed()

    def _send(self, unsaved: _Unsaved) -> None:
        self._waiting.append(unsaved)
        unsaved.is_refused = False
        self.saving, attempt = Saving.SAVING, self._attempt

        def written(word: Written | None) -> None:
            self._waiting.remove(unsaved)
            if word is not None:
                self.acknowledged(word)

        def refused(error: IntakeError) -> None:
            if attempt is self._attempt:
                attempt.is_told = attempt.is_told or error is attempt.refused
                unsaved.is_refused = True
                self.failed(error)

        self._writer.run(lambda: self._write(unsaved, attempt), written, refused)

    def _write(self, unsaved: _Unsaved, attempt: _Attempt) -> Written | None:
        """Write one change, unless the disk refused one before it, which would go on top later."""
        if attempt.refused is not None:
            raise attempt.refused
        try:
            return self._interviewing.answer(
                self._interview, unsaved.patches, lang=unsaved.lang, progress=unsaved.progress
            )
        except _OF_DISK as error:
            attempt.refused = error
            raise
