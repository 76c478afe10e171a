"""The coordinator's Monday: one tile for each thing that waits, and the list behind it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.case_codes import shown
from intake.domain.errors import IntakeError
from intake.domain.ids import PersonId
from intake.i18n import Words
from intake.i18n.day_words import TILES, WHYS
from intake.i18n.formats import number_text
from intake.i18n.languages import language_name
from intake.services.monday import Fact, Line, Standing, Tile
from intake.ui.presenters.day_tools import DayTools

FACTS = 5
"""So many numbers stand on a tile beside its count."""


@dataclass(frozen=True, slots=True)
class TileState:
    """One tile; `key` is where a click leads."""

    key: Tile
    count: str
    title: str
    oldest: str
    facts: tuple[str, ...] = ()
    has_lines: bool = False


@dataclass(frozen=True, slots=True)
class LineState:
    """One line of the list behind a tile; `case` is the code to look for, or nothing."""

    case: str
    text: str
    beside: str


@dataclass(frozen=True, slots=True)
class MondayState:
    """The tab."""

    tiles: tuple[TileState, ...]
    problem: str


class MondayPresenter:
    """Asks the store what waits."""

    def __init__(
        self,
        tools: DayTools,
        words: Words,
        show: Callable[[MondayState], None],
        name_of: Callable[[PersonId], str] = lambda _person: "",
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._name_of = name_of
        self._found: tuple[Standing, ...] = ()
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask anew."""
        self._tools.reader.run(self._tools.desk.monday.tiles, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> MondayState:
        """Return the state of the tab."""
        problem = self._tools.sentence(self._error, self._words) if self._error else ""
        return MondayState(tuple(self._tile(each) for each in self._found), problem)

    def lines(self, tile: Tile) -> tuple[LineState, ...]:
        """Return what a tile counts, line by line."""
        return tuple(
            self._line(tile, line)
            for each in self._found
            if each.tile is tile
            for line in each.lines
        )

    def _tile(self, each: Standing) -> TileState:
        words = self._words
        oldest = ""
        if each.oldest:
            oldest = words.ngettext("oldest: {count} day", "oldest: {count} days", each.oldest)
        facts = [
            f"{number_text(fact.number, words.language)} {words.gettext(WHYS[fact.what])}"
            for fact in (each.facts or _reasons(each))[:FACTS]
        ]
        return TileState(
            each.tile,
            number_text(each.count, words.language),
            words.gettext(TILES[each.tile.value]),
            oldest,
            tuple(facts),
            bool(each.lines),
        )

    def _line(self, tile: Tile, line: Line) -> LineState:
        words = self._words
        age = words.ngettext("{count} day", "{count} days", line.age) if line.age else ""
        who = self._name_of(line.who) if line.who is not None else ""
        detail = line.detail
        if tile is Tile.INTERPRETERS:
            language, _, hour = detail.partition(" ")
            detail = " ".join(filter(None, (language_name(language, words.language), hour)))
        beside = (detail, age, who)
        return LineState(
            shown(line.case_code) if line.case_code else "",
            words.gettext(WHYS[line.why]),
            " · ".join(filter(None, beside)),
        )

    def _told(self, found: tuple[Standing, ...]) -> None:
        self._found, self._error = found, None
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()


def _reasons(standing: Standing) -> tuple[Fact, ...]:
    """Return how many wait for each reason; nothing where one says it, or some are not here."""
    counted = Counter(each.why for each in standing.lines)
    is_told = len(counted) > 1 and len(standing.lines) == standing.count
    return tuple(Fact(why, count) for why, count in counted.items()) if is_told else ()
