"""The day at the shelter from the command line: door, calendar, interpreters, family, card."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from intake.app.day import today
from tests.cli.conftest import Command, Site


class Day:
    """Types commands at one store."""

    def __init__(self, command: Command, site: Site) -> None:
        self.command, self.site = command, site

    def __call__(self, *typed: object, code: int = 0, lang: str = "en") -> Any:
        return self.command.at(self.site.north, *typed, code=code, lang=lang)

    def json(self, *typed: object) -> Any:
        return self(*typed, "--json").json

    def second(self, sample: Path) -> str:
        return str(self.json("interview", "add", sample)["case_code"])


@pytest.fixture
def day(command: Command, site: Site) -> Day:
    return Day(command, site)


def in_days(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_door_is_counted_taken_back_and_listed(day: Day) -> None:
    added = day.json("tally", "add", "--adults", 2, "--minors", 1, "--need", "food")
    assert added["today"]["adults"] == 2
    assert "Today: 4 people" in day("tally", "add", "--adults", 1, "--offered", "no_room").out
    taken = day.json("tally", "undo")
    assert taken["taken_back"]["offered"] == "no_room"
    listed = day.json("tally", "list")
    assert (listed["groups"], listed["adults"], listed["minors"]) == (1, 2, 1)
    assert listed["needs"] == {"food": 3}
    assert "Comida" in day("tally", "list", lang="es").out
    assert "Taken back. Today: 0" in day("tally", "undo").out
    assert "could be taken back" in day("tally", "undo", code=6).err
    day("tally", "add", code=4)


def test_hearing_is_noted_changed_listed_and_closed(day: Day, tmp_path: Path) -> None:
    case = day.site.case
    typed = ("--kind", "court", "--day", in_days(1), "--report", "04:30", "--hearing", "08:00")
    noted = day.json("calendar", "add", case, *typed, "--port", "el_paso", "--court", "el_paso")
    out = day("calendar", "list").out
    assert out.index("04:30") < out.index("08:00")
    assert out.count("El Paso") == 1
    assert "according to the paper" in out
    changed = ("--change", noted["id"], "--told", "--arranged", "transport")
    assert "Noted for" in day("calendar", "add", case, *typed, *changed).out
    (listed,) = day.json("calendar", "list", "--from", in_days(0), "--to", in_days(2))["dates"]
    assert (listed["source"], listed["arranged"], listed["port"]) == ("told", ["transport"], "")
    assert "Was not there" in day("calendar", "close", case, noted["id"], "--missed", "held").out
    assert "No estuvo" in day("calendar", "list", lang="es").out
    sheet = tmp_path / "week.pdf"
    assert day.json("calendar", "sheet", "-o", sheet, "--day", in_days(1))["size"] > 0
    assert sheet.read_bytes().startswith(b"%PDF")
    day("calendar", "close", case, noted["id"], "--withdrawn")
    assert day.json("calendar", "list")["dates"] == []


def test_day_that_is_over_is_asked_about(day: Day) -> None:
    day("calendar", "add", day.site.case, "--kind", "medical", "--day", in_days(-1))
    assert "Nobody has noted yet" in day("calendar", "list").out
    day("calendar", "add", day.site.case, "--kind", "medical", "--day", "tomorrow", code=4)


def test_roster_is_listed_without_names_unless_they_are_wanted(day: Day, tmp_path: Path) -> None:
    typed = ("--language", "mam:Todos Santos", "--language", "spa", "--gender", "woman")
    added = day.json("interpreter", "add", *typed, "--worked-well-for", "medical")
    assert added["languages"] == [["mam", "Todos Santos"], ["spa", ""]]
    who = tmp_path / "who.json"
    who.write_text(json.dumps({"name": "Petrona", "phone": "656 000 0000"}), encoding="utf-8")
    day("interpreter", "name", added["code"], who)
    assert "Petrona" not in day("interpreter", "list").out
    assert "Petrona" in day("interpreter", "list", "--with-names").out
    (one,) = day.json("interpreter", "list", "--language", "mam", "--with-names")
    assert one["phone"] == "656 000 0000"
    assert day.json("interpreter", "list", "--gender", "man") == []
    who.write_text("[]", encoding="utf-8")
    day("interpreter", "name", added["code"], who, code=7)
    day("interpreter", "retire", added["code"])
    assert day.json("interpreter", "list") == []


def test_family_is_linked_and_told_from_both_sides(day: Day, sample: Path) -> None:
    case, other = day.site.case, day.second(sample)
    linked = day.json("interview", "family", case, "--link", other, "--relation", "child")
    assert linked["family"] == [{"case_code": other, "relation": "child", "keeps_secrets": False}]
    told = day("interview", "family", other, "--secrets", "yes").out
    assert "Mother or father" in told
    assert "keeps something" in told
    assert day.json("interview", "family", case)["family"][0]["keeps_secrets"]
    assert "yes" in day("interview", "family", case).out
    unlinked = day.json("interview", "family", other, "--unlink", case, "--secrets", "no")
    assert unlinked == {"keeps_secrets": False, "family": []}


def test_likely_earlier_record_is_told_with_its_reason(
    day: Day, sample: Path, tmp_path: Path
) -> None:
    assert "No earlier record" in day("interview", "duplicates", day.site.case).out
    given = json.loads(sample.read_text(encoding="utf-8"))
    given["answers"] = {"about_you/given_names": "Ana", "about_you/surname_1": "López"}
    file = tmp_path / "f3.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    typed = ("interview", "add", file, "--form", "intake_f3", "--leave-open")
    first, second = (day.json(*typed, "--json")["case_code"] for _ in range(2))
    assert day.json("interview", "duplicates", second) == [
        {"case_code": first, "names": "same", "birth": "not_known"}
    ]
    assert "mismos nombres" in day("interview", "duplicates", second, lang="es").out


def test_card_is_written_after_the_question(day: Day, tmp_path: Path) -> None:
    card, case = tmp_path / "card.pdf", day.site.case
    day("interview", "card", case, "--phone", "656 000 0000", "-o", card, code=2)
    made = day.json(
        "interview", "card", case, "--phone", "656 000 0000", "--finder", "nobody", "-o", card
    )
    assert made["size"] == card.stat().st_size
    day("interview", "card", case, "--phone", "6", "--finder", "nobody", "-o", card, code=7)


def test_follow_up_is_closed_by_one_command(day: Day, sample: Path, tmp_path: Path) -> None:
    given = json.loads(sample.read_text(encoding="utf-8"))
    file = tmp_path / "f5.json"
    file.write_text(json.dumps(given | {"answers": {}}), encoding="utf-8")
    typed = ("interview", "add", file, "--form", "intake_f5", "--leave-open", "--json")
    case = day.json(*typed)["case_code"]
    assert "Nothing changed" in day("interview", "unchanged", case).out
    day("interview", "unchanged", day.site.case, code=4)


def test_monday_counts_what_waits(day: Day) -> None:
    day("tally", "add", "--adults", 2)
    tiles = {each["tile"]: each for each in day.json("monday")}
    assert len(tiles) == 10
    assert tiles["new"]["beside"] == {"door": 2, "begun": 1}
    (line,) = tiles["half_done"]["lines"]
    assert (line["why"], line["case_code"]) == ("readback", day.site.case)
    assert "Hoy y los próximos 7 días" in day("monday", lang="es").out
