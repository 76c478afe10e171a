"""What the day asks of one case: its dates, its family, likely earlier records, a pocket card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource
from intake.domain.day_links import Relation
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.i18n.day_words import ARRANGED, KINDS, RELATIONS, SOURCES
from intake.services.calendar import COURTS, PORTS
from intake.services.cards import FINDERS, CardOrder
from intake.services.day_ports import KnownDate
from intake.ui.presenters import day_words as said
from intake.ui.presenters.day_case_facts import CaseFacts, facts_of
from intake.ui.presenters.day_case_words import hint_text, linked_text
from intake.ui.presenters.day_tools import DayTools, Option, list_options, with_none
from intake.ui.presenters.export import Subject


@dataclass(frozen=True, slots=True)
class CaseDayState:
    """The dialog."""

    code: str
    dates: tuple[Option, ...]
    """Days of the case in words; the key is the id of each."""
    family: tuple[Option, ...]
    """Linked cases in words; the key is the id of the other."""
    keeps_secrets: bool
    hints: tuple[str, ...]
    kinds: tuple[Option, ...]
    sources: tuple[Option, ...]
    arranged: tuple[Option, ...]
    ports: tuple[Option, ...]
    courts: tuple[Option, ...]
    relations: tuple[Option, ...]
    finders: tuple[Option, ...]
    is_known: bool
    notice: str
    problem: str


_EMPTY: Final = CaseFacts((), (), keeps_secrets=False, hints=())


class CaseDayPresenter:
    """Notes what belongs to one case."""

    def __init__(
        self,
        tools: DayTools,
        subject: Subject,
        find: Callable[[str], InterviewId],
        words: Words,
        show: Callable[[CaseDayState], None],
    ) -> None:
        self._tools, self._subject, self._find = tools, subject, find
        self._words, self._show = words, show
        self._facts: CaseFacts | None = None
        self._notice = ""
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        desk, interview = self._tools.desk, self._subject.id
        self._tools.reader.run(lambda: facts_of(desk, interview), self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def date(self, id_: str) -> CaseDate | None:
        """Return a day of this case, to be changed."""
        dates = self._facts.dates if self._facts is not None else ()
        return next((each.date for each in dates if each.date.id == id_), None)

    def note_date(self, typed: CaseDate) -> None:
        """Note a day, or change the one of the same id."""
        calendar, interview = self._tools.desk.calendar, self._subject.id
        cleaned = replace(
            typed,
            day=typed.day.strip(),
            report_time=typed.report_time.strip(),
            hearing_time=typed.hearing_time.strip(),
        )
        self._write(lambda: calendar.note(interview, cleaned))

    def link(self, code: str, relation: str) -> None:
        """Link this case with the one of a code."""
        families, interview = self._tools.desk.families, self._subject.id
        self._write(lambda: families.link(interview, self._find(code), Relation(relation)))

    def unlink(self, other: str) -> None:
        """Take a link back."""
        families, interview = self._tools.desk.families, self._subject.id
        self._write(lambda: families.unlink(interview, InterviewId(other)))

    def flag_secrets(self, keeps: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        """Note whether the person keeps something from the family."""
        if self._facts is not None and keeps != self._facts.keeps_secrets:
            families, interview = self._tools.desk.families, self._subject.id
            self._write(lambda: families.flag_secrets(interview, keeps=keeps))

    def print_card(self, path: str, order: CardOrder, finders: tuple[str, ...]) -> None:
        """Write a pocket card, once it was said who could find it."""
        cards, interview = self._tools.desk.cards, self._subject.id
        words = self._words
        done = words.gettext("The card is written. Destroy the file once it is printed.")
        self._write(lambda: cards.card(interview, path, order, finders, replace=True), done)

    def state(self) -> CaseDayState:
        """Return the state of the dialog."""
        words, facts = self._words, self._facts or _EMPTY
        language = words.language
        return CaseDayState(
            self._subject.code,
            tuple(Option(each.date.id, self._date(each)) for each in facts.dates),
            tuple(Option(each.interview, linked_text(each, words)) for each in facts.family),
            facts.keeps_secrets,
            tuple(hint_text(each, words) for each in facts.hints),
            tuple(Option(each.value, words.gettext(KINDS[each])) for each in DateKind),
            tuple(Option(each.value, words.gettext(SOURCES[each])) for each in DateSource),
            tuple(Option(each.value, words.gettext(ARRANGED[each])) for each in Arranged),
            with_none(list_options(PORTS, language)),
            with_none(list_options(COURTS, language)),
            tuple(Option(each.value, words.gettext(RELATIONS[each])) for each in Relation),
            list_options(FINDERS, language),
            self._facts is not None,
            self._notice,
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _date(self, each: KnownDate) -> str:
        words = self._words
        parts = (
            each.date.day,
            said.kind_text(each.date, words),
            said.hours_text(each.date, words),
            said.detail_text(each.date, words),
            said.ended_text(each, words),
        )
        return " · ".join(filter(None, parts))

    def _write(self, job: Callable[[], object], notice: str = "") -> None:
        self._notice, self._error = "", None

        def done(_result: object) -> None:
            self._notice = notice
            self.open()

        self._tools.writer.run(job, done, self._refused)

    def _told(self, found: CaseFacts) -> None:
        self._facts = found
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
