"""The figures of the store: charts with their tables, of a period and for an audience."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.errors import CancelledError, IntakeError
from intake.domain.figures.catalogue import Part
from intake.domain.figures.publishing import Audience
from intake.i18n import N_, Words
from intake.i18n.figure_charts import Chart, charts
from intake.i18n.figure_words import AUDIENCES, PARTS, month_words
from intake.i18n.formats import number_text
from intake.services.figures import FigureOrder, FigureReport, Figures
from intake.services.instructions import Followed
from intake.ui.presenters.day_tools import Option
from intake.ui.presenters.instruction_words import one_sided_lines
from intake.ui.presenters.work import Ticket, Workshop

WriteFigures = Callable[[FigureReport, str, str], None]
"""Writes a report to a path in a language: PDF, CSV or XLSX by the ending of its name."""

NEEDS = {
    Part.REVIEW: N_(
        "Reviews are counted from the debrief after the screening, and only where a document or an "
        "officer says what happened."
    ),
    Part.OUTCOME: N_("Results are counted from the debrief after the screening."),
    Part.ACCESS: N_("This is counted from the debrief after the screening."),
    Part.QUALITY: N_("This is counted from our interviews and from the debrief."),
    Part.HARM: N_("Harm is counted from the short intake and the full interview."),
    Part.ETHICS: N_("This is counted from our interviews."),
}
"""What has to be there before a part can be counted."""
MONTHS = 24


@dataclass(frozen=True, slots=True)
class FiguresTools:
    """What the presenter works with; `moment` writes a time in the zone of the place."""

    figures: Figures
    instructions: Callable[[], Sequence[Followed]]
    """What was asked from above: what asks for one direction stands beside the reviews."""
    workshop: Workshop
    """Counting brings the answer index up, which can take a while: nobody waits for it."""
    write: WriteFigures
    now: Callable[[], datetime]
    moment: Callable[[datetime, Words], str]
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class FiguresState:
    """The page. `is_known` is False until the store has answered."""

    part: str
    parts: tuple[Option, ...]
    since: str
    until: str
    months: tuple[Option, ...]
    audience: str
    audiences: tuple[Option, ...]
    charts: tuple[Chart, ...]
    unknown: str
    """The titles of the figures of which nothing is known, and what they need."""
    one_sided: tuple[str, ...]
    """Instructions that ask for one direction only, beside the reviews."""
    people: str
    as_of: str
    is_known: bool
    can_export: bool
    before_export: str
    """What to do before figures may leave."""
    problem: str


class FiguresPresenter:
    """Asks for figures, and says them in the language of the moment."""

    def __init__(
        self, tools: FiguresTools, words: Words, show: Callable[[FiguresState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._order = FigureOrder()
        self._part = Part.REVIEW
        self._report: FigureReport | None = None
        self._entered: Sequence[Followed] = ()
        self._error: IntakeError | None = None
        self._counting: Ticket | None = None

    def open(self) -> None:
        """Count anew."""
        order, tools = self._order, self._tools
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self._tools.workshop.start(
            lambda advance: (tools.figures.report(order, advance), tools.instructions()),
            self._told,
            self._refused,
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def show_part(self, part: str) -> None:
        """Show the figures about one thing."""
        self._part = Part(part)
        self.refresh()

    def choose_period(self, since: str, until: str) -> None:
        """Count some months; "" is no end. The last one is never before the first."""
        if since and until and until < since:
            since, until = until, since
        self._order = replace(self._order, since=since, until=until)
        self.open()

    def choose_audience(self, audience: str) -> None:
        """Show what an audience may see."""
        self._order = replace(self._order, audience=Audience(audience))
        self.open()

    def export(self, path: str) -> None:
        """Write what is shown, all parts of it, to a file of the kind that its name says.

        What is only for this screen does not leave.
        """
        report, language = self._report, self._words.language
        if report is not None and report.order.audience is not Audience.OWN:
            write = self._tools.write
            self._tools.workshop.start(
                lambda _advance: write(report, path, language), lambda _done: None, self._refused
            )

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> FiguresState:
        """Return the state of the page."""
        words, report = self._words, self._report
        made = charts(report.figures, words) if report is not None else ()
        here = [chart for chart in made if chart.part == self._part.value]
        return FiguresState(
            self._part.value,
            tuple(Option(key, words.gettext(text)) for key, text in PARTS.items()),
            self._order.since,
            self._order.until,
            self._months(),
            self._order.audience.value,
            tuple(Option(key, words.gettext(text)) for key, text in AUDIENCES.items()),
            tuple(chart for chart in here if chart.is_known),
            self._unknown([chart.title for chart in here if not chart.is_known]),
            one_sided_lines(self._entered, words) if self._part is Part.REVIEW else (),
            self._people(),
            self._as_of(),
            report is not None,
            self._order.audience is not Audience.OWN and any(chart.is_known for chart in made),
            self._before_export(),
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _before_export(self) -> str:
        if self._order.audience is not Audience.OWN:
            return ""
        return self._words.gettext(
            "To export, choose for whom the figures are: small numbers are hidden then."
        )

    def _months(self) -> tuple[Option, ...]:
        now, language = self._tools.now(), self._words.language
        last = now.year * 12 + now.month - 1
        keys = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(last, last - MONTHS, -1)]
        whole = Option("", self._words.gettext("All months"))
        return (whole, *(Option(key, month_words(key, language)) for key in keys))

    def _unknown(self, titles: list[str]) -> str:
        if self._report is None or not titles:
            return ""
        words = self._words
        said = words.gettext("Nothing is known yet of: {what}.", what=" · ".join(titles))
        return f"{said} {words.gettext(NEEDS[self._part])}"

    def _people(self) -> str:
        if self._report is None:
            return ""
        words, told = self._words, self._report.told_standings

        def count(name: str) -> str:
            known = told[name]
            few = words.gettext("fewer than 10")
            return few if known is None else number_text(known, words.language)

        return words.gettext(
            "People counted: {counted}. Not asked whether they want to be: {not_asked}. "
            "Did not want to be: {refused}.",
            counted=count("counted"),
            not_asked=count("not_asked"),
            refused=count("refused"),
        )

    def _as_of(self) -> str:
        if self._report is None:
            return self._words.gettext("Counting…")
        words, order = self._words, self._report.order
        when = self._tools.moment(self._report.as_of, words)
        months = [each for each in (order.since, order.until) if each]
        named = [month_words(each, words.language) for each in dict.fromkeys(months)]
        period = " – ".join(named) or words.gettext("All months")
        whom = words.gettext(AUDIENCES[order.audience.value])
        return " · ".join((words.gettext("As of {when}", when=when), period, whom))

    def _told(self, told: tuple[FigureReport, Sequence[Followed]]) -> None:
        report, self._entered = told
        if report.order == self._order:
            self._report, self._error = report, None
            self.refresh()

    def _refused(self, error: IntakeError) -> None:
        if isinstance(error, CancelledError):
            return  # another count was asked for, or the store is locked
        self._error = error
        self.refresh()
