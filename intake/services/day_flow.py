"""A day that is told in an answer stands in the calendar by itself, and follows its answer.

A form says which questions tell of a day with ``bind::intake:calendar`` on a date (the code of what
it is for) and on what stands beside it in the same group: ``report_time``, ``hearing_time``,
``port``, ``court_city``, ``papers_seen``. Where it says nothing, the names of our own forms count.
What somebody has noted or changed by hand is never written over.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from intake.domain.answers import Document, Patch, Path, Value
from intake.domain.compartments import Compartment
from intake.domain.day_dates import (
    CaseDate,
    DateClosed,
    DateKind,
    DateNoted,
    DateSource,
    Outcome,
    demand_date,
    demand_time,
)
from intake.domain.day_errors import DayRefusedError
from intake.domain.ids import FormHash
from intake.domain.interview import Interview
from intake.forms.model import FormDef, Question, QuestionKind, generic
from intake.services.calendar import COURTS, PORTS
from intake.services.day_ports import Codes, DayReading, KnownDate
from intake.services.ports import Reading, Records

_MARK: Final = "calendar"
_BESIDE: Final = frozenset({"report_time", "hearing_time", "port", "court_city", "papers_seen"})
_NAMES: Final[Mapping[str, str]] = {
    "court_date": DateKind.COURT,
    "referral_date": DateKind.REFERRAL,
    "report_time": "report_time",
    "hearing_time": "hearing_time",
    "report_place": "port",
    "court_city": "court_city",
    "papers_seen": "papers_seen",
}
_YES: Final = "yes"


@dataclass(frozen=True, slots=True)
class CalendarMarks:
    """Which questions of a form tell of a day; generic paths."""

    days: Mapping[Path, DateKind] = field(default_factory=dict)
    beside: Mapping[Path, str] = field(default_factory=dict)

    def concern(self, patch: Patch) -> bool:
        """Tell whether a change may change a day."""
        paths = {generic(path) for path, _ in patch.values}
        is_told = not paths.isdisjoint(self.days) or not paths.isdisjoint(self.beside)
        return bool(self.days) and (is_told or bool(patch.rows))


NO_MARKS: Final = CalendarMarks()


def calendar_marks(form: FormDef) -> CalendarMarks:
    """Return which questions of a form tell of a day. Only core is read: no name is a day."""
    said = {
        each.path: (each, each.attributes.get(_MARK) or _NAMES.get(each.name, ""))
        for each in form.questions()
        if each.compartment is Compartment.CORE
    }
    return CalendarMarks(
        {path: DateKind(mark) for path, (each, mark) in said.items() if _is_day(each, mark)},
        {path: mark for path, (_, mark) in said.items() if mark in _BESIDE},
    )


def told_days(marks: CalendarMarks, document: Document) -> dict[Path, CaseDate]:
    """Return the days that answers tell of, by the path of the answer; none has an id yet."""
    found = {}
    for path, value in document.values.items():
        kind = marks.days.get(generic(path))
        day = _of(value)
        if kind is not None and day and _fits(demand_date, day):
            beside = _beside(marks, document, path.rpartition("/")[0])
            found[path] = _date(kind, day, beside)
    return found


class DayFlow:
    """Writes what answers tell of days, in the transaction of the answer."""

    def __init__(
        self,
        reading: Reading,
        days: DayReading,
        definition: Callable[[FormHash], FormDef],
        codes: Codes,
    ) -> None:
        self._reading, self._days = reading, days
        self._definition, self._codes = definition, codes
        self._marks: dict[FormHash, CalendarMarks] = {}

    def follow(self, records: Records, interview: Interview, patch: Patch) -> None:
        """Bring the calendar up to an answer that is being written: what is read is from before."""
        marks = self._marks_of(interview.form)
        if not marks.concern(patch):
            return
        document = self._reading.document(interview.id, Compartment.CORE)
        before = told_days(marks, document)
        after = told_days(marks, document.after(patch))
        changed = [path for path in {**before, **after} if before.get(path) != after.get(path)]
        if not changed:
            return
        known = self._days.dates_of(interview.id)
        for path in changed:
            told = before.get(path), self._known_places(after.get(path))
            event = _followed(f"{interview.id} {path}", told, known)
            if event is not None:
                records.append(event, interview.id)

    def _marks_of(self, form: FormHash) -> CalendarMarks:
        if form not in self._marks:
            self._marks[form] = calendar_marks(self._definition(form))
        return self._marks[form]

    def _known_places(self, told: CaseDate | None) -> CaseDate | None:
        if told is None:
            return None
        port = told.port if told.port in self._codes(PORTS) else ""
        court = told.court if told.court in self._codes(COURTS) else ""
        return replace(told, port=port, court=court)


def _followed(
    of: str, told: tuple[CaseDate | None, CaseDate | None], known: tuple[KnownDate, ...]
) -> DateNoted | DateClosed | None:
    """Return what is to be written of a day whose answer changed from one to the other."""
    before, after = told
    stands = {each.date.id: each for each in known}
    ids = _ids(of, stands)
    now = stands.get(ids[-2]) if len(ids) > 1 else None
    is_ours = now is not None and now.outcome is None and _is_as_told(now.date, before)
    if after is None:
        return DateClosed(ids[-2], Outcome.WITHDRAWN) if is_ours else None
    if now is None or (now.outcome is not None and now.date.day != after.day):
        return None if _is_noted(after, known) else DateNoted(replace(after, id=ids[-1]))
    is_again = now.outcome is Outcome.WITHDRAWN and before is None
    if not (is_ours or is_again):
        return None
    return DateNoted(replace(after, id=ids[-2], arranged=now.date.arranged))


def _ids(of: str, stands: Mapping[str, KnownDate]) -> list[str]:
    """Return the ids of the days that an answer has had, and that of the next one."""
    ids = [_id(f"{of} 0")]
    while ids[-1] in stands:
        ids.append(_id(f"{of} {len(ids)}"))
    return ids


def _is_noted(told: CaseDate, known: tuple[KnownDate, ...]) -> bool:
    """Tell whether somebody noted the same day already; one day has many referrals."""
    return told.kind is not DateKind.REFERRAL and any(
        (each.date.kind, each.date.day, each.outcome) == (told.kind, told.day, None)
        for each in known
    )


def _is_as_told(date: CaseDate, told: CaseDate | None) -> bool:
    """Tell whether a day is as its answer had it: then nobody changed it by hand."""
    if told is None:
        return False
    places = replace(told, port=date.port and told.port, court=date.court and told.court)
    return replace(date, id="", arranged=()) == places


def _is_day(question: Question, mark: str) -> bool:
    return question.kind is QuestionKind.DATE and mark in set(DateKind)


def _beside(marks: CalendarMarks, document: Document, group: Path) -> dict[str, str]:
    """Return what is told beside a day, in the same group of the same row."""
    return {
        marks.beside[generic(path)]: _of(value)
        for path, value in document.values.items()
        if path.rpartition("/")[0] == group and generic(path) in marks.beside
    }


def _date(kind: DateKind, day: str, beside: Mapping[str, str]) -> CaseDate:
    is_seen = beside.get("papers_seen") == _YES
    return CaseDate(
        "",
        kind,
        day,
        DateSource.PAPER if is_seen else DateSource.TOLD,
        report_time=_hour(beside.get("report_time", "")),
        hearing_time=_hour(beside.get("hearing_time", "")),
        port=beside.get("port", ""),
        court=beside.get("court_city", ""),
    )


def _of(value: Value) -> str:
    return value.v if value.rel else ""


def _hour(time: str) -> str:
    """Return hour and minute of a time as forms keep it: ``04:30:00.000-06:00``."""
    hour = time[:5]
    return hour if _fits(demand_time, hour) else ""


def _fits(demand: Callable[[str], None], text: str) -> bool:
    try:
        demand(text)
    except DayRefusedError:
        return False
    return True


def _id(of: str) -> str:
    """Return an id that the same answer has on every computer."""
    return hashlib.sha256(f"intake calendar {of}".encode()).hexdigest()[:32]
