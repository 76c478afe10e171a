"""The coordinator's Monday: counts, ages and lines of what waits, by case code alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from intake.app.machine import battery
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource, Outcome
from intake.domain.holds import HoldSource
from intake.domain.ids import ChainId, PersonId
from intake.domain.interview import Interview
from intake.domain.requests import RequestAnswer, RequestKind
from intake.domain.training import CardVersion, Training
from intake.services.application import Application
from intake.services.backups import LastBackup
from intake.services.calendar import Calendar
from intake.services.monday import Fact, Line, Machine, Monday, Standing, Tile
from intake.services.tally import DoorTally
from tests.services.conftest import SPANISH, YES

MAM = Languages("mam", "mam", True, "I-3", promise="promise/1")


@dataclass
class Desk:
    """The Monday of a store, on a day that is chosen."""

    store: Application
    today: date
    machine: Machine = field(default_factory=lambda: Machine(120))
    trainings: tuple[Training, ...] = ()

    def tiles(self) -> Mapping[Tile, Standing]:
        day, real = self.store.day, self.store.day.monday._ports
        calendar = Calendar(
            day.calendar._open_records, day.calendar._reading, day.calendar._codes,
            (lambda: self.today, bytes),
        )  # fmt: skip
        door = DoorTally(
            day.calendar._open_records, day.calendar._reading, day.calendar._codes,
            lambda: self.today,
        )  # fmt: skip
        now = datetime.combine(self.today, time(23, 59), UTC)
        ports = replace(
            real, now=lambda: now, machine=lambda: self.machine, trainings=lambda: self.trainings,
            begins=lambda on: datetime.combine(on, time(), UTC),
        )  # fmt: skip
        return {each.tile: each for each in Monday(ports, calendar, door).tiles()}


@pytest.fixture
def desk(north: Application) -> Desk:
    return Desk(north, datetime.now(UTC).date())


def give(north: Application, told: Interview, answers: Mapping[str, str]) -> None:
    for path, text in answers.items():
        session = north.shelf.session(north.reading.interview(told.id))
        north.interviewing.answer(told.id, session.answer(path, text).patches)


def noted(desk: Desk, told: Interview, days: int, kind: DateKind, **more: Any) -> CaseDate:
    day = (desk.today + timedelta(days=days)).isoformat()
    made = CaseDate("", kind, day, DateSource.TOLD, **more)
    return desk.store.day.calendar.note(told.id, made)


def test_nothing_waits_in_an_empty_store(desk: Desk) -> None:
    tiles = desk.tiles()
    assert list(tiles) == list(Tile)
    assert {each.count for each in tiles.values()} == {0, 1}
    assert tiles[Tile.PEOPLE].count == 1
    assert tiles[Tile.MACHINE].facts == (Fact("waiting", 0), Fact("disk_free", 120))


def test_real_computer_tells_how_it_is(north: Application) -> None:
    machine = next(e for e in north.day.monday.tiles() if e.tile is Tile.MACHINE)
    assert [each.what for each in machine.facts][:2] == ["waiting", "disk_free"]


def test_days_say_what_is_not_arranged_and_which_are_over(desk: Desk, interview: Interview) -> None:
    noted(desk, interview, 2, DateKind.COURT, arranged=(Arranged.TRANSPORT,), report_time="04:30")
    noted(desk, interview, 5, DateKind.COURT)
    noted(desk, interview, 1, DateKind.PORT_REPORT, arranged=tuple(Arranged))
    kept = noted(desk, interview, 0, DateKind.NRI)
    desk.store.day.calendar.close(interview.id, kept.id, Outcome.KEPT)
    noted(desk, interview, -3, DateKind.MEDICAL)
    soon, red = desk.tiles()[Tile.SOON], desk.tiles()[Tile.RED]
    assert (soon.count, soon.oldest) == (4, 3)
    assert soon.facts == (
        Fact("over", 1), Fact("transport", 1), Fact("interpreter", 2), Fact("lawyer_told", 2),
    )  # fmt: skip
    assert [each.why for each in soon.lines] == ["over"]
    (clock,) = red.lines
    assert (clock.why, clock.who) == ("clock", desk.store.session.person)
    assert clock.detail == f"{desk.today + timedelta(days=2)} 04:30"


def test_whoever_was_at_the_door_since_friday_and_began_nothing_is_new(
    desk: Desk, interview: Interview
) -> None:
    desk.store.day.tally.add(2, 1)
    new = desk.tiles()[Tile.NEW]
    assert (new.count, new.oldest) == (2, 0)
    assert new.facts == (Fact("door", 3), Fact("begun", 1))
    desk.store.interviewing.begin(interview.form, YES, SPANISH)
    assert desk.tiles()[Tile.NEW].count == 1


@pytest.mark.parametrize(
    ("form", "answers", "whys"),
    [
        ("intake_f2", {"needs_today/safe_tonight": "no"}, ["unsafe"]),
        (
            "intake_f2",
            {"needs_today/medicine": "yes", "needs_today/medicine_here": "no"},
            ["medicine"],
        ),
        (
            "intake_f2",
            {"about_you/age_band": "age_12_17", "family/travel_with": "alone"},
            ["child_alone"],
        ),
        ("intake_f6", {"trusted/on_own": "yes"}, ["child_alone"]),
        ("intake_f2", {"needs_today/safe_tonight": "yes", "about_you/age_band": "age_5_11"}, []),
    ],
)
def test_danger_is_red_with_who_answers_until_the_answer_is_old(
    desk: Desk, form: str, answers: Mapping[str, str], whys: list[str]
) -> None:
    north = desk.store
    told = north.interviewing.begin(north.shelf.newest(form).hash, YES, SPANISH)
    give(north, told, answers)
    lines = desk.tiles()[Tile.RED].lines
    assert [each.why for each in lines] == whys
    assert {(each.case_code, each.who) for each in lines} <= {
        (told.case_code, north.session.person)
    }
    desk.today += timedelta(days=8)
    assert desk.tiles()[Tile.RED].lines == ()


def test_what_is_half_done_says_where_it_stands(desk: Desk, interview: Interview) -> None:
    paused = desk.store.interviewing.begin(interview.form, YES, SPANISH)
    desk.store.interviewing.pause(paused.id)
    desk.today += timedelta(days=4)
    half = desk.tiles()[Tile.HALF_DONE]
    assert (half.count, half.oldest) == (2, 4)
    assert {(each.case_code, each.why) for each in half.lines} == {
        (interview.case_code, "open"), (paused.case_code, "paused"),
    }  # fmt: skip


def test_interpreters_of_today_are_asked_or_not(desk: Desk, interview: Interview) -> None:
    form = interview.form
    first, told = (desk.store.interviewing.begin(form, YES, MAM) for _ in range(2))
    noted(desk, first, 0, DateKind.COURT, hearing_time="08:00")
    asked = (Arranged.INTERPRETER,)
    noted(desk, told, 0, DateKind.COURT, arranged=asked, hearing_time="08:00")
    gone = noted(desk, told, 0, DateKind.MEDICAL)
    desk.store.day.calendar.close(told.id, gone.id, Outcome.KEPT)
    noted(desk, interview, 0, DateKind.COURT)
    lines = desk.tiles()[Tile.INTERPRETERS].lines
    assert sorted((each.why, each.detail) for each in lines) == [
        ("asked", "mam 08:00"), ("not_asked", "mam 08:00"),
    ]  # fmt: skip


def test_referral_waits_for_its_reply_and_is_no_day_that_is_over(
    desk: Desk, north: Application
) -> None:
    told = north.interviewing.begin(north.shelf.newest("intake_f3").hash, YES, SPANISH)
    for uid, days in (("aa", -9), ("bb", -9), ("cc", -2)):
        session = north.shelf.session(north.reading.interview(told.id))
        north.interviewing.answer(told.id, session.add_row("wishes/referral", uid).patches)
        day = (desk.today + timedelta(days=days)).isoformat()
        give(north, told, {f"wishes/referral[{uid}]/referral_date": day})
    tiles = desk.tiles()
    assert (tiles[Tile.REFERRALS].count, tiles[Tile.REFERRALS].oldest) == (2, 9)
    assert tiles[Tile.SOON].facts == ()
    one = north.day.calendar.without_reply()[0]
    north.day.calendar.close(told.id, one.date.id, Outcome.KEPT)
    assert desk.tiles()[Tile.REFERRALS].count == 1


def test_promises_are_calls_back_and_permissions_that_were_put_off(
    desk: Desk, interview: Interview
) -> None:
    north = desk.store
    noted(desk, interview, -2, DateKind.FOLLOW_UP)
    noted(desk, interview, 0, DateKind.FOLLOW_UP)
    noted(desk, interview, 0, DateKind.COURT)
    north.interviewing.finish(interview.id, ("x",), override="bus")
    north.closing.accept(interview.id, lang="es", by="P-1")
    north.consenting.record(interview.id, Consent(Purpose.STATISTICS, Decision.DEFERRED))
    promises = desk.tiles()[Tile.PROMISES]
    assert [each.why for each in promises.lines] == ["call_back", "call_back", "ask_again"]
    assert promises.oldest == 2
    north.consenting.record(interview.id, Consent(Purpose.STATISTICS, Decision.REFUSED))
    assert desk.tiles()[Tile.PROMISES].count == 2


def test_promises_are_requests_holds_and_what_is_to_be_erased(
    desk: Desk, interview: Interview
) -> None:
    keeping = desk.store.retention
    keeping.requests.receive(interview.id, RequestKind.CANCELLATION, "2026-01-05")
    assert desk.tiles()[Tile.PROMISES].lines[0].why == "due_request"
    (asked,) = keeping.requests.of(interview.id)
    keeping.requests.answer(interview.id, asked.said.id, RequestAnswer.GRANTED)
    (line,) = desk.tiles()[Tile.PROMISES].lines
    assert (line.why, line.age) == ("due_erase", 0)
    last = (desk.today + timedelta(days=3)).isoformat()
    keeping.holds.set(interview.id, HoldSource.COUNSEL, "Office 4", "appeal", last)
    lines = desk.tiles()[Tile.PROMISES].lines
    assert [each.why for each in lines] == ["due_hold", "due_erase_held"]


def test_computer_and_people_say_what_comes_to_an_end(desk: Desk) -> None:
    settled = datetime.combine(desk.today - timedelta(days=5), time(), UTC)
    desk.machine = Machine(3, 40, settled, waiting=2)
    lapses = desk.today + timedelta(days=10)
    register = [
        Training(
            ChainId("a" * 32), 1, PersonId(person * 32), CardVersion("c0", "1", "f" * 64),
            "2020-01-01", expires.isoformat(), PersonId("c" * 32), is_confirmed=True,
        )
        for person, expires in (("d", lapses), ("e", lapses + timedelta(days=90)))
    ]  # fmt: skip
    desk.trainings = tuple(register)
    tiles = desk.tiles()
    assert (tiles[Tile.MACHINE].count, tiles[Tile.MACHINE].oldest) == (2, 5)
    assert tiles[Tile.MACHINE].facts == (
        Fact("waiting", 2), Fact("disk_free", 3), Fact("battery", 40), Fact("bundle_age", 5),
    )  # fmt: skip
    on, lapse = tiles[Tile.PEOPLE].lines
    assert on == Line("on", who=desk.store.session.person)
    assert (lapse.who, lapse.detail) == (PersonId("d" * 32), f"c0 {lapses}")


@pytest.mark.parametrize(
    ("last", "fact", "due"),
    [
        (LastBackup(None, is_overdue=True), Fact("no_backup", 0), 1),
        (LastBackup(datetime(2020, 1, 1, tzinfo=UTC), is_overdue=True), None, 1),
        (LastBackup(datetime(2020, 1, 1, tzinfo=UTC), is_overdue=False), None, 0),
    ],
)
def test_last_backup_is_told_and_asked_for_where_it_is_old(
    desk: Desk, last: LastBackup, fact: Fact | None, due: int
) -> None:
    desk.machine = Machine(backup=last)
    tile = desk.tiles()[Tile.MACHINE]
    told = next(each for each in tile.facts if "backup" in each.what)
    assert fact in {None, told}
    assert [each.why for each in tile.lines] == ["backup_due"] * due


def test_last_week_is_told_in_numbers_a_week_later(desk: Desk, interview: Interview) -> None:
    north = desk.store
    give(north, interview, {"happened/hurt": "no", "happened/threatened": "yes"})
    north.interviewing.begin(interview.form, YES, MAM)
    north.interviewing.decline()
    assert desk.tiles()[Tile.WEEK].count == 0
    desk.today += timedelta(days=7)
    week = desk.tiles()[Tile.WEEK]
    assert week.count == 2
    assert week.facts == (
        Fact("interviews", 2), Fact("refusals", 1), Fact("harm", 1), Fact("languages", 2),
    )  # fmt: skip


def test_battery_is_read_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert battery(tmp_path) is None
    for name, text in (("AC", "1"), ("BAT0", "?"), ("BAT1", "81\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "capacity").write_text(text)
    assert battery(tmp_path) == 81
