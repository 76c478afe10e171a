"""The stories of one interview and their translations, also when no question is asked any more."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.forms.model import QuestionKind
from intake.i18n import Words
from intake.services.testimony import Translation
from intake.ui.presenters.export import Subject
from intake.ui.presenters.interview_state import Pair, QuestionBlock
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.story_acts import TranslationGiven

_NOBODYS: Final = Compartment.IDENTITY
"""What tells who somebody is stays out of this list."""


@dataclass(frozen=True, slots=True)
class Told:
    """One story as it was told, with the question."""

    path: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryTools:
    """What the presenter works with."""

    read: Callable[[InterviewId, str], tuple[tuple[Told, ...], tuple[Translation, ...]]]
    """Returns the stories, the questions in a language, and every translation."""
    translate: Callable[[InterviewId, str, TranslationGiven], object]
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class StoriesState:
    """The dialog. `is_known` is False until the store has answered."""

    code: str
    stories: tuple[QuestionBlock, ...]
    is_known: bool
    problem: str


class StoriesPresenter:
    """Reads the stories, and puts a translation beside one."""

    def __init__(
        self,
        tools: StoryTools,
        subject: Subject,
        words: Words,
        show: Callable[[StoriesState], None],
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._stories: tuple[QuestionBlock, ...] = ()
        self._is_known = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        job = partial(self._tools.read, self._subject.id, self._words.language)
        self._tools.reader.run(job, self._came, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language of the questions; the stories stay in their own."""
        self._words = words
        self.open()

    def translate(self, path: str, given: TranslationGiven) -> None:
        """Put a translation beside a story."""
        self._error = None
        job = partial(self._tools.translate, self._subject.id, path, given)
        self._tools.writer.run(job, lambda _written: self.open(), self._refused)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> StoriesState:
        """Return the state of the dialog."""
        error = self._error
        problem = self._tools.sentence(error, self._words) if error is not None else ""
        return StoriesState(self._subject.code, self._stories, self._is_known, problem)

    def _came(self, found: tuple[tuple[Told, ...], tuple[Translation, ...]]) -> None:
        stories, made = found
        self._stories = tuple(
            replace(_block(each), translations=tuple(e for e in made if e.path == each.path))
            for each in stories
        )
        self._is_known = True
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()


def is_story(kind: QuestionKind, compartment: Compartment) -> bool:
    """Tell whether a question holds a story that may be listed here."""
    return kind is QuestionKind.MULTILINE and compartment is not _NOBODYS


def _block(told: Told) -> QuestionBlock:
    return QuestionBlock(
        told.path,
        QuestionKind.MULTILINE,
        "",
        Pair(told.question),
        Pair(""),
        (),
        told.text,
        None,
        None,
        0,
        "",
        is_required=False,
        is_readonly=True,
        is_identity=False,
        may_translate=True,
    )
