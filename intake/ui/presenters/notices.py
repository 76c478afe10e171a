"""Notices on the page Send and export: who has to be told, who has answered, what came here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.domain.errors import IntakeError
from intake.domain.notices import NoticeReason
from intake.i18n import Words
from intake.i18n.notice_words import notice_text
from intake.services.notices import OPEN, NoticeRow, Notices, NoticeStage
from intake.services.notices_received import CameRow, ReceivedNotices
from intake.services.ports import Contact
from intake.ui.presenters.lane import Lane

MOST: Final = 40
"""Lines of each list. The command line lists all."""
_KINDS: Final = {
    NoticeStage.DUE: "warn",
    NoticeStage.BY_HAND: "warn",
    NoticeStage.SENT: "info",
    NoticeStage.UNANSWERED: "bad",
    NoticeStage.CONFIRMED: "ok",
    NoticeStage.TOLD: "ok",
}


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice in words."""

    key: str
    who: str
    what: str
    state: str
    kind: str
    detail: str
    station: str = ""
    """To whom a file can be written; empty where there is nothing to write."""
    can_tell: bool = False
    can_confirm: bool = False


@dataclass(frozen=True, slots=True)
class NoticesState:
    """The card; it is there while there is anything to show."""

    out: tuple[NoticeLine, ...]
    came: tuple[NoticeLine, ...]
    news: str
    problem: str


@dataclass(frozen=True, slots=True)
class NoticesTools:
    """What the presenter works with."""

    notices: Notices
    received: ReceivedNotices
    contact: Callable[[str], Contact]
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    moment: Callable[[datetime, Words], str]


class NoticesPresenter:
    """Lists notices, writes those that wait, and notes what people did."""

    def __init__(
        self, tools: NoticesTools, words: Words, show: Callable[[NoticesState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._out: tuple[NoticeRow, ...] = ()
        self._came: tuple[CameRow, ...] = ()
        self._written = ""
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask anew."""
        self._run(lambda: "")

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def send(self, station: str, folder: str) -> None:
        """Write what a station is to be told into a folder."""
        tools = self._tools
        self._run(lambda: tools.notices.write(tools.contact(station), folder))

    def told(self, key: str) -> None:
        """Note that somebody told a holder."""
        self._run(lambda: (self._tools.notices.told(key), "")[1])

    def confirm(self, key: str) -> None:
        """Note that a notice was read here and heeded."""
        self._run(lambda: (self._tools.received.confirm(key), "")[1])

    def state(self) -> NoticesState:
        """Return the state of the card."""
        words = self._words
        written = words.gettext("The notices are in {file}", file=self._written)
        return NoticesState(
            tuple(self._out_line(each) for each in self._out[:MOST]),
            tuple(self._came_line(each) for each in self._came[:MOST]),
            written if self._written else "",
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _out_line(self, row: NoticeRow) -> NoticeLine:
        words, is_open = self._words, row.stage in OPEN
        when = row.settled or row.issued
        parts = (notice_text(words, row.carrier), self._tools.moment(when, words) if when else "")
        return NoticeLine(
            row.key,
            row.station or words.gettext("nobody known by a card"),
            notice_text(words, row.reason),
            notice_text(words, row.stage),
            _KINDS[row.stage],
            " · ".join(each for each in (*parts, row.limits, row.remark) if each),
            row.station if is_open else "",
            can_tell=is_open,
        )

    def _came_line(self, row: CameRow) -> NoticeLine:
        words = self._words
        waits = row.confirmed is None
        state = words.gettext("to be read") if waits else words.gettext("confirmed here")
        here = "" if row.is_ours else words.gettext("nothing of it is here")
        return NoticeLine(
            row.id,
            row.station or words.gettext("nobody known by a card"),
            notice_text(words, row.reason),
            state,
            ("bad" if row.reason is NoticeReason.PURGE else "warn") if waits else "ok",
            " · ".join(
                each
                for each in (self._tools.moment(row.at, words), row.limits, here, row.remark)
                if each
            ),
            can_confirm=waits,
        )

    def _run(self, act: Callable[[], str]) -> None:
        tools = self._tools
        self._error, self._written = None, ""

        def job() -> tuple[str, tuple[NoticeRow, ...], tuple[CameRow, ...]]:
            return act(), tools.notices.rows(), tools.received.rows()

        tools.writer.run(job, self._done, self._refused)

    def _done(self, found: tuple[str, tuple[NoticeRow, ...], tuple[CameRow, ...]]) -> None:
        self._written, self._out, self._came = found
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
