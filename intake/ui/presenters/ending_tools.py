"""What the screens after the questions work with, and what they know of one interview."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.i18n import Words
from intake.services.application import Application
from intake.services.reading_back import Ending, ending
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class EndingTools:
    """The store, its lanes, and the words for what they say."""

    application: Application
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    native_name: Callable[[str], str]
    moment: Callable[[datetime, Words], str]
    """Writes a time in the zone of the place."""


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """One interview after its questions, as the store has it."""

    interview: Interview
    session: FormSession
    ending: Ending
    may_read_names: bool
    statements: int = 0
    """How often the person has said again that they are afraid."""

    @property
    def via(self) -> str:
        """Through whom it is said."""
        languages = self.interview.languages
        return languages.via if languages is not None else ""

    @property
    def spoken(self) -> str:
        """The language that is spoken with the person, or nothing where that is not known."""
        languages = self.interview.languages
        return (languages.used or languages.today) if languages is not None else ""


def facts_of(application: Application, interview: InterviewId) -> EndingFacts:
    """Read one interview; called beside the thread that paints."""
    reading = application.reading
    whole = reading.interview(interview)
    return EndingFacts(
        whole,
        application.shelf.session(whole),
        ending(reading, interview),
        reading.can_read(Compartment.IDENTITY),
        len(reading.following(interview)),
    )


class Act:
    """One act at a time on the writer's lane; the sentence of what went wrong stays until then."""

    def __init__(self, tools: EndingTools, changed: Callable[[], None]) -> None:
        self._tools, self._changed = tools, changed
        self.is_busy = False
        self._error: IntakeError | None = None

    def run(
        self,
        job: Callable[[], object],
        then: Callable[[], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Do it, unless something else is under way; exactly one of the others is called then."""
        if self.is_busy:
            return
        self.is_busy, self._error = True, None
        self._changed()

        def done(_result: object) -> None:
            self.is_busy = False
            then()

        def refused(error: IntakeError) -> None:
            self.is_busy, self._error = False, error
            self._changed()
            failed()

        self._tools.writer.run(job, done, refused)

    def failure(self, words: Words) -> str:
        """Return the sentence of what went wrong last."""
        return self._tools.sentence(self._error, words) if self._error is not None else ""
