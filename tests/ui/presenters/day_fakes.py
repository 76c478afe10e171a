"""A made-up day at a shelter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.domain.case_codes import CaseCode
from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource, Outcome
from intake.domain.day_interpreters import InterpreterGender, InterpreterNoted, Spoken
from intake.domain.day_links import Relation
from intake.domain.day_names import BirthReason, Likeness, NameReason
from intake.domain.day_tally import DoorTallied
from intake.domain.ids import InterviewId
from intake.services.day_ports import KnownDate, KnownInterpreter, Linked
from intake.services.duplicates import Hint
from intake.services.monday import Standing, Tile
from intake.services.tally import DayTotals

TODAY = date(2026, 11, 24)
CASES = [CaseCode(each) for each in ("1KZQ40W7PV", "7H2MC9TXEA", "Q4R8N2JY6B")]


def _date(case: int, day: int, kind: DateKind, **more: Any) -> KnownDate:
    outcome, reason = more.pop("outcome", None), more.pop("reason", "")
    source = more.pop("source", DateSource.PAPER)
    found = CaseDate(f"{case}{day}", kind, f"2026-11-{day}", source, **more)
    return KnownDate(InterviewId(f"{case:032x}"), CASES[case], found, outcome, reason)


DATES = (
    _date(
        0, 24, DateKind.COURT, report_time="04:30", hearing_time="08:00", port="el_paso",
        court="el_paso", arranged=(Arranged.TRANSPORT,),
    ),
    _date(1, 24, DateKind.MEDICAL, hearing_time="11:00", source=DateSource.TOLD),
    _date(
        2, 27, DateKind.NRI, report_time="07:00", port="otay",
        arranged=(Arranged.INTERPRETER, Arranged.LAWYER_TOLD),
    ),
    _date(1, 30, DateKind.PORT_REPORT, report_time="05:00", port="laredo"),
)  # fmt: skip
OVER = (_date(2, 21, DateKind.COURT, report_time="04:30", hearing_time="08:30", court="laredo"),)
MISSED = (
    _date(0, 24, DateKind.COURT, report_time="04:30", outcome=Outcome.MISSED, reason="afraid_way"),
    *DATES[1:],
)
ROSTER = (
    KnownInterpreter(
        InterpreterNoted(
            "I01", (Spoken("mam", "Todos Santos"), Spoken("spa")), InterpreterGender.WOMAN,
            by_phone=True, hours="8–14", worked_well_for=("women", "medical"),
        ),
        "Petrona", "656 000 0000",
    ),
    KnownInterpreter(InterpreterNoted("I02", (Spoken("quc"), Spoken("spa")))),
    KnownInterpreter(InterpreterNoted("I03", (Spoken("hat"),), InterpreterGender.MAN)),
)  # fmt: skip


@dataclass
class FakeDay:
    """A day whose answers are made up; it is its own calendar, door, roster and family."""

    dates: tuple[KnownDate, ...] = DATES
    over: tuple[KnownDate, ...] = OVER

    def __getattr__(self, _service: str) -> FakeDay:
        return self

    def today(self) -> date:
        return TODAY

    def between(self, _first: date, _last: date) -> tuple[KnownDate, ...]:
        return self.dates

    def unanswered(self) -> tuple[KnownDate, ...]:
        return self.over

    def totals(self) -> DayTotals:
        needs = {"safe_sleep": 14, "food": 9, "medical": 3, "": 2}
        return DayTotals("2026-11-24", 11, 17, 11, needs, {"stay": 14, "supplies": 9, "no_room": 5})

    def last(self) -> DoorTallied:
        return DoorTallied("2026-11-24", 1, 2, "food", "stay")

    def roster(self) -> tuple[KnownInterpreter, ...]:
        return ROSTER

    def tiles(self) -> tuple[Standing, ...]:
        counts = ((4, 0), (1, 3), (6, 2), (3, 9), (12, 21), (28, 0))
        return tuple(Standing(tile, *each) for tile, each in zip(Tile, counts, strict=True))

    def of(self, _interview: InterviewId) -> tuple[Hint, ...]:
        why = Likeness(NameReason.PART, BirthReason.SAME)
        return (Hint(InterviewId("9" * 32), CASES[2], why),)

    def of_case(self, _interview: InterviewId) -> tuple[Any, ...]:
        return ()

    def keeps_secrets(self, _interview: InterviewId) -> bool:
        return True


class FakeCase(FakeDay):
    """The same, with a family."""

    @property
    def calendar(self) -> Any:
        return _Of(MISSED[:1])

    @property
    def families(self) -> Any:
        return _Of(
            (
                Linked(InterviewId("a" * 32), CASES[1], Relation.PARTNER, keeps_secrets=True),
                Linked(InterviewId("b" * 32), CASES[2], Relation.CHILD),
            )
        )


@dataclass
class _Of:
    found: tuple[Any, ...]

    def of_case(self, _interview: InterviewId) -> tuple[Any, ...]:
        return self.found

    def keeps_secrets(self, _interview: InterviewId) -> bool:
        return True
