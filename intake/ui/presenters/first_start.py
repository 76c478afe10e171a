"""The first start: an organisation, a site, a first coordinator, two sheets of words, a store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.services.doors import Doors, Founded, Founding, Sheet
from intake.ui.presenters import first_start_words as said
from intake.ui.presenters.first_start_state import (
    Answers,
    FirstStartState,
    SheetShown,
    Step,
    WordAsked,
)
from intake.ui.presenters.new_passphrase import DoorTools, NewPassphrase
from intake.ui.presenters.work import Workshop

WORDS_ASKED = 2
_STEPS = tuple(Step)


@dataclass(frozen=True, slots=True)
class FirstStartTools:
    """What the presenter works with."""

    doors: Doors
    workshop: Workshop
    sentence: Callable[[IntakeError, Words], str]
    choose: Callable[[int, int], tuple[int, ...]]
    """Chooses as many different numbers as asked for below a limit."""


class FirstStartPresenter:
    """Walks through the steps; `show` is called with a new state after every change."""

    def __init__(
        self,
        tools: FirstStartTools,
        words: Words,
        show: Callable[[FirstStartState], None],
        finished: Callable[[str], None],
    ) -> None:
        """Begin; `finished` is told the folder of the new store at the end."""
        self._tools, self._words, self._show, self._finished = tools, words, show, finished
        self._answers = Answers(folder=tools.doors.default_folder())
        self._step = Step.LANGUAGE
        door = DoorTools(tools.doors, tools.workshop, tools.sentence)
        self.passphrase = NewPassphrase(door, self._passphrase_changed)
        self._problem = self._progress = ""
        self._founded: Founded | None = None
        self._asked: tuple[tuple[Sheet, int], ...] = ()
        self._typed: dict[int, str] = {}

    @property
    def holds_unseen_words(self) -> bool:
        """Whether closing now would lose words that no paper has yet."""
        return self._founded is not None and self._step is not Step.READY

    def speak(self, words: Words) -> None:
        """Change the language; everything typed stays."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> FirstStartState:
        """Return the state of the screen."""
        title, text = said.heading(self._step, self._words)
        return FirstStartState(
            step=self._step,
            milestones=said.milestones(self._step, self._words),
            title=title,
            text=text,
            language=self._words.language,
            answers=self._answers,
            forward=said.forward(self._step, self._words),
            can_go_back=self._step in {Step.ORGANISATION, Step.PERSON, Step.PLACE}
            or self._step in {Step.ORGANISATION_SHEET, Step.WORDS_BACK},
            can_go_on=self._step is not Step.CREATING,
            passphrase=self.passphrase.state(self._words),
            problem=self._problem,
            progress=self._progress,
            sheet=self._sheet(),
            asked=self._questions(),
        )

    def edit(self, **typed: str) -> None:
        """Take what was typed into the fields named."""
        self._answers = replace(self._answers, **typed)
        self._problem = ""
        self.refresh()

    def suggest(self) -> None:
        """Ask for a generated passphrase."""
        self.passphrase.suggest(self._words.language)

    def type_back(self, place: int, typed: str) -> None:
        """Take one of the words that are typed back from the sheets."""
        self._typed[place] = typed
        self._problem = ""
        self.refresh()

    def go_back(self) -> None:
        """Return to the step before."""
        self._problem = ""
        self._step = _STEPS[max(0, _STEPS.index(self._step) - 1)]
        self.refresh()

    def go_on(self) -> None:
        """Leave the step if nothing keeps it, or say what does."""
        if self._step is Step.READY:
            self._finished(self._answers.folder)
            return
        self._problem = self._objection()
        if not self._problem:
            self._step = _STEPS[_STEPS.index(self._step) + 1]
            if self._step is Step.CREATING:
                self._create()
            if self._step is Step.READY:
                self._forget_words()
        self.refresh()

    def _objection(self) -> str:
        given = self._answers
        if self._step is Step.PERSON:
            return self._objection_to_person(given)
        missing = {
            Step.ORGANISATION: not (given.organisation.strip() and given.site.strip()),
            Step.PLACE: not given.folder.strip(),
            Step.WORDS_BACK: not all(each.is_right for each in self._questions()),
        }
        if missing.get(self._step, False):
            return said.objection(self._step, self._words)
        if self._step is Step.PLACE and self._tools.doors.has_store(given.folder):
            return said.store_is_there(given.folder, self._words)
        return ""

    def _objection_to_person(self, given: Answers) -> str:
        if not given.person.strip():
            return said.objection(Step.PERSON, self._words)
        return self.passphrase.objection(self._words)

    def _passphrase_changed(self, error: IntakeError | None) -> None:
        self._problem = self._tools.sentence(error, self._words) if error else ""
        self.refresh()

    def _create(self) -> None:
        given = self._answers
        founding = Founding(
            folder=given.folder.strip(),
            organisation=given.organisation.strip(),
            site=given.site.strip(),
            person=given.person.strip(),
            passphrase=self.passphrase.first,
            language="es" if self._words.language.startswith("es") else "en",
            key_file=self.passphrase.key_file,
        )
        doors = self._tools.doors
        self._progress = said.progress("", self._words)
        self._tools.workshop.start(
            lambda advance: doors.found(founding, advance),
            self._made,
            self._refused,
            self._advanced,
        )

    def _advanced(self, step: str) -> None:
        self._progress = said.progress(step, self._words)
        self.refresh()

    def _made(self, founded: Founded) -> None:
        self._founded = founded
        self._answers = replace(self._answers, folder=founded.folder)
        self.passphrase.forget()
        self._asked = tuple(
            (sheet, number)
            for sheet in (founded.recovery, founded.organisation)
            for number in sorted(self._tools.choose(WORDS_ASKED, len(sheet.words)))
        )
        self._step = Step.RECOVERY_SHEET
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._problem = self._tools.sentence(error, self._words)
        if self._step is Step.CREATING:
            self._step = Step.PLACE
        self.refresh()

    def _sheet(self) -> SheetShown | None:
        if self._founded is None:
            return None
        sheets: Mapping[Step, Sheet] = {
            Step.RECOVERY_SHEET: self._founded.recovery,
            Step.ORGANISATION_SHEET: self._founded.organisation,
        }
        sheet = sheets.get(self._step)
        if sheet is None:
            return None
        title, explanation = said.sheet(sheet.kind, self._words)
        return SheetShown(sheet.kind, title, explanation, sheet.key_id, sheet.words)

    def _questions(self) -> tuple[WordAsked, ...]:
        if self._step is not Step.WORDS_BACK:
            return ()
        return tuple(
            WordAsked(
                said.word_asked(sheet.kind, number + 1, self._words),
                self._is_right(place, sheet.words[number]),
            )
            for place, (sheet, number) in enumerate(self._asked)
        )

    def _is_right(self, place: int, word: str) -> bool | None:
        typed = self._typed.get(place, "").strip().casefold()
        return (typed == word.casefold()) if typed else None

    def _forget_words(self) -> None:
        """Let go of the sheets: from here on they are on paper only."""
        self._founded, self._asked = None, ()
        self._typed.clear()
