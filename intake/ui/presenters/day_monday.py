"""The coordinator's Monday: one tile for each thing that waits."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.errors import IntakeError
from intake.i18n import N_, Words
from intake.i18n.day_words import TILES
from intake.i18n.formats import number_text
from intake.services.monday import Standing, Tile
from intake.ui.presenters.day_tools import DayTools

NOT_YET = (
    N_("New since Friday, nobody has spoken to them"),
    N_("Red: unsafe tonight, child alone, medicine missing"),
    N_("Interpreters asked for today"),
    N_("Referrals without a reply"),
    N_("Promises: calls back, consents to ask again"),
    N_("Backup and bundles"),
)


@dataclass(frozen=True, slots=True)
class TileState:
    """One tile; `key` is where a click leads."""

    key: Tile
    count: str
    title: str
    oldest: str


@dataclass(frozen=True, slots=True)
class MondayState:
    """The tab. `missing` are tiles of which the program has no data yet."""

    tiles: tuple[TileState, ...]
    missing: str
    problem: str


class MondayPresenter:
    """Asks the store what waits."""

    def __init__(self, tools: DayTools, words: Words, show: Callable[[MondayState], None]) -> None:
        self._tools, self._words, self._show = tools, words, show
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
        words = self._words
        missing = " · ".join(words.gettext(each) for each in NOT_YET)
        return MondayState(
            tuple(self._tile(each) for each in self._found),
            words.gettext("Not counted by the program yet: {what}", what=missing),
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _tile(self, each: Standing) -> TileState:
        words = self._words
        oldest = ""
        if each.oldest:
            oldest = words.ngettext("oldest: {count} day", "oldest: {count} days", each.oldest)
        count = number_text(each.count, words.language)
        return TileState(each.tile, count, words.gettext(TILES[each.tile.value]), oldest)

    def _told(self, found: tuple[Standing, ...]) -> None:
        self._found, self._error = found, None
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
