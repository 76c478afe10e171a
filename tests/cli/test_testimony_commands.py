"""Stories at the command line: what is quoted, what was translated, and names on request."""

import json
from pathlib import Path
from typing import Any

import pytest

from intake.app.doors import StoreDoors
from intake.cli.exit_codes import Exit
from intake.domain.answers import Patch, Span, Value
from intake.domain.compartments import Compartment
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.services.testimony import StoryDesk
from intake.storage.keys.kdf import FLOOR
from tests.cli.conftest import PASSPHRASE, Command, Site

PATH = "leaving/left_why"
ANA = NameKeptApart(Token(TokenKind.PERSON, 1), "Ana López")
STORY = Value("Vino [[person:1]].", lang="es", spans=(Span(0, 17, "verbatim"),))


@pytest.fixture
def case(command: Command, site: Site, tmp_path: Path) -> str:
    file = tmp_path / "answers.json"
    file.write_text(
        json.dumps({"consent": {"decision": "granted"}, "answers": {"lawyer/has_lawyer": "no"}})
    )
    made = command.at(
        site.north, "interview", "add", file, "--form", "intake_f3", "--leave-open", "--json"
    ).json
    application = StoreDoors(FLOOR).unlock(str(site.north), "", PASSPHRASE)
    patch = Patch(PATH, ((PATH, STORY),))
    application.testimony.keep(made["id"], ANA)
    application.interviewing.answer(made["id"], {Compartment.CORE: patch})
    application.interviewing.leave_section(made["id"])
    application.close()
    return str(made["case_code"])


def story(command: Command, site: Site, case: str, *more: str, lang: str = "es") -> Any:
    shown = command.at(site.north, "interview", "show", case, "--json", *more, lang=lang).json
    return next(each for each in shown["answers"] if each["path"] == PATH)


def test_names_are_tokens_unless_they_are_asked_for(
    command: Command, site: Site, case: str
) -> None:
    hidden = story(command, site, case)
    assert (hidden["v"], hidden["shown"]) == ("Vino [[person:1]].", "Vino [persona 1].")
    assert hidden["spans"] == [{"kind": "verbatim", "text": "Vino [persona 1]", "lang": ""}]
    assert story(command, site, case, "--reveal")["shown"] == "Vino Ana López."


def test_translation_is_put_beside_the_answer_and_shown_with_it(
    command: Command, site: Site, case: str, tmp_path: Path
) -> None:
    file = tmp_path / "en.txt"
    file.write_text("[person 1] came.\n", encoding="utf-8")
    put = ("interview", "translate", case, PATH, file, "--to", "eng", "--by", "T-02")
    assert command.at(site.north, *put, "--json").json["lang"] == "en"
    (made,) = story(command, site, case)["translations"]
    assert (made["lang"], made["text"], made["by"]) == ("en", "[persona 1] came.", "T-02")
    assert b"[[person:1]]" not in file.read_bytes()
    plain = command.at(site.north, "interview", "show", case, lang="es").out
    assert "[persona 1] came." in plain


def test_translation_of_nothing_and_from_nowhere_is_refused(
    command: Command, site: Site, case: str, tmp_path: Path
) -> None:
    file = tmp_path / "en.txt"
    put = ("interview", "translate", case, "leaving/home_who", file, "--to", "en", "--by", "T-02")
    command.at(site.north, *put, code=Exit.FILE)
    file.write_text("Nobody.")
    command.at(site.north, *put, code=Exit.NOT_FOUND)


def test_names_are_refused_to_who_holds_no_key_of_them(
    command: Command, site: Site, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StoryDesk, "is_open", property(lambda _desk: False))
    refused = command.at(site.north, "interview", "show", case, "--reveal", code=Exit.STORE)
    assert "identity" in refused.err
    assert "Ana" not in refused.out + refused.err


def test_name_is_looked_for_by_a_file_and_never_by_the_command(
    command: Command, site: Site, case: str, tmp_path: Path
) -> None:
    file = tmp_path / "who.txt"
    file.write_text("lopez ANA\n", encoding="utf-8")
    typed = ("interview", "find-name", file)
    (found,) = command.at(site.north, *typed, "--json").json
    assert (found["case_code"], found["kind"], found["text"]) == (case, "person", "Ana López")
    assert "[persona 1]" in command.at(site.north, *typed, lang="es").out
    file.write_bytes(b"\xff")
    command.at(site.north, *typed, code=Exit.FILE)
    file.write_text("nobody")
    assert "No story here names" in command.at(site.north, *typed).out
