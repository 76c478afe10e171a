"""“Nothing changed since …”: one key closes a follow-up, and nobody retells what is on file."""

from typing import Final

from intake.domain.answers import SkipReason
from intake.domain.day_errors import DayRefusedError
from intake.domain.ids import InterviewId
from intake.forms.session import FormSession
from intake.services.form_shelf import FormShelf
from intake.services.interviewing import Interviewing
from intake.services.ports import Progress, Reading, Written

FORM: Final = "intake_f5"
CHANGED: Final = "changes/changed"
SINCE: Final = "changes/since"
NO: Final = "no"


def may_close(session: FormSession) -> bool:
    """Tell whether this is a follow-up in which the question about changes is open or says no."""
    if session.form.form_id != FORM:
        return False
    return session.question(CHANGED).value.v in ("", NO)


class FollowUp:
    """Closes follow-ups, in the session of one person."""

    def __init__(self, interviewing: Interviewing, reading: Reading, shelf: FormShelf) -> None:
        self._interviewing, self._reading, self._shelf = interviewing, reading, shelf

    def nothing_changed(self, interview: InterviewId) -> Written:
        """Note that nothing changed, and finish; what else is open was not asked.

        Raises DayRefusedError for another form, or where a change was noted already.
        """
        session = self._shelf.session(self._reading.interview(interview))
        if not may_close(session):
            raise DayRefusedError("changed")
        changes = [session.answer(CHANGED, NO)]
        changes += [session.skip(path, SkipReason.NOT_ASKED) for path in session.unanswered()]
        progress = Progress(*session.progress())
        for change in changes:
            self._interviewing.answer(interview, change.patches, progress=progress)
        return self._interviewing.finish(interview, (), progress)
