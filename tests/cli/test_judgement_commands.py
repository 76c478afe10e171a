"""Judgements from the command line: signed, listed, and refused where they have to be."""

import json
from pathlib import Path

import pytest

from intake.app.doors import StoreDoors
from intake.cli.exit_codes import Exit
from intake.domain.consent import SHARING, Consent, Decision
from intake.storage.keys.kdf import FLOOR
from tests.cli.conftest import PASSPHRASE, Command, Site

SHEET = {
    "elements": {"who": "noted", "words": "partly_noted"},
    "priority": "soon",
    "passages": [
        {"about": "who", "text": "Two men.", "links": [{"path": "leaving/left_why", "span": [0, 3]}]},
        {"about": "words", "links": [{"chain": "c1" * 16, "seq": 4}, {"path": "leaving/left_why"}]},
    ],
    "note": "nothing",
}  # fmt: skip


@pytest.fixture
def case(site: Site) -> str:
    """A case that was read back and confirmed."""
    application = StoreDoors(FLOOR).unlock(str(site.north), "", PASSPHRASE)
    interview = application.reading.find(site.case)
    application.closing.accept(interview, lang="es", by="P-1")
    for purpose in SHARING:
        application.consenting.record(interview, Consent(purpose, Decision.DEFERRED))
    application.closing.confirm(interview)
    application.close()
    return site.case


def written(folder: Path, name: str, members: object) -> Path:
    file = folder / name
    file.write_text(json.dumps(members), encoding="utf-8")
    return file


def test_sheet_is_signed_reviewed_by_nobody_else_finished_and_explained(
    command: Command, site: Site, case: str, tmp_path: Path
) -> None:
    def at(*typed: object, code: int = 0) -> object:
        return command.at(site.north, *typed, "--json", code=code).json if not code else (
            command.at(site.north, *typed, code=code)
        )  # fmt: skip

    sheet = written(tmp_path, "sheet.json", SHEET)
    signed = command.at(site.north, "assess", case, sheet, "--json").json
    at("interview", "seal", case, "--yes")
    (row,) = command.at(site.north, "review", "list", "--json").json
    assert (row["state"], row["is_author"]) == ("sealed", True)
    taken = ("review", "take", case, "--asked-by", "C-1", "--why", "every fifth")
    assert at(*taken) == {"id": signed["id"], "state": "in_review"}
    at("review", "clear", case, "--reason", "complete", code=Exit.REFUSED)
    at("review", "return", case, "--reason", "x", "--questions", "Which?", code=Exit.REFUSED)
    at("review", "withdraw", case, signed["place"], "--reason", "x", code=Exit.REFUSED)
    at("finalise", case, code=Exit.REFUSED)
    words = written(
        tmp_path, "words.json", {"passages": [{"about": "instructed_by", "text": "C-1"}]}
    )
    disowned = ("review", "disown", case, signed["place"], "--reason", "I was told to")
    at(*disowned, "--file", words)
    shown = command.at(site.north, "review", "show", case, "--json").json
    (judgement,) = shown["judgements"]
    assert judgement["of_record"]
    assert judgement["under_instruction"]
    assert judgement["elements"]["harm_described"] == "not_assessed"
    assert judgement["passages"][0]["links"] == [{"path": "leaving/left_why", "span": [0, 3]}]
    assert shown["apart"] == []
    assert "assessment" in command.at(site.north, "review", "show", case).out


def test_unreviewed_record_is_finished_and_told(
    command: Command, site: Site, case: str, tmp_path: Path
) -> None:
    command.at(site.north, "interview", "seal", case, "--yes")
    command.at(site.north, "explain", case, "--why-not", "left", code=Exit.REFUSED)
    command.at(site.north, "finalise", case, "--why", "not drawn")
    given = ("letter", case, "--language", "es", "--on", "2026-11-24", "--how", "by hand")
    assert command.at(site.north, *given, "--json").json["state"] == "final"
    told = ("explain", case, "--language", "es", "--on", "2026-11-24", "--how", "in_person")
    command.at(site.north, *told, code=Exit.REFUSED)
    assert command.at(site.north, *told, "--by", "P-1", "--json").json["state"] == "explained"


def test_mode_is_set_and_shown(command: Command, site: Site) -> None:
    shown = command.at(site.north, "mode", "show", "--json").json
    assert shown == {"mode": "humanitarian", "conclusions": False}
    setting = ("mode", "set", "attorney_supervised", "--reason", "the board")
    assert not command.at(site.north, *setting, "--json").json["conclusions"]
    made = command.at(site.north, *setting, "--by-counsel", "--json").json
    assert made["conclusions"]
    assert "attorney_supervised" in command.at(site.north, "mode", "show").out


def test_notes_are_listed_and_opened_by_the_auditor_only(
    command: Command, site: Site, case: str, tmp_path: Path
) -> None:
    sheet = written(tmp_path, "sheet.json", SHEET)
    signed = command.at(site.north, "assess", case, sheet, "--json").json
    note = tmp_path / "note.txt"
    note.write_text("not mine", encoding="utf-8")
    command.at(site.north, "review", "logout", note)
    listed = command.at(site.north, "review", "notes", case, "--json").json
    assert listed == [{"of": signed["place"], "opened": ""}]
    logouts = command.at(site.north, "review", "logouts", "--json").json
    assert logouts
    command.at(site.north, "review", "open-note", case, signed["place"], code=Exit.STORE)
    command.at(site.north, "review", "open-logout", logouts[-1]["of"], code=Exit.STORE)


@pytest.mark.parametrize(
    "members",
    [[], {"elements": {"who": "believed"}, "priority": "soon"}, {"elements": {}},
     {"elements": {}, "priority": "soon", "passages": [{}]}],
)  # fmt: skip
def test_sheet_that_cannot_be_read_is_refused(
    command: Command, site: Site, case: str, tmp_path: Path, members: object
) -> None:
    file = written(tmp_path, "sheet.json", members)
    command.at(site.north, "assess", case, file, code=Exit.FILE)
    command.at(site.north, "assess", case, tmp_path / "none.json", code=Exit.FILE)
    words = written(tmp_path, "words.json", {"passages": [{}]})
    command.at(site.north, "review", "disown", case, "c/1", "--file", words, code=Exit.FILE)
    clear = ("review", "clear", case, "--reason", "x", "--note", tmp_path / "none.txt")
    command.at(site.north, *clear, code=Exit.FILE)


def test_every_judgement_is_printed_by_command(
    command: Command, site: Site, tmp_path: Path
) -> None:
    file = tmp_path / "judgements.pdf"
    told = command.at(
        site.north, "pdf", site.case, "--kind", "judgements", "--out", file, "--json"
    ).json
    assert (told["kind"], told["size"]) == ("judgements", file.stat().st_size)
