"""What a government did in one case, as lines for a dialog, and a step that is written down."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import OUTCOMES as FITTING
from intake.domain.chronology import KnowBasis, Step, StepKind, StepOutcome, StepSource
from intake.domain.chronology_lines import Line, Noted
from intake.domain.chronology_rules import demand_step
from intake.domain.errors import IntakeError
from intake.domain.judgements import ReviewLevel
from intake.domain.sources import InsideSource
from intake.i18n import Words
from intake.i18n.code_lists import code_text
from intake.i18n.government_words import KINDS, OUTCOMES, REVIEWS, SOURCES, node_text
from intake.services.chronology import Chronology, FromInside
from intake.services.chronology_papers import ChronologyPapers
from intake.services.sources import Sources
from intake.ui.presenters.chronology_rows import ChronologyRow, rows_of
from intake.ui.presenters.day_tools import Option, list_options, with_none
from intake.ui.presenters.export import Subject
from intake.ui.presenters.lane import Lane

_LEVELS: Final = tuple(each for each in ReviewLevel if each is not ReviewLevel.NONE_KNOWN)


@dataclass(frozen=True, slots=True)
class ChronologyTools:
    """What the presenter works with."""

    chronology: Chronology
    sources: Sources
    papers: ChronologyPapers
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields below the list; codes, and texts as typed."""

    kind: str = StepKind.FEAR_STATED.value
    outcome: str = StepOutcome.YES.value
    source: str = StepSource.PERSON.value
    basis: str = KnowBasis.SAW.value
    level: str = ReviewLevel.SAO.value
    precision: str = Precision.EXACT.value
    day: str = ""
    as_said: str = ""
    note: str = ""
    inside: str = ""
    who: str = ""
    """Who a new inside source is, where none is chosen."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ChronologyState:
    """The dialog."""

    code: str
    rows: tuple[ChronologyRow, ...]
    kinds: tuple[Option, ...]
    outcomes: tuple[Option, ...]
    """Those that fit the kind that is chosen."""
    sources: tuple[Option, ...]
    bases: tuple[Option, ...]
    levels: tuple[Option, ...]
    precisions: tuple[Option, ...]
    insiders: tuple[Option, ...]
    """Nothing without the key of the sources."""
    typed: Typed
    correcting: str
    """The step that is corrected, in words; empty: a new one is written down."""
    is_known: bool
    notice: str
    problem: str

    @property
    def has_level(self) -> bool:
        """A review is written down."""
        return self.typed.kind == StepKind.REVIEWED

    @property
    def is_from_inside(self) -> bool:
        """An officer is the source."""
        return self.typed.source == StepSource.OFFICER


class ChronologyPresenter:
    """Shows the steps of one case, and writes down another or a correction."""

    def __init__(
        self,
        tools: ChronologyTools,
        subject: Subject,
        words: Words,
        show: Callable[[ChronologyState], None],
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._lines: tuple[Line, ...] | None = None
        self._insiders: tuple[InsideSource, ...] = ()
        self._typed, self._former = Typed(), ""
        self._notice = ""
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(self._read, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def typing(self, typed: Typed) -> None:
        """Follow what is chosen; an outcome that does not fit gives way to one that does."""
        codes = [each.key for each in self._outcomes(typed.kind)]
        if typed.outcome not in codes:
            typed = replace(typed, outcome=codes[0])
        if typed != self._typed:
            self._typed = typed
            self.refresh()

    def choose(self, id_: str) -> None:
        """Begin to correct a step that was written down by hand; without one, write a new one."""
        found = self._account(id_)
        if found is None and not self._former:
            return  # what is typed for a new step stays
        self._former = id_ if found is not None else ""
        self._notice, self._error = "", None
        self._typed = _typed(found.step) if found is not None else Typed()
        self.refresh()

    def write(self, typed: Typed) -> None:
        """Write the step down, or the correction of the one that was chosen."""
        self._typed, self._notice, self._error = typed, "", None
        former = self._account(self._former)
        step = _step(typed, former.step if former is not None else None)
        chronology, interview = self._tools.chronology, self._subject.id

        def job() -> None:
            inside = self._inside(typed, step)
            if former is None:
                chronology.add(interview, step, inside)
            else:
                chronology.correct(interview, former.step.id, step, typed.why, inside)

        self._write(job, self._words.gettext("The step is noted."))

    def print_page(self, path: str) -> None:
        """Write the steps to a PDF that was chosen, in the language of the moment."""
        papers, interview, languages = self._tools.papers, self._subject.id, (self._words.language,)
        done = self._words.gettext("The page is written.")
        self._write(lambda: papers.page(interview, path, languages, replace_file=True), done)

    def state(self) -> ChronologyState:
        """Return the state of the dialog."""
        words, former = self._words, self._account(self._former)
        language = words.language
        return ChronologyState(
            self._subject.code,
            tuple(row for line in self._lines or () for row in rows_of(line, words)),
            tuple(Option(each.value, words.gettext(KINDS[each])) for each in StepKind),
            self._outcomes(self._typed.kind),
            with_none(Option(each.value, words.gettext(SOURCES[each])) for each in StepSource),
            with_none(
                Option(each.value, code_text("knowbasis", each.value, language))
                for each in KnowBasis
            ),
            tuple(Option(each.value, words.gettext(REVIEWS[each])) for each in _LEVELS),
            list_options("dateprec", language),
            tuple(Option(each.id, each.who) for each in self._insiders),
            self._typed,
            node_text(former.step.node, words) if former is not None else "",
            self._lines is not None,
            self._notice,
            self._tools.sentence(self._error, words) if self._error is not None else "",
        )

    def _inside(self, typed: Typed, step: Step) -> FromInside | None:
        """Return who told it from inside; a new source is noted once its step may stand."""
        if typed.source != StepSource.OFFICER or not (typed.inside or typed.who.strip()):
            return None
        demand_step(replace(step, occasion=step.occasion or 1))
        source = typed.inside or self._tools.sources.add(typed.who).id
        return FromInside(source, typed.note.strip())

    def _outcomes(self, kind: str) -> tuple[Option, ...]:
        fitting = FITTING[StepKind(kind)]
        found = [each for each in StepOutcome if each in fitting] + [StepOutcome.UNKNOWN]
        return tuple(Option(each.value, self._words.gettext(OUTCOMES[each])) for each in found)

    def _account(self, id_: str) -> Noted | None:
        accounts = (each for line in self._lines or () for each in line.accounts)
        return next((each for each in accounts if id_ and each.at and each.step.id == id_), None)

    def _read(self) -> tuple[tuple[Line, ...], tuple[InsideSource, ...]]:
        tools = self._tools
        insiders = tools.sources.all() if tools.sources.are_open else ()
        return tools.chronology.of_case(self._subject.id), insiders

    def _write(self, job: Callable[[], object], notice: str) -> None:
        def done(_result: object) -> None:
            self._typed, self._former, self._notice = Typed(), "", notice
            self.open()

        self._tools.writer.run(job, done, self._refused)

    def _told(self, found: tuple[tuple[Line, ...], tuple[InsideSource, ...]]) -> None:
        self._lines, self._insiders = found
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()


def _step(typed: Typed, former: Step | None) -> Step:
    """Return what is typed; what has no field stays as it was in the former."""
    kind = StepKind(typed.kind)
    day, said = typed.day.strip(), typed.as_said.strip()
    precision = Precision(typed.precision) if day else Precision.UNKNOWN
    same = former if former is not None and former.kind is kind else None
    base = same or Step("", kind, StepOutcome.UNKNOWN, occasion=0)
    outcome = StepOutcome(typed.outcome)
    return replace(
        base,
        outcome=outcome,
        source=StepSource(typed.source) if typed.source else None,
        basis=KnowBasis(typed.basis) if typed.basis else None,
        when=ApproximateDate(said, day, precision),
        level=ReviewLevel(typed.level) if kind is StepKind.REVIEWED else None,
        note="" if typed.source == StepSource.OFFICER else typed.note.strip(),
        missed=(base.missed or "unknown") if outcome is StepOutcome.MISSED else "",
        role=base.role if typed.source == StepSource.OFFICER else "",
        own_opinion=base.own_opinion if typed.source == StepSource.OFFICER else None,
    )


def _typed(step: Step) -> Typed:
    return Typed(
        kind=step.kind.value,
        outcome=step.outcome.value,
        source=step.source.value if step.source else "",
        basis=step.basis.value if step.basis else "",
        level=step.level.value if step.level else ReviewLevel.SAO.value,
        precision=step.when.precision.value,
        day=step.when.day,
        as_said=step.when.as_said,
        note=step.note,
    )
