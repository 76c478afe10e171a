"""What the interview screen needs of an interview desk, be it a store's or a rehearsal."""

from collections.abc import Mapping
from typing import Protocol

from intake.domain.answers import Patch
from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.services.ports import Draft, Progress, Written


class Recording(Protocol):
    """Takes what is said in an interview; `intake.services.interviewing` says how."""

    def answer(
        self,
        interview: InterviewId,
        patches: Mapping[Compartment, Patch],
        /,
        *,
        lang: str = "",
        via: str = "",
        progress: Progress | None = None,
    ) -> Written | None:
        """Record what one act changed."""

    def save_draft(
        self,
        compartment: Compartment,
        interview: InterviewId,
        path: str,
        text: str,
        /,
        *,
        caret: int = 0,
    ) -> Draft:
        """Keep half-typed text."""

    def drop_draft(self, compartment: Compartment, interview: InterviewId, path: str, /) -> None:
        """Forget half-typed text."""

    def pause(self, interview: InterviewId, /) -> Written:
        """Stop the clock."""

    def resume(self, interview: InterviewId, /) -> Written:
        """Go on where it stopped."""

    def leave_section(self, interview: InterviewId, /) -> None:
        """Bring the document up to date."""

    def finish(
        self,
        interview: InterviewId,
        unanswered: tuple[str, ...],
        progress: Progress | None = None,
        /,
        *,
        override: str = "",
    ) -> Written:
        """Finish the questions."""
