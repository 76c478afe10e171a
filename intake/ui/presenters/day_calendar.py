"""The calendar: the next days or one week, in order of the hour to be there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from intake.domain.day_dates import Outcome
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.i18n.day_words import OUTCOMES
from intake.i18n.formats import date_text
from intake.services.calendar import MISSED
from intake.services.day_ports import KnownDate
from intake.ui.presenters import day_words as said
from intake.ui.presenters.day_tools import DayTools, Option, list_options

SOON, WEEK = "soon", "week"


@dataclass(frozen=True, slots=True)
class DateRow:
    """One day of one case, in words."""

    key: str
    code: str
    what: str
    hours: str
    detail: str
    ended: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The rows of one day."""

    heading: str
    rows: tuple[DateRow, ...]


@dataclass(frozen=True, slots=True)
class CalendarState:
    """The tab. `over` are days that are past and of which nobody noted the end."""

    span: str
    title: str
    groups: tuple[DayGroup, ...]
    over: tuple[DateRow, ...]
    endings: tuple[Option, ...]
    is_known: bool
    problem: str


class CalendarPresenter:
    """Asks the store what is due."""

    def __init__(
        self, tools: DayTools, words: Words, show: Callable[[CalendarState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._span, self._day = SOON, tools.desk.calendar.today()
        self._found: tuple[KnownDate, ...] | None = None
        self._over: tuple[KnownDate, ...] = ()
        self._error: IntakeError | None = None

    @property
    def day(self) -> date:
        """A day of the week that is shown."""
        return self._day

    def open(self) -> None:
        """Ask anew."""
        calendar, first, last = self._tools.desk.calendar, *self._ends()
        self._tools.reader.run(
            lambda: (calendar.between(first, last), calendar.unanswered()),
            self._told,
            self._refused,
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def show_span(self, span: str) -> None:
        """Show the next days or a whole week."""
        self._span, self._day = span, self._tools.desk.calendar.today()
        self.open()

    def turn(self, weeks: int) -> None:
        """Go some weeks on or back."""
        self._span, self._day = WEEK, self._day + timedelta(weeks=weeks)
        self.open()

    def end(self, key: str, ending: str) -> None:
        """Note how a day ended: an outcome, or the reason why it was missed."""
        interview, _, id_ = key.partition("/")
        is_outcome = ending in (Outcome.KEPT, Outcome.WITHDRAWN)
        outcome = Outcome(ending) if is_outcome else Outcome.MISSED
        reason = "" if is_outcome else ending
        calendar = self._tools.desk.calendar
        self._tools.writer.run(
            lambda: calendar.close(InterviewId(interview), id_, outcome, reason),
            lambda _written: self.open(),
            self._refused,
        )

    def state(self) -> CalendarState:
        """Return the state of the tab."""
        words, today = self._words, self._tools.desk.calendar.today()
        first, last = self._ends()
        found = self._found or ()
        days = sorted({each.date.day for each in found})
        groups = tuple(
            DayGroup(
                said.day_heading(date.fromisoformat(day), today, words),
                tuple(self._row(each) for each in found if each.date.day == day),
            )
            for day in days
        )
        return CalendarState(
            self._span,
            words.gettext(
                "From {first} to {last}",
                first=date_text(first, words.language),
                last=date_text(last, words.language),
            ),
            groups,
            tuple(self._row(each) for each in self._over),
            _endings(words),
            self._found is not None,
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _ends(self) -> tuple[date, date]:
        if self._span == SOON:
            return self._day, self._day + timedelta(days=7)
        monday = self._day - timedelta(days=self._day.weekday())
        return monday, monday + timedelta(days=6)

    def _row(self, each: KnownDate) -> DateRow:
        words = self._words
        return DateRow(
            f"{each.interview}/{each.date.id}",
            said.code_of(each),
            said.kind_text(each.date, words),
            said.hours_text(each.date, words),
            said.detail_text(each.date, words),
            said.ended_text(each, words),
            each.outcome is None,
        )

    def _told(self, found: tuple[tuple[KnownDate, ...], tuple[KnownDate, ...]]) -> None:
        self._found, self._over = found
        self._error = None
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()


def _endings(words: Words) -> tuple[Option, ...]:
    missed = words.gettext(OUTCOMES[Outcome.MISSED])
    return (
        Option(Outcome.KEPT.value, words.gettext(OUTCOMES[Outcome.KEPT])),
        *(
            Option(each.key, f"{missed}: {each.text}")
            for each in list_options(MISSED, words.language)
        ),
        Option(Outcome.WITHDRAWN.value, words.gettext(OUTCOMES[Outcome.WITHDRAWN])),
    )
