"""A drill: the words of a sheet are typed, it is said what they are good for, nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.i18n.formats import moment_text
from intake.services.people_doors import Drill
from intake.ui.presenters import recovery_sheet_words as said
from intake.ui.presenters.drill_schedule import DrillSchedule
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.recovery_words import Lists, WordEntry, WordsState

SHEETS = ("recovery", "organisation")


@dataclass(frozen=True, slots=True)
class SheetOption:
    """One of the two sheets."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class DrillState:
    """The dialog of a drill."""

    sheets: tuple[SheetOption, ...]
    sheet: str
    typed: WordsState
    is_busy: bool
    can_try: bool
    problem: str
    proved: str
    """What the words proved, and when; empty until they did."""


@dataclass(frozen=True, slots=True)
class DrillPlace:
    """Where the store is, when a drill is due, and what time it is."""

    folder: str
    schedule: DrillSchedule
    now: Callable[[], datetime]


class DrillPresenter:
    """Tries one sheet after the other; the words are forgotten as soon as they were tried."""

    def __init__(
        self,
        tools: DoorTools,
        place: DrillPlace,
        words: Words,
        show: Callable[[DrillState], None],
    ) -> None:
        self._tools, self._place, self._words, self._show = tools, place, words, show
        self.entry = WordEntry(self._typed)
        self._sheet = SHEETS[0]
        self._problem: IntakeError | None = None
        self._found: tuple[Drill, datetime] | None = None
        self._is_busy = False

    def open(self) -> None:
        """Ask for the words that sheets are made of."""
        people = self._tools.doors.people
        self._tools.workshop.start(
            lambda _advance: people.sheet_words(), self._known, self._refused
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language; everything typed stays."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> DrillState:
        """Return the state of the dialog."""
        words, typed = self._words, self.entry.state(self._words)
        names = {
            "recovery": words.gettext("Recovery sheet"),
            "organisation": words.gettext("Organisation sheet"),
        }
        return DrillState(
            sheets=tuple(SheetOption(each, names[each]) for each in SHEETS),
            sheet=self._sheet,
            typed=typed,
            is_busy=self._is_busy,
            can_try=typed.is_whole and not self._is_busy,
            problem=self._sentence() or typed.problem,
            proved=self._proved(),
        )

    def choose(self, sheet: str) -> None:
        """Say which sheet is to be tried."""
        self._sheet, self._problem, self._found = sheet, None, None
        self.refresh()

    def try_words(self) -> None:
        """Try the words; nothing is changed."""
        if self.state().can_try:
            self._is_busy, self._problem, self._found = True, None, None
            people, folder, typed = self._tools.doors.people, self._place.folder, self.entry.text
            self._tools.workshop.start(
                lambda _advance: people.drill(folder, self._sheet, typed),
                self._opened,
                self._refused,
            )
            self.refresh()

    def forget(self) -> None:
        """Let go of everything typed."""
        self.entry.forget()

    def _opened(self, found: Drill) -> None:
        self._is_busy = False
        self.entry.forget()
        self._found = found, self._place.now()
        if found.kind != "recovery" or found.opens:
            self._place.schedule.proved(self._place.now().date())
        self.refresh()

    def _proved(self) -> str:
        if self._found is None:
            return ""
        (found, at), words = self._found, self._words
        when = moment_text(at, words.language)
        return " ".join((self._good_for(found), words.gettext("Tried {when}.", when=when)))

    def _good_for(self, found: Drill) -> str:
        words = self._words
        if found.kind == "recovery" and not found.opens:
            return said.opens_nothing(found.key_id, words)
        if found.kind == "recovery":
            return said.opens(found, words)
        return words.gettext(
            "The Organisation sheet {key_id} signs the list of people of this store.",
            key_id=found.key_id,
        )

    def _known(self, lists: Lists) -> None:
        self.entry.know(lists)

    def _refused(self, error: IntakeError) -> None:
        self._is_busy, self._problem = False, error
        self.refresh()

    def _sentence(self) -> str:
        if self._problem is None:
            return ""
        say = partial(self._tools.sentence, self._problem)
        return said.refusal(self._problem, self._words) or say(self._words)

    def _typed(self) -> None:
        if not self._is_busy:
            self._problem = None
        self.refresh()
