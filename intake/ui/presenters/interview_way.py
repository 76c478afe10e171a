"""The way through a form, asked of the session once for each change and not for each look."""

from collections.abc import Mapping

from intake.domain.answers import Path, Value
from intake.forms.session import FormSession
from intake.forms.views import ChangeSet, RepeatStep, SectionView, Step, paths_of
from intake.services.ports import Progress


class Way:
    """What a session says of its steps; `forget` when an answer has changed."""

    def __init__(self, session: FormSession) -> None:
        self._session = session
        self._sections: tuple[SectionView, ...] | None = None
        self._steps: Mapping[str, Step] = {}
        self._homes: Mapping[str, tuple[str, int, int]] = {}

    def forget(self) -> None:
        """Ask anew next time: an answer, a skip or a row has changed."""
        self._sections = None

    @property
    def sections(self) -> tuple[SectionView, ...]:
        """The sections, with their steps and how far they are."""
        if self._sections is None:
            self._sections = self._session.sections()
            steps: dict[str, Step] = {}
            homes: dict[str, tuple[str, int, int]] = {}
            for section in self._sections:
                for place, step in enumerate(section.steps, start=1):
                    steps[step_key(step)] = step
                    homes[step_key(step)] = (section.path, place, len(section.steps))
            self._steps, self._homes = steps, homes
        return self._sections

    @property
    def steps(self) -> Mapping[str, Step]:
        """The steps by the name of their page, in order."""
        return self._steps if self.sections else {}

    @property
    def progress(self) -> Progress:
        """How many questions on the way are answered or skipped, and how many there are."""
        return Progress(
            sum(each.answered for each in self.sections), sum(each.total for each in self.sections)
        )

    def home(self, key: str) -> tuple[str, int, int]:
        """Return the section of a page, which page of it it is, and how many it has."""
        return self._homes.get(key, ("", 0, 0)) if self.sections else ("", 0, 0)

    def beside(self, key: str, by: int) -> str | None:
        """Return the page so many steps on; None beyond either end."""
        keys = tuple(self.steps)
        place = (keys.index(key) if key in self._steps else len(keys)) + by
        return keys[place] if 0 <= place < len(keys) else None

    def first_open(self) -> str | None:
        """Return the first page with a question that has neither an answer nor a reason."""
        is_left = self._session.is_unanswered
        pages = self.steps.items()
        return next((key for key, step in pages if any(map(is_left, paths_of(step)))), None)

    def first_of(self, section: str) -> str | None:
        """Return the first page of a section."""
        return next((key for key in self.steps if self._homes[key][0] == section), None)

    def in_row(self, row: str) -> str | None:
        """Return the first page of a row of a repeat."""
        return next((key for key in self.steps if f"{key}/".startswith(f"{row}/")), None)

    def holding(self, path: Path) -> str | None:
        """Return the page on which a question stands."""
        return next((key for key, step in self.steps.items() if path in paths_of(step)), None)


def step_key(step: Step) -> str:
    """Return the name of a step: it stays the same while other steps come and go."""
    return step.path + "[]" if isinstance(step, RepeatStep) else step.path


def given_back(session: FormSession, path: Path, former: Value) -> ChangeSet:
    """Give a question the value back that it had."""
    if former.skip is not None:
        return session.skip(path, former.skip)
    if not former.v:
        return session.clear(path)
    spans = former.spans
    return session.answer(path, former.v, lang=former.lang, spans=spans, insist=True)
