"""Papers about being told: the chronology of a government's steps, and the letter to the person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from intake.domain import closing
from intake.domain.chronology import StepSource
from intake.domain.chronology_findings import differing
from intake.domain.chronology_lines import Line
from intake.domain.course_errors import JudgementRefusedError
from intake.domain.ids import InterviewId, PaperId
from intake.domain.interview import Interview
from intake.domain.judgements import Conclusion
from intake.domain.standing import Refusal, Standing, verdict
from intake.domain.states import State
from intake.forms.session import FormSession
from intake.services.chronology import Chronology
from intake.services.form_shelf import FormShelf
from intake.services.judgement_ports import JudgementReading
from intake.services.paper_wishes import Edition, IssuedPaper
from intake.services.ports import Now, Reading
from intake.services.reporting import Reporting

PAGE: Final = "chronology_page"
LETTER: Final = "letter"
_ENDED: Final = frozenset({State.FINAL, State.EXPLAINED})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every paper bears, and in which languages it speaks; the first one leads."""

    languages: tuple[str, ...]
    paper: PaperId
    check_words: Mapping[str, tuple[str, ...]]
    printed: datetime
    edition: Edition | None = None


def on_sheet(
    languages: tuple[str, ...], now: Now, printed: Callable[[Sheet], bytes]
) -> Callable[[PaperId, Mapping[str, tuple[str, ...]], Edition], bytes]:
    """Return what `Reporting.issue` asks for pages: they are printed on a sheet of their own."""
    return lambda paper, words, edition: printed(Sheet(languages, paper, words, now(), edition))


@dataclass(frozen=True, slots=True)
class ChronologyOrder:
    """All that the page about a government's steps is printed from."""

    sheet: Sheet
    case_code: str
    lines: tuple[Line, ...]
    has_inside: bool
    """What officers told from inside is on it; otherwise nothing tells whether there is any."""


@dataclass(frozen=True, slots=True)
class Found:
    """What this organisation found, where it decides itself."""

    outcome: Conclusion | None
    """None: those who judged it do not agree."""
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """All that the letter to the person is printed from."""

    sheet: Sheet
    interview: Interview
    session: FormSession
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class ChronologyPrinters:
    """Lay out the papers and return the PDF."""

    page: Callable[[ChronologyOrder], bytes]
    letter: Callable[[LetterOrder], bytes]


class ChronologyPapers:
    """The printing desk of these two papers."""

    def __init__(
        self,
        reading: Reading,
        shelf: FormShelf,
        judgements: JudgementReading,
        beside: tuple[Chronology, Reporting, Now],
        printers: ChronologyPrinters,
    ) -> None:
        self._reading, self._shelf, self._judgements = reading, shelf, judgements
        self._chronology, self._reporting, self._now = beside
        self._printers = printers

    def page(
        self,
        interview: InterviewId,
        path: str,
        languages: tuple[str, ...],
        *,
        with_inside: bool = False,
        replace_file: bool = False,
    ) -> IssuedPaper:
        """Write the chronology of one case to `path`, and note that a paper was issued.

        What officers told from inside is left out unless it is asked for. Raises
        ConsentScopeError once the person has taken back that it is kept.
        """
        whole = self._reading.interview(interview)
        closing.demand_may_leave(whole)
        lines = self._chronology.of_case(interview)
        if not with_inside:
            lines = tuple(map(_without_inside, lines))

        def page(sheet: Sheet) -> bytes:
            order = ChronologyOrder(sheet, whole.case_code, lines, with_inside)
            return self._printers.page(order)

        pages = on_sheet(languages, self._now, page)
        return self._reporting.issue(interview, (PAGE, languages), path, pages, replace_file)

    def letter(
        self,
        interview: InterviewId,
        path: str,
        languages: tuple[str, ...],
        *,
        replace_file: bool = False,
    ) -> IssuedPaper:
        """Write the letter to the person of one case to `path`, and note that it was issued.

        Whether it was given is noted apart. Raises JudgementRefusedError before the record is
        final, and as `page` does.
        """
        whole = self._reading.interview(interview)
        closing.demand_may_leave(whole)
        standing = self._judgements.standing(interview)
        if standing.state not in _ENDED:
            raise JudgementRefusedError(interview, Refusal.STATE.value)
        found = _found(standing) if self._judgements.in_force().has_conclusions else None
        session = self._shelf.session(whole)

        def letter(sheet: Sheet) -> bytes:
            return self._printers.letter(LetterOrder(sheet, whole, session, found))

        pages = on_sheet(languages, self._now, letter)
        return self._reporting.issue(interview, (LETTER, languages), path, pages, replace_file)


def _without_inside(line: Line) -> Line:
    """Leave out what officers told, and with it whether accounts differ because of them."""
    kept = tuple(each for each in line.accounts if each.step.source is not StepSource.OFFICER)
    return replace(line, accounts=kept, is_differing=bool(differing(each.step for each in kept)))


def _found(standing: Standing) -> Found | None:
    """Return what was found; None where nobody concluded anything."""
    told = verdict(standing)
    if told.of_record is None:
        return None
    outcome = told.settled or told.majority
    return Found(outcome, is_reviewed=bool(standing.standing_reviews))
