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
from intake.domain.ids import InterviewId, PersonId
from intake.services.day_ports import KnownDate, KnownInterpreter, Linked
from intake.services.duplicates import Hint
from intake.services.monday import Fact, Line, Standing, Tile
from intake.services.tally import DayTotals

TODAY = date(2026, 11, 24)
WHO = PersonId("d" * 32)
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
TILES = (
    Standing(
        Tile.SOON, 4, 3, (Line("over", CASES[2], 3, detail="2026-11-21"),),
        (Fact("over", 1), Fact("transport", 2), Fact("lawyer_told", 3)),
    ),
    Standing(Tile.NEW, 9, 1, facts=(Fact("door", 28), Fact("begun", 19))),
    Standing(
        Tile.RED, 3, 1,
        (
            Line("unsafe", CASES[0], 1, WHO), Line("child_alone", CASES[1], 0, WHO),
            Line("clock", CASES[2], 0, WHO, "2026-11-26 04:30"),
        ),
    ),
    Standing(Tile.HALF_DONE, 2, 21, (Line("readback", CASES[0], 21), Line("paused", CASES[1], 2))),
    Standing(
        Tile.INTERPRETERS, 2, 0,
        (Line("asked", CASES[0], detail="mam 08:00"), Line("not_asked", CASES[1], detail="quc")),
    ),
    Standing(Tile.REFERRALS, 2, 9, (Line("no_reply", CASES[0], 9, detail="2026-11-15"),)),
    Standing(Tile.PROMISES, 2, 12, (Line("call_back", CASES[0], 2), Line("ask_again", CASES[1], 12))),
    Standing(
        Tile.MACHINE, 3, 5,
        facts=(Fact("waiting", 3), Fact("disk_free", 41), Fact("battery", 86), Fact("bundle_age", 5)),
    ),
    Standing(
        Tile.PEOPLE, 4, 0,
        (Line("on", who=WHO), Line("lapses", who=WHO, detail="c0 2026-12-01")), (Fact("lapses", 1),),
    ),
    Standing(Tile.WEEK, 37, 0, facts=(
        Fact("interviews", 37), Fact("refusals", 4), Fact("harm", 22), Fact("languages", 6),
    )),
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
        return TILES

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
