"""Where an interview on the screen stands, and which of its questions are closed for now."""

from collections.abc import Callable

from intake.domain.answers import Patch, Path, Value
from intake.domain.course import FormGuard
from intake.domain.course_errors import NarrativeLockedError, RestrictedFieldsError
from intake.domain.errors import IntakeError
from intake.domain.events import Event
from intake.domain.ids import FormHash
from intake.domain.interview import Interview, after
from intake.domain.states import TAKES_ANSWERS, State
from intake.forms.model import generic
from intake.forms.views import ChangeSet
from intake.i18n import Words
from intake.i18n.languages import normal_tag


class InterviewCourse:
    """Follows an interview by its events, as the disk acknowledges them."""

    def __init__(self, interview: Interview, guard: Callable[[FormHash], FormGuard]) -> None:
        self.interview = interview
        self._guard = guard(interview.form)

    @property
    def said_in(self) -> str:
        """The language that is spoken today (BCP 47): what is typed was said in it."""
        spoken = self.interview.languages
        return normal_tag(spoken.used or spoken.today) if spoken is not None else ""

    def take(self, event: Event) -> None:
        """Note what happened."""
        self.interview = after(self.interview, event)

    def heard(self, change: ChangeSet) -> None:
        """Note what an answer says of a lawyer of the person's own."""
        if self.interview.state not in TAKES_ANSWERS:
            return
        for patch in change.patches.values():
            noted = self.interview.counsel(patch, self._guard)
            if noted is not None:
                self.take(noted)

    def closed(self, path: Path, words: Words) -> str:
        """Return why a question is closed now, in words; empty where it is open."""
        error = self._refusal(path)
        if error is None:
            return ""
        if isinstance(error, NarrativeLockedError):
            if error.is_asked:
                return words.gettext(
                    "This waits for the lawyer. When the lawyer agrees, note it with F8."
                )
            return words.gettext("First ask whether the person has a lawyer.")
        asked = generic(path)
        if self._is_restricted and asked not in self._guard.referral:
            return words.gettext("Without permission only what a referral needs is asked.")
        if self.interview.are_sensitive_closed and asked in self._guard.sensitive:
            return words.gettext("By law this waits for a permission on paper.")
        return words.gettext(
            "This opens when the person comes to it by themselves. If they do, note it with F8."
        )

    @property
    def _is_restricted(self) -> bool:
        standing = self.interview
        state = standing.course.resumes_to if standing.state is State.PAUSED else standing.state
        return state is State.OPEN_RESTRICTED

    def _refusal(self, path: Path) -> IntakeError | None:
        asked = Patch(path, ((path, Value("-")),))
        try:
            self.interview.demand_open(asked, self._guard)
        except (NarrativeLockedError, RestrictedFieldsError) as error:
            return error
        return None
