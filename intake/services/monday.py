"""The coordinator's Monday: what waits, how old it is, and where to go; codes only."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from intake.domain.case_codes import CaseCode
from intake.domain.day_dates import Arranged, DateKind
from intake.domain.ids import PersonId
from intake.domain.retention import Due, DueKind
from intake.domain.states import ASKING, State
from intake.domain.training import Training, newest
from intake.services.backups import LastBackup
from intake.services.calendar import Calendar
from intake.services.day_ports import KnownDate, RecentCase, WaitingReading
from intake.services.monday_answers import ASKED, answers_of, dangers, tells_of_harm
from intake.services.ports import InterviewRow, ListQuery, Now, Order, Reading
from intake.services.tally import DoorTally

FEW: Final = 50
"""Lines of one tile; the count says how many there are."""
SOON: Final = timedelta(days=14)
"""So long before it ends, a training is said to lapse."""
URGENT: Final = timedelta(hours=72)
LATELY: Final = timedelta(days=7)
"""An answer about tonight that is older says nothing of tonight."""
_WAITING: Final = (
    *sorted(ASKING),
    State.PAUSED,
    State.STOPPED,
    State.LEFT_EARLY,
    State.READBACK,
)
_BINDING: Final = frozenset({DateKind.COURT, DateKind.PORT_REPORT, DateKind.NRI})
_NEEDED: Final = (Arranged.TRANSPORT, Arranged.LAWYER_TOLD)


class Tile(StrEnum):
    """The ten tiles of the screen."""

    SOON = "soon"
    NEW = "new"
    RED = "red"
    HALF_DONE = "half_done"
    INTERPRETERS = "interpreters"
    REFERRALS = "referrals"
    PROMISES = "promises"
    MACHINE = "machine"
    PEOPLE = "people"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a tile counts. `why` is a code; `detail` is an hour, a language, a day."""

    why: str
    case_code: CaseCode | None = None
    age: int = 0
    """In whole days."""
    who: PersonId | None = None
    """Who answers for it."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A number beside the count. `what` is a code."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One tile: how many, the age of the oldest in whole days, and what they are."""

    tile: Tile
    count: int
    oldest: int = 0
    lines: tuple[Line, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """How the computer and its bundles are. What is not known is None."""

    disk_free: int = 0
    """In whole gigabytes."""
    battery: int | None = None
    acknowledged: datetime | None = None
    """When a receipt said that a bundle arrived."""
    waiting: int = 0
    """Bundles that no receipt speaks of yet."""
    backup: LastBackup | None = None


@dataclass(frozen=True, slots=True)
class MondayPorts:
    """What the screen asks, beside the calendar and the door."""

    reading: Reading
    waiting: WaitingReading
    now: Now
    begins: Callable[[date], datetime]
    """The moment at which a day begins here."""
    machine: Callable[[], Machine]
    trainings: Callable[[], Sequence[Training]]
    due: Callable[[], Sequence[Due]] = tuple
    """What is due of keeping: requests, holds that end, periods that are over."""


class Monday:
    """Counts what a coordinator looks at first."""

    def __init__(self, ports: MondayPorts, calendar: Calendar, door: DoorTally) -> None:
        self._ports, self._calendar, self._door = ports, calendar, door

    def tiles(self) -> tuple[Standing, ...]:
        """Return every tile, also those that count nothing."""
        today = self._calendar.today()
        week = today - timedelta(days=today.weekday() + 7)
        lately = self._ports.waiting.touched_since(self._ports.begins(week), ASKED)
        return (
            self._soon(today),
            self._new(today),
            self._red(today, lately),
            self._half_done(),
            self._interpreters(today),
            self._referrals(today),
            self._promises(today),
            self._machine(),
            self._people(today),
            self._week(week, lately),
        )

    def _soon(self, today: date) -> Standing:
        soon, over = self._calendar.soon(), self._calendar.unanswered()
        open_ = [each for each in soon if each.outcome is None]
        lacking = [
            Fact(each.value, count)
            for each in Arranged
            if (count := sum(each not in known.date.arranged for known in open_))
        ]
        lines = [_of_day("over", each, today) for each in over]
        facts = (*([Fact("over", len(over))] if over else []), *lacking)
        return Standing(Tile.SOON, len(soon), _oldest(lines), tuple(lines[:FEW]), facts)

    def _new(self, today: date) -> Standing:
        friday = today - timedelta(days=(today.weekday() - 4) % 7)
        days = ((friday + timedelta(days=n)).isoformat() for n in range((today - friday).days + 1))
        totals = [self._door.totals(each) for each in days]
        met = sum(each.adults + each.minors for each in totals)
        rows = self._opened_since(self._ports.begins(friday))
        waits = [each for each in totals if each.adults + each.minors]
        oldest = (today - date.fromisoformat(waits[0].day)).days if waits else 0
        count = max(met - len(rows), 0)
        facts = (Fact("door", met), Fact("begun", len(rows)))
        return Standing(Tile.NEW, count, oldest if count else 0, facts=facts)

    def _red(self, today: date, lately: Iterable[RecentCase]) -> Standing:
        now = self._ports.now()
        lines = [
            Line(why, each.case_code, (now - each.updated).days, each.opened_by)
            for each in lately
            if now - each.updated <= LATELY
            for why in dangers(answers_of(each))
        ]
        until = (today + URGENT).isoformat()
        for known in self._calendar.soon():
            is_binding = known.date.kind in _BINDING and known.outcome is None
            lacks = not set(_NEEDED) <= set(known.date.arranged)
            if is_binding and lacks and known.date.day <= until:
                who = self._ports.waiting.case(known.interview).opened_by
                detail = f"{known.date.day} {known.date.report_time}".strip()
                lines.append(Line("clock", known.case_code, who=who, detail=detail))
        return _standing(Tile.RED, lines)

    def _half_done(self) -> Standing:
        query = ListQuery(states=_WAITING, order=Order.UPDATED, descending=False, limit=FEW)
        page = self._ports.reading.interviews(query)
        now = self._ports.now()
        lines = tuple(
            Line(_stage(each.state), CaseCode(each.case_code), (now - each.updated).days)
            for each in page.rows
        )
        return Standing(Tile.HALF_DONE, page.count, _oldest(lines), lines)

    def _interpreters(self, today: date) -> Standing:
        lines = []
        for known in self._calendar.between(today, today):
            spoken = self._ports.waiting.case(known.interview).languages
            if known.outcome is not None or spoken is None or not spoken.interpreter_needed:
                continue
            is_asked = Arranged.INTERPRETER in known.date.arranged
            hour = known.date.report_time or known.date.hearing_time
            detail = f"{spoken.today} {hour}".strip()
            lines.append(Line("asked" if is_asked else "not_asked", known.case_code, detail=detail))
        return _standing(Tile.INTERPRETERS, lines)

    def _referrals(self, today: date) -> Standing:
        found = self._calendar.without_reply()
        return _standing(Tile.REFERRALS, [_of_day("no_reply", each, today) for each in found])

    def _promises(self, today: date) -> Standing:
        now = self._ports.now()
        due = self._calendar.between(today, today)
        lines = [
            _of_day("call_back", each, today)
            for each in (*self._calendar.unanswered(), *due)
            if each.date.kind is DateKind.FOLLOW_UP and each.outcome is None
        ]
        lines += [
            Line("ask_again", each.case_code, (now - each.since).days)
            for each in self._ports.waiting.put_off()
        ]
        lines += [_of_keeping(each, today) for each in self._ports.due()]
        return _standing(Tile.PROMISES, lines)

    def _machine(self) -> Standing:
        found = self._ports.machine()
        facts = [Fact("waiting", found.waiting), Fact("disk_free", found.disk_free)]
        lines = self._backup(found.backup, facts)
        if found.battery is not None:
            facts.append(Fact("battery", found.battery))
        age = 0
        if found.acknowledged is not None:
            age = (self._ports.now() - found.acknowledged).days
            facts.append(Fact("bundle_age", age))
        return Standing(Tile.MACHINE, found.waiting, age, lines, tuple(facts))

    def _backup(self, last: LastBackup | None, facts: list[Fact]) -> tuple[Line, ...]:
        """Note how old the last backup is, and return what says that it is too old."""
        if last is None:
            return ()
        age = 0 if last.made is None else (self._ports.now() - last.made).days
        facts.append(Fact("no_backup", 0) if last.made is None else Fact("backup_age", age))
        return (Line("backup_due", age=age),) if last.is_overdue else ()

    def _people(self, today: date) -> Standing:
        begins, tomorrow = self._ports.begins, today + timedelta(days=1)
        happened = self._ports.waiting.happened
        here = dict.fromkeys(happened("session.opened", begins(today), begins(tomorrow)))
        lines = [Line("on", who=each) for each in here]
        lines += [
            Line("lapses", who=each.person, detail=f"{each.card.guidance} {each.expires}")
            for each in newest(self._ports.trainings())
            if each.expires <= (today + SOON).isoformat()
        ]
        lapsing = len(lines) - len(here)
        return Standing(Tile.PEOPLE, len(here), 0, tuple(lines), (Fact("lapses", lapsing),))

    def _week(self, monday: date, lately: Iterable[RecentCase]) -> Standing:
        begins = self._ports.begins
        first, last = begins(monday), begins(monday + timedelta(days=7))
        begun = [each for each in lately if first <= each.opened < last]
        refused = self._ports.waiting.happened("consent.refused", first, last)
        harmed = sum(tells_of_harm(answers_of(each)) for each in begun)
        spoken = {each.languages.today for each in begun if each.languages is not None}
        facts = (
            Fact("interviews", len(begun)),
            Fact("refusals", len(refused)),
            Fact("harm", harmed),
            Fact("languages", len(spoken)),
        )
        return Standing(Tile.WEEK, len(begun), facts=facts)

    def _opened_since(self, when: datetime) -> tuple[InterviewRow, ...]:
        query = ListQuery(order=Order.OPENED, limit=1_000)
        rows = self._ports.reading.interviews(query).rows
        return tuple(each for each in rows if each.opened >= when)


def _stage(state: State) -> str:
    return "open" if state in ASKING else state.value


def _of_day(why: str, known: KnownDate, today: date) -> Line:
    age = (today - date.fromisoformat(known.date.day)).days
    return Line(why, known.case_code, age, detail=known.date.day)


def _of_keeping(due: Due, today: date) -> Line:
    age = max((today - date.fromisoformat(due.day)).days, 0)
    why = f"{due.kind.value}_held" if due.is_held and due.kind is DueKind.ERASE else due.kind.value
    return Line(f"due_{why}", due.case_code, age, detail=due.day)


def _standing(tile: Tile, lines: Sequence[Line]) -> Standing:
    return Standing(tile, len(lines), _oldest(lines), tuple(lines[:FEW]))


def _oldest(lines: Iterable[Line]) -> int:
    return max((each.age for each in lines), default=0)
