"""An interview from its first pause to its seal, and consent by purpose, without a window."""

from pathlib import Path

import pytest

from intake.domain.consent import SHARING
from tests.cli.conftest import Command, Site


@pytest.fixture
def north(site: Site) -> Path:
    return site.north


def begun(command: Command, north: Path, form: str = "intake_f3") -> str:
    """Open an interview and leave it open."""
    file = north.parent / "answers.json"
    file.write_text('{"consent": {"decision": "granted"}, "answers": {"lawyer/has_lawyer": "no"}}')
    added = command.at(
        north, "interview", "add", file, "--form", form, "--leave-open", "--json", code=0
    )
    return str(added.json["case_code"])


def test_law_of_the_site_is_said_once(command: Command, north: Path) -> None:
    typed = ("consent", "profile")
    assert command.at(north, *typed, "--json").json == {"notice": None}
    assert command.at(north, *typed, "--notice", "mx", "--json").json == {"notice": "mx"}
    assert "Ley del aviso de privacidad: México" in command.at(north, *typed, lang="es").out


def test_interview_is_led_to_its_seal_from_the_command_line(command: Command, north: Path) -> None:
    case = begun(command, north)

    def do(*typed: object, code: int = 0) -> dict[str, object]:
        found = command.at(north, "interview", typed[0], case, *typed[1:], "--json", code=code)
        return dict(found.json)

    do(
        "languages", "--best", "mam", "--interpreter", "I-3", "--promise", "b6/1",
        "--pair", "mam", "spa", "--accepted", "yes", "--knows-person", "no",
        "--preference", "woman", "--mode", "phone",
    )  # fmt: skip
    relay = ("languages", "--relay-interpreter", "I-7", "--relay-through", "spa")
    do(*relay, code=4)
    do(*relay, "--promise", "b6/1")
    assert do("pause", "--reason", "meal")["state"] == "paused"
    assert do("resume")["state"] == "open"
    do("pause")
    assert do("resume", "--consented", "--language", "es", "--witness", "P-2")["state"] == "open"
    assert do("needs-only")["state"] == "needs_only"
    agreed = ("--who", "Office 4", "--when", "today", "--how", "by telephone")
    assert do("counsel-agreed", *agreed)["state"] == "open"
    do("care", "--kind", "distress", "--path", "leaving/left_why")
    assert do("left")["state"] == "left_early"
    done = ("--outcome", "not_done", "--reason", "left at four")
    assert do("readback", *done)["state"] == "unconfirmed"
    assert do("seal", code=8)["sealed"] is False
    assert do("seal", "--yes")["state"] == "sealed"
    said = ("--text", "He came back.", "--language", "en", "--source", "staff")
    assert do("addendum", *said)["state"] == "sealed"
    again = do("new-statement", "--language", "es")
    assert again["statements"] == 1
    assert again["case_code"] != case
    shown = command.at(north, "interview", "list", lang="es").out
    assert "Sellada" in shown


def test_consent_is_asked_listed_and_taken_back(command: Command, north: Path) -> None:
    case = begun(command, north, "intake_f2")
    script = north.parent / "c4.txt"
    script.write_text("¿Me da permiso?")
    early = ("--purpose", "lawyer", "--decision", "granted", "--recipient", "Office 4")
    command.at(north, "consent", "record", case, *early, code=4)
    skipped = command.at(north, "interview", "stop", case, "--by", "interviewer", "--json")
    assert skipped.json["state"] == "stopped"
    again = ("--purpose", "collect", "--decision", "granted", "--form", "mark_paper")
    given = command.at(north, "consent", "record", case, *again, "--text", script, "--json").json
    assert len(given["text_sha256"]) == 64
    command.at(north, "interview", "readback", case, "--outcome", "refused", "--reason", "tired")
    command.at(north, "consent", "record", case, *early)
    listed = command.at(north, "consent", "list", case, "--json").json
    assert [each["purpose"] for each in listed["decisions"]] == ["collect", "lawyer"]
    assert len(listed["not_asked"]) == len(SHARING) - 1
    assert "Office 4" in command.at(north, "consent", "list", case).out
    one = command.at(
        north, "consent", "withdraw", case, "--purpose", "lawyer", "--recipient", "Office 4",
        "--json",
    )  # fmt: skip
    assert len(one.json["withdrawn"]) == 1
    command.at(north, "consent", "withdraw", case, "--all")
    command.at(north, "pdf", case, "--out", north.parent / "a.pdf", code=4)


def test_interview_that_was_read_back_is_confirmed(command: Command, north: Path) -> None:
    file = north.parent / "answers.json"
    file.write_text('{"consent": {"decision": "granted"}, "answers": {"lawyer/has_lawyer": "no"}}')
    added = command.at(
        north, "interview", "add", file, "--skip-rest", "not_asked", "--json"
    ).json  # fmt: skip
    case = added["case_code"]
    read = ("--outcome", "accepted", "--language", "es", "--by", "P-1")
    command.at(north, "interview", "readback", case, *read)
    command.at(north, "interview", "confirm", case, code=4)
    for purpose in SHARING:
        said = ("--purpose", purpose.value, "--decision", "deferred")
        command.at(north, "consent", "record", case, *said)
    closed = command.at(north, "interview", "confirm", case, "--json").json
    assert closed["state"] == "confirmed"
