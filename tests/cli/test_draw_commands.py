"""Draws, training, guidance and instructions from the command line."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from intake.app.day import today
from intake.app.doors import StoreDoors
from intake.domain.people import Role
from intake.services.people import Admit, Authority
from intake.services.people_doors import Enrolment
from intake.storage.keys.kdf import FLOOR
from tests.cli.conftest import PASSPHRASE, Command, Site

BETO = "velvet harbor cactus mirror plank owl"
FIRST, LAST = (today() + timedelta(days=each) for each in (2, 9))
PERIOD = f"{FIRST.isoformat()}/{LAST.isoformat()}"


class Desk:
    """Types commands at one store, as its coordinator or as the steward."""

    def __init__(self, command: Command, site: Site, keeper: Path) -> None:
        self._command, self.site, self._keeper = command, site, keeper

    def __call__(self, *typed: object, code: int = 0) -> Any:
        return self._command.at(self.site.north, *typed, "--person", self.label, code=code)

    @property
    def label(self) -> str:
        (first, *_) = [
            e for e in StoreDoors(FLOOR).doors(str(self.site.north)) if e.label != "Beto"
        ]
        return first.label

    def keeper(self, *typed: object, code: int = 0) -> Any:
        who = ("--store", self.site.north, "--person", "Beto", "--passphrase-file", self._keeper)
        return self._command(*typed, *who, code=code)


@pytest.fixture
def desk(command: Command, site: Site, tmp_path: Path) -> Desk:
    (tmp_path / "beto").write_text(f"{BETO}\n", encoding="utf-8")
    (tmp_path / "beto").chmod(0o600)
    return Desk(command, site, tmp_path / "beto")


def admit_keeper(site: Site) -> None:
    doors, folder = StoreDoors(FLOOR), str(site.north)
    doors.people.enrol(Enrolment(folder, "Beto", Role.STEWARD, BETO, "en"))
    application = doors.unlock(folder, doors.doors(folder)[0].slot, PASSPHRASE)
    (waiting,) = application.people.waiting("en")
    plan = application.people.plan(Admit(waiting.request, (Role.STEWARD,)))
    application.people.carry_out(plan, Authority(PASSPHRASE))
    application.close()


def test_draw_is_committed_listed_checked_and_not_told_before_its_end(
    desk: Desk, tmp_path: Path
) -> None:
    assert "Nothing is wrong" in desk("draw", "verify").out
    desk("draw", "commit", "--site", "west", "--period", PERIOD, "--p", "0.2", code=4)
    admit_keeper(desk.site)
    secret = tmp_path / "secret"
    typed = ("--site", "west", "--period", PERIOD, "--p", "0.2", "--secret", secret)
    made = desk.keeper("draw", "commit", *typed, "--json").json
    desk.keeper("draw", "commit", *typed, code=7)
    assert secret.stat().st_mode & 0o777 == 0o600
    assert "west" in desk.keeper("draw", "list").out
    listed = desk.keeper("draw", "list", "--not-reviewed", "--json").json
    assert [each["draw"] for each in listed["draws"]] == [made["draw"]]
    assert listed["interviews"] == []
    assert desk.keeper("draw", "decide", made["draw"], "--json").json == []
    assert "kept here" in desk.keeper("draw", "secret", made["draw"][:8], secret).out
    assert "not over" in desk.keeper("draw", "reveal", made["draw"], code=4).err
    assert desk.keeper("draw", "reveal", "nothing", code=6)
    assert desk.keeper("draw", "verify", "--json").json == {"sound": True, "faults": []}
    assert desk("draw", "apply", "--finish-rest", "--json").json == {"sent": [], "finished": []}
    desk("draw", "send", "--to", "nobody", "-o", tmp_path / "b", code=6)
    to = ("--to", desk.site.south_card, "--own", "--out", tmp_path / "a")
    desk("bundle", "export", desk.site.case, *to)
    south = "south alliance · south shelter"
    assert desk("draw", "send", "--to", south, "-o", tmp_path / "b", "--json").json["size"]


def test_training_is_recorded_confirmed_asked_for_and_excepted(desk: Desk, sample: Path) -> None:
    days = ("--day", today().isoformat(), "--expires", LAST.isoformat())
    who = ("--who", desk.label, "--guidance", "interviewing")
    assert "confirms" in desk("training", "record", *who, *days).out
    desk("training", "policy", "warn", "--guidance", "interviewing")
    assert desk("training", "lapsing", "--json").json[0]["current"] is False
    assert "not current" in desk("interview", "add", sample, code=4).err
    desk("interview", "add", sample, "--untrained", "nobody else")
    (excepted,) = desk("training", "exceptions", "--json").json
    assert excepted["reason"] == "nobody else"
    assert "Confirmed: 1" in desk("training", "confirm").out
    listed = desk("training", "list", "--json").json
    assert (listed["interviews"], listed["exceptions"]) == (2, 1)
    assert listed["register"][0]["stands"] == "current"
    assert desk.label in desk("training", "lapsing").out
    assert "current" in desk("training", "list").out
    assert "nobody else" in desk("training", "exceptions").out
    assert "Rosaura" in desk("practice", "--no-screen").out
    assert desk("practice", "--done", "--json").json["confirmed"] is True


def test_cards_are_listed_shown_and_named_by_interviews(desk: Desk, command: Command) -> None:
    assert "mpp_2019" in command("guidance", "list").out
    shown = command("guidance", "show", "mpp_2019").out
    assert "Vox, 2 May 2019" in shown
    assert "to be checked" in shown
    assert "no es un consejo" in command("guidance", "show", "mpp_2021", lang="es").out.lower()
    command("guidance", "show", "slides", code=4)
    named = desk("guidance", "of", desk.site.case, "--json").json
    assert {each["here"] for each in named} == {True}
    assert "interviewing" in desk("guidance", "of", desk.site.case).out


def test_instruction_is_noted_listed_and_followed_by_name_only(desk: Desk) -> None:
    typed = ("--date", "2019-04-02", "--text", "No positive leaves.", "--source", "supervisor")
    assert desk("instruction", "add", *typed, "--direction", "positive", "--json").json == {
        "number": 1
    }
    assert "positive findings only" in desk("instruction", "list").out
    (listed,) = desk("instruction", "list", "--json").json
    assert "one direction only; 0 reviews name it: No positive" in desk("review", "list").out
    assert (listed["one_sided"], listed["reviews"]) == (True, [])
    desk("instruction", "follow", desk.site.case, 7, code=4)
    desk("instruction", "follow", desk.site.case, 1, code=4)
