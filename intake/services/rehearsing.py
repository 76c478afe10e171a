"""Trying a form out: the interview is made up, and nothing of it is kept anywhere."""

from collections.abc import Mapping

from intake.domain.answers import Patch
from intake.domain.case_codes import RANDOM_BYTES, case_code
from intake.domain.compartments import Compartment
from intake.domain.events import InterviewOpened
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview, after, opened
from intake.forms.model import FormDef
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.services.ports import Draft, Progress, Written


class Rehearsal:
    """Takes what an interview desk takes, and forgets it: no store, no file, no ledger."""

    def __init__(self, form: FormDef, form_hash: FormHash, surroundings: Surroundings) -> None:
        """Begin with an empty form."""
        self._surroundings = surroundings
        randomness = surroundings.randomness
        first = InterviewOpened(
            form_hash, form.form_id, form.version, case_code(randomness(RANDOM_BYTES))
        )
        self.interview: Interview = opened(InterviewId(randomness(16).hex()), first)
        self.session = FormSession(form, surroundings=surroundings)
        self._acts = 0

    def answer(
        self,
        _interview: InterviewId,
        _patches: Mapping[Compartment, Patch],
        *,
        lang: str = "",  # noqa: ARG002 - the shape of the interview desk
        via: str = "",  # noqa: ARG002 - the same
        progress: Progress | None = None,  # noqa: ARG002 - the same
    ) -> Written | None:
        """Take an answer."""
        return self._forgotten()

    def save_draft(
        self,
        _compartment: Compartment,
        interview: InterviewId,
        path: str,
        text: str,
        *,
        caret: int = 0,
    ) -> Draft:
        """Take half-typed text."""
        return Draft(interview, path, text, caret, self._surroundings.now())

    def drop_draft(self, _compartment: Compartment, _interview: InterviewId, _path: str) -> None:
        """Forget half-typed text."""

    def pause(self, _interview: InterviewId) -> Written:
        """Stop the clock."""
        self.interview = after(self.interview, self.interview.pause())
        return self._forgotten()

    def resume(self, _interview: InterviewId) -> Written:
        """Go on where it stopped."""
        self.interview = after(self.interview, self.interview.resume())
        return self._forgotten()

    def leave_section(self, _interview: InterviewId) -> None:
        """Do nothing: there is no document to bring up to date."""

    def finish(
        self,
        _interview: InterviewId,
        unanswered: tuple[str, ...],
        _progress: Progress | None = None,
        *,
        override: str = "",
    ) -> Written:
        """Finish, under the rules of an interview."""
        self.interview = after(self.interview, self.interview.finish(unanswered, override))
        return self._forgotten()

    def _forgotten(self) -> Written:
        self._acts += 1
        return Written("", self._acts, self._surroundings.now())
