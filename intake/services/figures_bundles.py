"""Figures of bundles that are only looked into: verified whole, counted, and not kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from intake.domain.chronology_events import StepCorrected, StepNoted
from intake.domain.chronology_lines import Noted
from intake.domain.compartments import Compartment
from intake.domain.course_events import AnswerCorrected, InterviewSealed
from intake.domain.events import (
    AnswerGiven,
    Event,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    QuestionsFinished,
)
from intake.domain.figures.index import build
from intake.domain.ids import NO_RECORD, FormHash, InterviewId
from intake.domain.interview import Interview, after, opened
from intake.forms.model import FormDef
from intake.forms.submission import leaving
from intake.forms.xform import read_form
from intake.ledger import event_codec, header
from intake.ledger.entry import Entry
from intake.ledger.header import Header
from intake.services.figures import FigureOrder, FigureReport, counted, report_of
from intake.services.figures_facts import CountedRecord, Standing
from intake.services.figures_ports import Advance, Counted
from intake.services.inbox_merging import OpenedBundle
from intake.services.ports import Now

Inspect = Callable[[str, Advance], OpenedBundle]
"""Verifies a bundle whole, or raises BundleRefusedError."""


@dataclass(frozen=True, slots=True)
class _Step:
    head: Header
    event: Event


@dataclass(slots=True)
class _Told:
    """What the bundles say so far."""

    entries: dict[tuple[bytes, int], Entry]
    forms: dict[FormHash, FormDef]


class FiguresOfBundles:
    """Counts what some bundles hold together; an entry that is in several counts once."""

    def __init__(self, inspect: Inspect, now: Now) -> None:
        self._inspect, self._now = inspect, now

    def report(
        self,
        paths: Sequence[str],
        order: FigureOrder,
        advance: Advance = lambda _done, _all: None,
    ) -> FigureReport:
        """Verify every bundle and count, or raise BundleRefusedError for the first refused."""
        people = self.people(paths, advance)
        standings = {each: sum(one.standing is each for one in people) for each in Standing}
        index = build(row for one in people if one.standing is Standing.COUNTED
                      for row in one.case.rows())  # fmt: skip
        return report_of(index, order, self._now(), standings)

    def people(
        self, paths: Sequence[str], advance: Advance = lambda _done, _all: None
    ) -> tuple[Counted, ...]:
        """Return every person of some bundles with what is counted of them."""
        told = _Told({}, {})
        for path in paths:
            _take(told, self._inspect(path, advance))
        return tuple(_people(told))


def _take(told: _Told, bundle: OpenedBundle) -> None:
    for entry, compartment in zip(bundle.entries, bundle.compartments, strict=True):
        if compartment is Compartment.CORE:
            told.entries.setdefault((entry.chain, entry.seq), entry)
    for form in bundle.forms:
        told.forms.setdefault(form.hash, read_form(form.xform, form.compartments, form.media))


def _people(told: _Told) -> Iterator[Counted]:
    records = {each.interview.id: each for each in _records(told)}
    members: dict[InterviewId, list[CountedRecord]] = {}
    for each in sorted(records.values(), key=lambda record: record.month):
        members.setdefault(_root(each, records), []).append(each)
    for root, found in members.items():
        yield counted(root, found)


def _root(record: CountedRecord, records: dict[InterviewId, CountedRecord]) -> InterviewId:
    seen: set[InterviewId] = set()
    while record.interview.follows in records and record.interview.id not in seen:
        seen.add(record.interview.id)
        record = records[record.interview.follows]
    return record.interview.id


def _records(told: _Told) -> Iterator[CountedRecord]:
    steps: dict[str, list[_Step]] = {}
    for entry in told.entries.values():
        if entry.header is not None and entry.body is not None:
            head = header.decode(entry.header)
            if head.subject != NO_RECORD:
                event = event_codec.decode(head.type, entry.body)
                steps.setdefault(head.subject, []).append(_Step(head, event))
    for subject, some in steps.items():
        some.sort(key=lambda each: (each.head.hlc, each.head.chain, each.head.seq))
        found = _replayed(InterviewId(subject), some)
        if found is not None and found.form in told.forms:
            yield _record(found, some, told.forms[found.form])


def _replayed(subject: InterviewId, steps: Sequence[_Step]) -> Interview | None:
    """Return a record as its entries leave it; None where its opening is not among them."""
    found: Interview | None = None
    is_sealed = False
    for step in steps:
        if found is None:
            found = opened(subject, step.event) if isinstance(step.event, InterviewOpened) else None
        elif not (is_sealed and isinstance(step.event, AnswerGiven | AnswerCorrected)):
            found = after(found, step.event)
        is_sealed = is_sealed or isinstance(step.event, InterviewSealed)
    return found


def _noted(interview: InterviewId, steps: Sequence[_Step]) -> Iterator[Noted]:
    """Yield what was written down by hand of what a government did."""
    for each in steps:
        match each.event:
            case StepNoted(step):
                yield Noted(interview, step)
            case StepCorrected(former, step, why):
                yield Noted(interview, step, former=former, why=why)
            case _:
                pass


def _record(found: Interview, steps: Sequence[_Step], form: FormDef) -> CountedRecord:
    begun = next(each.head.wall for each in steps if isinstance(each.event, InterviewOpened))
    return CountedRecord(
        replace(found, document=leaving(form, found.document)),
        f"{datetime.fromtimestamp(begun / 1000, UTC):%Y-%m}",
        minutes_of((each.event, each.head.wall) for each in steps),
        steps=tuple(_noted(found.id, steps)),
    )


def minutes_of(steps: Iterator[tuple[Event, int]]) -> int | None:
    """Return how long the questions took, pauses left out; None while they are not finished."""
    spent, since = 0, None
    for event, wall in steps:
        match event:
            case InterviewOpened() | InterviewResumed():
                since = wall
            case InterviewPaused() | QuestionsFinished():
                spent += max(wall - since, 0) if since is not None else 0
                since = None
                if isinstance(event, QuestionsFinished):
                    return round(spent / 60_000)
            case _:
                pass
    return None
