"""The tally at the door: four questions, each one key; the fourth key counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intake.domain.day_tally import NEEDS, OFFERS, DoorTallied
from intake.domain.errors import IntakeError
from intake.i18n import N_, Words
from intake.i18n.code_lists import code_text
from intake.services.tally import DayTotals
from intake.ui.presenters.day_tools import DayTools, list_options

KEYS = "1234567890."
"""The keys of the choices of a list, in order."""
STEPS = (N_("Adults"), N_("Children and adolescents"), N_("Needed first"), N_("Offered"))
COUNTED = 2
"""The first steps are counts, the others are lists."""
_LISTS = ("", "", NEEDS, OFFERS)


@dataclass(frozen=True, slots=True)
class DoorChoice:
    """One key, and what it says."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class DoorState:
    """The tab. `said` is what was pressed for this group so far."""

    title: str
    choices: tuple[DoorChoice, ...]
    said: tuple[str, ...]
    totals: str
    lines: tuple[str, ...]
    last: str
    """What taking back would take back; empty when nothing."""
    problem: str


class DoorPresenter:
    """Counts one group after the other."""

    def __init__(self, tools: DayTools, words: Words, show: Callable[[DoorState], None]) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._said: tuple[str, ...] = ()
        self._totals: DayTotals | None = None
        self._last: DoorTallied | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask for the counts of today."""
        door = self._tools.desk.tally
        self._tools.reader.run(lambda: (door.totals(), door.last()), self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def press(self, key: str) -> None:
        """Take one key: a digit for a count, the key of a choice for a list."""
        step = len(self._said)
        if step < COUNTED and key.isdecimal():
            self._say(str(int(key)))
        elif step >= COUNTED:
            options = list_options(_LISTS[step], self._words.language)
            place = KEYS.find(key)
            if 0 <= place < len(options):
                self._say(options[place].key)

    def back(self) -> None:
        """Take the last key of this group back."""
        self._said = self._said[:-1]
        self.refresh()

    def skip(self) -> None:
        """Count this group with what was said so far."""
        if len(self._said) >= COUNTED:
            self._count()
        else:
            self._say("0")

    def take_back(self) -> None:
        """Take the last tally back."""
        door = self._tools.desk.tally
        self._tools.writer.run(door.take_back, self._written, self._refused)

    def state(self) -> DoorState:
        """Return the state of the tab."""
        words, totals, step = self._words, self._totals, len(self._said)
        return DoorState(
            words.gettext(STEPS[step]),
            self._choices(step),
            tuple(self._answered(at) for at in range(step)),
            self._people(totals.adults, totals.minors) if totals else "",
            self._lines(totals) if totals else (),
            self._people(self._last.adults, self._last.minors) if self._last else "",
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _say(self, text: str) -> None:
        self._said, self._error = (*self._said, text), None
        if len(self._said) == len(STEPS):
            self._count()
        else:
            self.refresh()

    def _count(self) -> None:
        adults, minors, *codes = self._said
        need, offered = (*codes, "", "")[:2]
        door = self._tools.desk.tally
        self._said = ()
        self._tools.writer.run(
            lambda: door.add(int(adults), int(minors), need, offered), self._written, self._refused
        )

    def _choices(self, step: int) -> tuple[DoorChoice, ...]:
        if step < COUNTED:
            return tuple(DoorChoice(str(n), str(n)) for n in range(10))
        options = list_options(_LISTS[step], self._words.language)
        return tuple(DoorChoice(k, o.text) for k, o in zip(KEYS, options, strict=False))

    def _answered(self, at: int) -> str:
        said, words = self._said[at], self._words
        text = code_text(_LISTS[at], said, words.language) if at >= COUNTED else said
        return f"{words.gettext(STEPS[at])}: {text}"

    def _people(self, adults: int, minors: int) -> str:
        words = self._words
        return " · ".join(
            (
                words.ngettext("{count} adult", "{count} adults", adults),
                words.ngettext("{count} minor", "{count} minors", minors),
            )
        )

    def _lines(self, totals: DayTotals) -> tuple[str, ...]:
        return (*self._counts(NEEDS, totals.needs), *self._counts(OFFERS, totals.offers))

    def _counts(self, name: str, counts: Mapping[str, int]) -> tuple[str, ...]:
        most = sorted((each for each in counts if each), key=lambda code: -counts[code])
        return tuple(
            f"{code_text(name, code, self._words.language)}: {counts[code]}" for code in most
        )

    def _told(self, found: tuple[DayTotals, DoorTallied | None]) -> None:
        self._totals, self._last = found
        self.refresh()

    def _written(self, _tally: DoorTallied) -> None:
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
