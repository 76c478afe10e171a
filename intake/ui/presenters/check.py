"""Check my store: one button, what was found with what to do, and what a crash cut off."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from intake.domain.case_codes import CaseCode, shown
from intake.domain.errors import CancelledError, IntakeError
from intake.domain.store_checks import DAMAGE, TO_KNOW, Kind
from intake.i18n import N_, Words
from intake.i18n.check_words import NOT_SOUND, SOUND, found_text, to_do_text
from intake.services.checking import Checking, Finding, Recovered, StoreCheck
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.work import Ticket, Workshop

MOST: Final = 40
"""Findings at once: whoever has more needs help, and the command lists them all."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that was found, and what to do about it."""

    text: str
    to_do: str


@dataclass(frozen=True, slots=True)
class CheckPart:
    """Lines under one heading, which is a message id."""

    heading: str
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class CheckState:
    """What the card shows."""

    kind: str
    """How the sentence is shown: ok, warn or bad."""
    text: str
    last: str
    parts: tuple[CheckPart, ...]
    is_working: bool
    share: float


@dataclass(frozen=True, slots=True)
class CheckTools:
    """What the presenter works with."""

    checking: Checking
    question: Callable[[Recovered, str], str]
    """The words of the question at which an interview was cut off, in a language."""
    reader: Lane
    workshop: Workshop
    sentence: Callable[[IntakeError, Words], str]
    moment: Callable[[datetime, Words], str]


@dataclass(frozen=True, slots=True)
class _Known:
    last: StoreCheck | None
    recovered: tuple[tuple[Recovered, str], ...]


class CheckPresenter:
    """Checks when somebody asks, beside everything else, and can be stopped."""

    def __init__(self, tools: CheckTools, words: Words, show: Callable[[CheckState], None]) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._known = _Known(None, ())
        self._error: IntakeError | None = None
        self._ticket: Ticket | None = None
        self._is_working, self._share = False, 0.0

    def open(self) -> None:
        """Ask what the last check found, and what a crash cut off."""
        self._tools.reader.run(self._read, self._told, self._refused)

    def speak(self, words: Words) -> None:
        """Change the language; questions are asked for anew."""
        self._words = words
        self.refresh()
        self.open()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def check(self) -> None:
        """Check everything."""
        if self._is_working:
            return
        self._is_working, self._share, self._error = True, 0.0, None
        self.refresh()
        self._ticket = self._tools.workshop.start(
            self._tools.checking.check, self._checked, self._refused, self._advanced
        )

    def stop(self) -> None:
        """Check no further."""
        if self._ticket is not None:
            self._ticket.cancel()

    def state(self) -> CheckState:
        """Return the state of the card."""
        words, last = self._words, self._known.last
        kind, text, when = "ok", "", ""
        if last is not None:
            kind = "ok" if last.is_sound else "bad" if last.damaged else "warn"
            text = words.gettext(SOUND if last.is_sound else NOT_SOUND)
            when = words.gettext("Last check: {when}", when=self._tools.moment(last.at, words))
        if self._error is not None:
            kind, text = "bad", self._tools.sentence(self._error, words)
        return CheckState(kind, text, when, self._parts(), self._is_working, self._share)

    def _parts(self) -> tuple[CheckPart, ...]:
        found = self._known.last.findings[:MOST] if self._known.last is not None else ()
        kinds = set(Kind) - DAMAGE - TO_KNOW
        every = (
            CheckPart(N_("Damaged"), self._lines(found, DAMAGE)),
            CheckPart(N_("To look at"), self._lines(found, kinds)),
            CheckPart(N_("Recovered"), tuple(map(self._cut_off, self._known.recovered))),
            CheckPart(N_("To know"), self._lines(found, TO_KNOW)),
        )
        return tuple(each for each in every if each.lines)

    def _lines(
        self, found: tuple[Finding, ...], kinds: "frozenset[Kind] | set[Kind]"
    ) -> tuple[CheckLine, ...]:
        return tuple(self._line(each) for each in found if each.kind in kinds)

    def _line(self, finding: Finding) -> CheckLine:
        code = shown(CaseCode(finding.code)) if finding.code else "–"
        facts = asdict(finding) | {"code": code}
        kind, words = finding.kind, self._words
        return CheckLine(found_text(kind, words, facts), to_do_text(kind, words))

    def _cut_off(self, each: tuple[Recovered, str]) -> CheckLine:
        recovered, question = each
        words = self._words
        code = shown(CaseCode(recovered.row.case_code))
        half = words.gettext("half-typed text is kept") if recovered.is_half_typed else ""
        when = self._tools.moment(recovered.saved, words)
        text = words.gettext("Case {code}: everything is there up to {when}", code=code, when=when)
        return CheckLine(text, " · ".join(filter(None, (question, half))))

    def _read(self) -> _Known:
        desk, language = self._tools.checking, self._words.language
        cut_off = desk.recovered()[:MOST]
        questions = (self._tools.question(each, language) for each in cut_off)
        return _Known(desk.last(), tuple(zip(cut_off, questions, strict=True)))

    def _told(self, known: _Known) -> None:
        self._known = known
        self.refresh()

    def _advanced(self, done: int, total: int) -> None:
        self._share = done / total if total else 0.0
        self.refresh()

    def _checked(self, _found: StoreCheck) -> None:
        self._is_working = False
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._is_working = False
        if not isinstance(error, CancelledError):
            self._error = error
        self.refresh()
