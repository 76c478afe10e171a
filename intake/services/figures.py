"""Figures of one store: brought up, counted, and shown to whom they are for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from re import fullmatch
from typing import Final

from intake.domain.errors import WrongPeriodError
from intake.domain.figures.catalogue import METRICS, Part
from intake.domain.figures.index import Index
from intake.domain.figures.publishing import Audience, Published, publish
from intake.domain.ids import InterviewId
from intake.forms.submission import leaving
from intake.services.figures_facts import NOTHING, CountedRecord, Standing, case_of, standing_of
from intake.services.figures_ports import Advance, Beside, Counted, FigureStore, StoredRecord
from intake.services.form_shelf import FormShelf
from intake.services.ports import Now

_SLICE: Final = 500
"""So many people are counted in one transaction."""
_MONTH: Final = r"\d{4}-(0[1-9]|1[0-2])"


@dataclass(frozen=True, slots=True)
class FigureOrder:
    """Which figures: of which months, for whom, and of what."""

    since: str = ""
    until: str = ""
    audience: Audience = Audience.OWN
    parts: frozenset[Part] = frozenset(Part)

    def __post_init__(self) -> None:
        for each in (self.since, self.until):
            if each and not fullmatch(_MONTH, each):
                raise WrongPeriodError(each)
        if self.since and self.until and self.since > self.until:
            raise WrongPeriodError(f"{self.since} {self.until}")


@dataclass(frozen=True, slots=True)
class FigureReport:
    """Figures as they may be shown, and as of when."""

    order: FigureOrder
    as_of: datetime
    figures: tuple[Published, ...]
    standings: Mapping[Standing, int]
    """How many people are counted, and how many are not; see `told_standings`."""

    @property
    def told_standings(self) -> dict[str, int | None]:
        """How many people stand how, for everybody: None says that they are few."""
        few = range(1, Audience.PUBLIC.bound)
        counts = {each.value: self.standings.get(each, 0) for each in Standing}
        return {name: None if count in few else count for name, count in counts.items()}


class Figures:
    """Counts what is in one store."""

    def __init__(
        self,
        store: FigureStore,
        shelf: FormShelf,
        now: Now,
        beside: Beside,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._now = now
        self._beside = beside
        self._trained: Mapping[InterviewId, str] = {}

    def refresh(self, advance: Advance = lambda _done, _all: None) -> int:
        """Bring the answer index up to the ledger; return how many people were counted anew."""
        stale = self._store.stale()
        if stale.roots:
            self._trained = self._beside.trained()
        for start in range(0, len(stale.roots), _SLICE):
            some = stale.roots[start : start + _SLICE]
            self._store.replace(tuple(self._counted(some)))
            advance(min(start + _SLICE, len(stale.roots)), len(stale.roots))
        self._store.settle(stale.reach)
        return len(stale.roots)

    def report(
        self, order: FigureOrder, advance: Advance = lambda _done, _all: None
    ) -> FigureReport:
        """Count, as of now; stopped by CancelledError between two slices, and taken up again."""
        self.refresh(advance)
        with self._store.counts() as counts:
            return report_of(counts.index, order, self._now(), counts.standings)

    def people(self, advance: Advance = lambda _done, _all: None) -> Iterator[Counted]:
        """Yield every person with what is counted of them, as of now."""
        self.refresh()
        roots = self._store.roots()
        for done, each in enumerate(roots):
            advance(done, len(roots))
            yield from self._counted((each,))

    def _counted(self, roots: Sequence[InterviewId]) -> Iterator[Counted]:
        for root in roots:
            found = [self._record(each) for each in self._store.records_of(root)]
            yield counted(root, found)

    def _record(self, stored: StoredRecord) -> CountedRecord:
        """Return a record with the answers that may leave, and no others."""
        interview = stored.interview
        form = self._shelf.definition(interview.form)
        document = leaving(form, interview.document)
        return CountedRecord(
            replace(interview, document=document),
            stored.month,
            stored.minutes,
            stored.heavy_before,
            tuple(self._beside.steps(interview.id)),
            self._beside.judged(interview.id),
            self._trained.get(interview.id, ""),
        )


def counted(root: InterviewId, records: Sequence[CountedRecord]) -> Counted:
    """Return one person as they are counted; one who said no leaves nothing but the no."""
    standing = standing_of(records)
    case = case_of(records) if standing is Standing.COUNTED else NOTHING
    return Counted(root, tuple(each.interview.id for each in records), standing, case)


def report_of(
    index: Index,
    order: FigureOrder,
    as_of: datetime,
    standings: Mapping[Standing, int] | None = None,
) -> FigureReport:
    """Count what an index holds."""
    within = index.within(order.since, order.until)
    made = [metric.count(within) for metric in METRICS if metric.part in order.parts]
    return FigureReport(order, as_of, publish(made, order.audience), dict(standings or {}))
