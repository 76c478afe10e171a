"""What came from elsewhere and does not count here: who, of which record, why; vouching for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Protocol

from intake.domain.case_codes import shown
from intake.domain.errors import IntakeError, UnknownInterviewError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.vouching import ApartReason
from intake.i18n import Words
from intake.i18n.apart_words import APART_REASONS, kind_text
from intake.services.kept_apart import KeptApart, KeptRow
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class ApartLine:
    """One entry in words, without what it says."""

    key: str
    who: str
    record: str
    """The code of its case; empty where it is of none that is here."""
    what: str
    when: str
    why: str
    can_adopt: bool


@dataclass(frozen=True, slots=True)
class ApartState:
    """The card, and the dialog over it while somebody vouches."""

    is_known: bool
    lines: tuple[ApartLine, ...]
    more: str
    """How many others there are; empty where all are shown."""
    adopting: ApartLine | None
    is_busy: bool
    problem: str


class ReadsInterview(Protocol):
    """Reads one interview."""

    def interview(self, interview: InterviewId, /) -> Interview:
        """Return it, or raise UnknownInterviewError."""


@dataclass(frozen=True, slots=True)
class ApartTools:
    """What the presenter works with."""

    kept: KeptApart
    reading: ReadsInterview
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    moment: Callable[[datetime, Words], str]
    may_adopt: bool
    """Whoever is here coordinates."""


@dataclass(frozen=True, slots=True)
class _Found:
    shown: tuple[tuple[KeptRow, str], ...]
    count: int


MOST: Final = 50
"""Lines at once; the others come as these are decided."""


class ApartPresenter:
    """Lists what is kept apart; leaving it apart is to do nothing."""

    def __init__(self, tools: ApartTools, words: Words, show: Callable[[ApartState], None]) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._found: _Found | None = None
        self._adopting = ""
        self._is_busy = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(self._read, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def ask(self, key: str) -> None:
        """Ask why one of them should count."""
        if self._tools.may_adopt:
            self._adopting, self._error = key, None
            self.refresh()

    def leave(self) -> None:
        """Leave it apart."""
        self._adopting, self._error = "", None
        self.refresh()

    def adopt(self, reason: str, passphrase: str) -> None:
        """Vouch for the one that is asked about, with a reason, signed."""
        if self._is_busy or not (self._adopting and reason.strip() and passphrase):
            return
        self._is_busy, self._error = True, None
        self.refresh()
        adopt = partial(self._tools.kept.adopt, self._adopting, reason, passphrase)
        self._tools.writer.run(adopt, self._adopted, self._refused)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> ApartState:
        """Return the state of card and dialog."""
        found, error = self._found or _Found((), 0), self._error
        lines = tuple(self._line(*each) for each in found.shown)
        rest = found.count - len(found.shown)
        more = self._words.ngettext("and {count} other", "and {count} others", rest)
        return ApartState(
            self._found is not None,
            lines,
            more if rest else "",
            next((each for each in lines if each.key == self._adopting), None),
            self._is_busy,
            self._tools.sentence(error, self._words) if error is not None else "",
        )

    def _line(self, kept: KeptRow, code: str) -> ApartLine:
        words = self._words
        return ApartLine(
            kept.place,
            kept.name or words.gettext("(nobody known here)"),
            code,
            kind_text(kept.type, words),
            self._tools.moment(kept.at, words),
            words.gettext(APART_REASONS[kept.reason]),
            self._tools.may_adopt and kept.reason is not ApartReason.RULE,
        )

    def _read(self) -> _Found:
        rows, reading = self._tools.kept.rows(), self._tools.reading
        codes: dict[InterviewId, str] = {}
        for each in rows[:MOST]:
            if each.interview not in codes:
                codes[each.interview] = _code(reading, each.interview)
        return _Found(tuple((each, codes[each.interview]) for each in rows[:MOST]), len(rows))

    def _told(self, found: _Found) -> None:
        self._found = found
        self.refresh()

    def _adopted(self, _written: object) -> None:
        self._is_busy, self._adopting = False, ""
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._is_busy, self._error = False, error
        self.refresh()


def _code(reading: ReadsInterview, interview: InterviewId) -> str:
    try:
        return shown(reading.interview(interview).case_code)
    except UnknownInterviewError:
        return ""
