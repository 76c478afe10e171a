"""A draw goes its whole way between two stores, and nobody can bend it on the way."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from intake.app import day as app_day
from intake.app.clock import SteadyClock, now
from intake.app.doors import StoreDoors
from intake.domain import draw
from intake.domain.compartments import Compartment
from intake.domain.draw_checks import DrawFault
from intake.domain.draw_events import DrawCommitted
from intake.domain.draw_facts import Chosen
from intake.domain.errors import (
    DrawRefusedError,
    FileExistsAlreadyError,
    NotGrantedError,
    UnknownDrawError,
    UnreadableFileError,
    WrongPassphraseError,
)
from intake.domain.interview import Interview
from intake.domain.judgements import Cause
from intake.domain.people import Role
from intake.domain.states import Outcome, State
from intake.services.application import Application
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE, SPANISH, YES

KEEPERS = {
    "Beto": "velvet harbor cactus mirror plank owl",
    "Caro": "thistle copper window glacier fern nine",
}


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


class Calendar:
    """A clock that can be put forward by days."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    @property
    def today(self) -> date:
        return (now() + self.ahead).date()

    def period(self) -> str:
        first = self.today + timedelta(days=2)
        return f"{first.isoformat()}/{(first + timedelta(days=9)).isoformat()}"


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    made, call = Calendar(), SteadyClock.__call__
    monkeypatch.setattr(SteadyClock, "__call__", lambda clock: call(clock) + made.ahead)
    monkeypatch.setattr(app_day, "now", lambda: now() + made.ahead)
    return made


@pytest.fixture(scope="module")
def kept(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with two stewards, and a station; they know each other."""
    folder = tmp_path_factory.mktemp("kept")
    for name in ("north", "south"):
        shutil.copytree(founded / name, folder / name)
    doors = StoreDoors(FLOOR)
    for name, passphrase in KEEPERS.items():
        doors.people.enrol(Enrolment(str(folder / "south"), name, Role.STEWARD, passphrase, "en"))
    with seat(folder / "south") as south, seat(folder / "north") as north:
        for waiting in south.people.waiting("en"):
            plan = south.people.plan(Admit(waiting.request, (Role.STEWARD,)))
            south.people.carry_out(plan, Authority(PASSPHRASE))
        for one, other in ((north, south), (south, north)):
            contact = one.handing_over.remember(other.handing_over.own_card())
            with one.interviewing._open_records(Compartment.CORE) as records:
                records.keep_contact(replace(contact, verified=True, is_partner=False))
    return folder


@contextmanager
def seat(folder: Path, label: str = "Coordinator") -> Iterator[Application]:
    doors = StoreDoors(FLOOR)
    (door,) = [each for each in doors.doors(str(folder)) if each.label == label]
    application = doors.unlock(str(folder), door.slot, KEEPERS.get(label, PASSPHRASE))
    try:
        yield application
    finally:
        application.close()


@pytest.fixture
def site(kept: Path, tmp_path: Path) -> Path:
    for name in ("north", "south"):
        shutil.copytree(kept / name, tmp_path / name)
    return tmp_path


def record(north: Application, *, sealed: bool) -> Interview:
    form = north.shelf.newest("intake_f2").hash
    interview = north.interviewing.begin(form, YES, SPANISH)
    if sealed:
        north.interviewing.finish(interview.id, ())
        north.closing.not_confirmed(interview.id, Outcome.NOT_DONE, "the bus left")
        north.closing.seal(interview.id, "I wrote this.", "en", PASSPHRASE)
    return interview


def carry(sender: Application, receiver: Application, folder: Path, *what: Interview) -> None:
    (to,) = sender.handing_over.contacts()
    path = folder / f"{now().timestamp()}.intake"
    sender.handing_over.export([each.id for each in what], to, str(path), silent)
    taken = receiver.handing_over.receive(str(path), silent)
    assert taken.opened.records == tuple(sorted(each.id for each in what))


def test_draw_goes_its_whole_way_between_two_stores(site: Path, calendar: Calendar) -> None:
    with seat(site / "south", "Beto") as beto:
        made = beto.drawing.commit("north", calendar.period(), "0.5")
    with seat(site / "south") as south, seat(site / "north") as north:
        carry(south, north, site)
        assert north.drawing.draws() == (made,)
        before = record(north, sealed=False)
        calendar.ahead = timedelta(days=4)
    with seat(site / "north") as north:
        known = [record(north, sealed=each) for each in (True, True, True, False)]
        with seat(site / "south") as south:
            carry(north, south, site, *known)
    with seat(site / "south", "Beto") as beto:
        assert {e.interview for e in beto.drawing.waiting(made.id)} == {e.id for e in known[:3]}
        with pytest.raises(WrongPassphraseError):
            beto.drawing.decide(made.id, "not this one at all nine")
        decided = beto.drawing.decide(made.id[:8], KEEPERS["Beto"])
        assert {each.chosen for each in decided} <= {Chosen.DRAWN, Chosen.NOT_DRAWN}
        assert beto.drawing.decide(made.id, KEEPERS["Beto"]) == ()
        with pytest.raises(DrawRefusedError, match="early"):
            beto.drawing.reveal(made.id, KEEPERS["Beto"])
        calendar.ahead = timedelta(days=20)
    with seat(site / "south", "Caro") as caro:
        with pytest.raises(UnknownDrawError):
            caro.drawing.reveal("", KEEPERS["Caro"])
        caro.drawing.reveal(made.id, KEEPERS["Caro"])
        with pytest.raises(DrawRefusedError, match="told"):
            caro.drawing.reveal(made.id, KEEPERS["Caro"])
    with seat(site / "south") as south, seat(site / "north") as north:
        carry(south, north, site)
        for each in decided:
            assert north.drawing.of(each.opening.interview) is each.chosen
        assert north.drawing.of(known[3].id) is Chosen.NOT_SEALED
        assert north.drawing.of(before.id) is Chosen.NO_DRAW
        assert north.drawing.check() == ()
        assert north.drawing.of(made.id) is Chosen.NO_DRAW
        assert {e.opening.interview for e in north.drawing.stands()} == {
            each.id for each in (before, *known)
        }
        assert north.verify(silent).is_sound
        assert south.verify(silent).is_sound


def refused(act: Callable[[], object], rule: str) -> None:
    with pytest.raises(DrawRefusedError) as caught:
        act()
    assert caught.value.rule == rule


def test_keeper_is_outside_and_commits_once_and_in_time(site: Path, calendar: Calendar) -> None:
    period, today = calendar.period(), calendar.today
    with seat(site / "south") as south:
        refused(lambda: south.drawing.commit("north", period, "0.5"), "role")
    with seat(site / "south", "Beto") as beto:
        commit = beto.drawing.commit
        begun = f"{today.isoformat()}/{(today + timedelta(days=3)).isoformat()}"
        refused(lambda: commit("north", begun, "0.5"), "begun")
        refused(lambda: commit(" ", period, "0.5"), "site")
        refused(lambda: commit("north", period, "1.5"), "probability")
        made = commit("north", period, "1", str(site / "secret"))
        refused(lambda: commit("north", period, "0.5"), "twice")
        with pytest.raises(FileExistsAlreadyError):
            commit("west", period, "0.5", str(site / "secret"))
        assert [each.id for each in beto.drawing.draws()] == [made.id]
        with pytest.raises(UnreadableFileError):
            beto.drawing.take_in_secret(made.id, str(site / "nothing"))
        (site / "other").write_bytes(b"no secret")
        beto.drawing.take_in_secret(made.id, str(site / "other"))
        calendar.ahead = timedelta(days=12)
        with pytest.raises(NotGrantedError):
            beto.drawing.reveal(made.id, KEEPERS["Beto"])
        beto.drawing.take_in_secret(made.id, str(site / "secret"))
        assert beto.drawing.reveal(made.id, KEEPERS["Beto"]) == made
    with seat(site / "south") as south:
        refused(lambda: south.drawing.decide(made.id, PASSPHRASE), "role")


def test_secret_of_another_draw_decides_nothing(site: Path, calendar: Calendar) -> None:
    with seat(site / "south", "Beto") as beto:
        made = beto.drawing.commit("north", calendar.period(), "0.5")
        beto.drawing.commit("south", calendar.period(), "0.5", str(site / "other"))
        assert beto.guidance.of_interview(made.id) == ()
        beto.drawing.take_in_secret(made.id, str(site / "other"))
        refused(lambda: beto.drawing.decide(made.id, KEEPERS["Beto"]), "mismatch")


def test_draw_of_a_stranger_is_no_draw_here(site: Path, calendar: Calendar) -> None:
    with seat(site / "south", "Beto") as beto:
        beto.drawing.commit("north", calendar.period(), "0.5")
    with seat(site / "south") as south, seat(site / "north") as north:
        carry(south, north, site)
        (contact,) = north.handing_over.contacts()
        north.handing_over.call_partner(contact, is_partner=True)
        assert north.drawing.draws() == ()
        calendar.ahead = timedelta(days=4)
        assert north.drawing.check() == ()


def test_what_was_drawn_is_reviewed_and_the_rest_is_finished_as_unreviewed(
    site: Path, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    with seat(site / "south", "Beto") as beto:
        made = beto.drawing.commit("south", calendar.period(), "0.5")
    calendar.ahead = timedelta(days=4)
    with seat(site / "south") as south:
        known = [record(south, sealed=True).id for _ in range(2)]
    turns = iter((True, False))
    monkeypatch.setattr(draw, "is_drawn", lambda *_: next(turns))
    with seat(site / "south", "Beto") as beto:
        beto.drawing.decide(made.id, KEEPERS["Beto"])
    with seat(site / "south") as south:
        (drawn,) = south.drawn_reviews.send()
        (rest,) = south.drawn_reviews.finish_rest()
        assert sorted((drawn, rest)) == sorted(known)
        assert south.reading.interview(drawn).state is State.IN_REVIEW
        assert south.reading.interview(rest).state is State.FINAL
        assert [e.opening.interview for e in south.drawn_reviews.unreviewed()] == [rest]
        (direction,) = south.judgements.reviewing.standing(drawn).directions
        assert (direction.cause, direction.why) == (Cause.DRAWN, f"draw {made.id[:8]}")
        assert south.drawn_reviews.send() == ()


def test_draw_that_cannot_be_read_is_named_and_stops_nobody(site: Path) -> None:
    said = "9" * 64
    with (
        seat(site / "south", "Beto") as beto,
        beto.interviewing._open_records(Compartment.CORE) as records,
    ):
        records.append(DrawCommitted("south", "December", "0.5", said), draw.draw_id(said))
    with seat(site / "south") as south:
        begun = record(south, sealed=False)
        assert south.drawing.of(begun.id) is Chosen.NO_DRAW
        assert [each.kind for each in south.drawing.check()] == [DrawFault.MALFORMED]
