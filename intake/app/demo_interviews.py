"""Made-up interviews for a demonstration store: the same people, told again from the same seed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from intake.assets import folder
from intake.domain.answers import Path, SkipReason
from intake.domain.course_errors import NarrativeLockedError, RestrictedFieldsError
from intake.domain.interview import Interview
from intake.forms.model import QuestionKind
from intake.forms.session import FormSession
from intake.forms.views import ChangeSet, RepeatStep
from intake.services.interviewing import Interviewing
from intake.services.ports import Progress

_SAYS_NOTHING: Final = {"pna", "dk", "other", "unknown", "none", "taken_away", "not_told"}
"""Codes that say nothing more; a made-up person says something."""
_NOT_SAID: Final = (SkipReason.NOT_ASKED, SkipReason.NOT_ASKED, SkipReason.NOT_KNOWN)
_HOURS: Final = ("07:30:00.000", "08:00:00.000", "09:30:00.000", "13:00:00.000")


@dataclass(frozen=True, slots=True)
class Story:
    """One made-up person. `says` and `marks` go by the names of questions, in any form."""

    best: str
    today: str
    interpreter: str = ""
    relay: bool = False
    says: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, object] = field(default_factory=dict)
    yes: frozenset[str] = frozenset()


def stories() -> tuple[Story, ...]:
    """Return the people of resources/demo/stories.json, in their order."""
    text = folder("resources").joinpath("demo", "stories.json").read_text(encoding="utf-8")
    return tuple(
        Story(**{**each, "yes": frozenset(each["yes"])}) for each in json.loads(text)["stories"]
    )


class Telling:
    """Tells one story to one form, question by question, as an interviewer would write it."""

    def __init__(
        self, interviewing: Interviewing, session: FormSession, interview: Interview, seed: Random
    ) -> None:
        self._interviewing = interviewing
        self._session = session
        self._interview = interview
        self._chance = seed
        self._tried: set[Path] = set()

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(*self._session.progress())

    def tell(self, story: Story, now: datetime, *, share: float = 1.0) -> tuple[Path, ...]:
        """Answer this share of what is asked, from the beginning; return what stays open."""
        while (path := self._next(share)) is not None:
            self._tried.add(path)
            if path.endswith("]"):
                repeat, _bracket, uid = path.removesuffix("]").rpartition("[")
                self._write(self._session.add_row(repeat, uid))
            else:
                self._say(path, story, now)
        return self._session.unanswered()

    def _say(self, path: Path, story: Story, now: datetime) -> None:
        """Write an answer down, and nothing where the question is closed to this record."""
        try:
            self._write(self._answered(path, story, now))
        except (NarrativeLockedError, RestrictedFieldsError):
            self._write(self._session.skip(path, SkipReason.NOT_ASKED))

    def _next(self, share: float) -> Path | None:
        answered, asked = self._session.progress()
        if answered >= share * asked:
            return None
        return next(self._due(), None)

    def _due(self) -> Iterator[Path]:
        """Yield the questions and rows that nobody has come to yet, in the order of the form."""
        for step in self._session.steps():
            if isinstance(step, RepeatStep):
                row = f"{step.path}[row1]"
                if step.can_add and not step.rows and row not in self._tried:
                    yield row
                continue
            open_ones = (p for p in getattr(step, "paths", (step.path,)) if p not in self._tried)
            yield from (each for each in open_ones if self._session.is_unanswered(each))

    def _answered(self, path: Path, story: Story, now: datetime) -> ChangeSet:
        text = self._text(path, story, now)
        if not text:
            return self._session.skip(path, self._chance.choice(_NOT_SAID))
        change = self._session.answer(path, text, lang=story.today)
        if change.problem is None:
            return change
        return self._session.skip(path, SkipReason.NOT_ASKED)

    def _text(self, path: Path, story: Story, now: datetime) -> str:
        name = path.rpartition("/")[2]
        marked = story.marks.get(name)
        kind = self._session.question(path).question.kind
        if kind.is_choice:
            return self._choice(
                path, name in story.yes, marked, is_one=kind is QuestionKind.SELECT_ONE
            )
        if isinstance(marked, str):
            return marked
        if name in story.says:
            return story.says[name]
        return self._plain(kind, name, now)

    def _plain(self, kind: QuestionKind, name: str, now: datetime) -> str:
        if kind is QuestionKind.INTEGER:
            return str(self._chance.randint(0, 2))
        if kind is QuestionKind.TIME:
            return self._chance.choice(_HOURS)
        if kind is QuestionKind.DATE and name == "court_date":
            return (now + timedelta(days=self._chance.randint(2, 60))).date().isoformat()
        return ""

    def _choice(self, path: Path, says_yes: bool, marked: object, *, is_one: bool) -> str:  # noqa: FBT001
        codes = [each.code for each in self._session.choices(path)]
        wanted = [marked] if isinstance(marked, str) else marked if isinstance(marked, list) else []
        fitting = [each for each in wanted if each in codes]
        if not fitting and {"yes", "no"} <= set(codes):
            fitting = ["yes" if says_yes else "no"]
        if not fitting:
            telling = [each for each in codes if each not in _SAYS_NOTHING] or codes
            fitting = self._chance.sample(telling, 1) if telling else []
        return " ".join(fitting[:1] if is_one else fitting)

    def _write(self, change: ChangeSet) -> None:
        self._interviewing.answer(self._interview.id, change.patches, progress=self.progress)
