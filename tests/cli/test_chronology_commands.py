"""What a government did, and inside sources, from the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, Site


class Typed:
    """Types commands at one store, about one case."""

    def __init__(self, command: Command, site: Site) -> None:
        self.command, self.site = command, site

    def __call__(self, *typed: object, code: int = 0, lang: str = "en") -> Any:
        return self.command.at(self.site.north, *typed, code=code, lang=lang)

    def json(self, *typed: object) -> Any:
        return self(*typed, "--json").json

    def step(self, *typed: object) -> Any:
        return self.json("chronology", "add", self.site.case, *typed)


@pytest.fixture
def at(command: Command, site: Site) -> Typed:
    return Typed(command, site)


def test_steps_are_added_shown_and_corrected(at: Typed) -> None:
    seen = ("--source", "document", "--basis", "document")
    case = at.site.case
    found = at.step("assessed", "negative", *seen, "--when", "2019-06-25", "--reason", "no_nexus")
    at.step("reviewed", "concurred", *seen, "--level", "sao")
    at.step("decided", "positive", "--source", "counsel", "--basis", "others_said")
    at.step("decided", "negative", *seen)
    out = at("chronology", "show", case).out
    assert "Review by headquarters" in out
    assert "Nobody has told of it" in out
    assert "None is preferred" in out
    assert out.count("≠") == 3
    wrong = ("chronology", "correct", case, found["id"], "assessed", "positive", *seen)
    made = at.json(*wrong, "--why", "the other page")
    lines = at.json("chronology", "show", case)["lines"]
    (line,) = [each for each in lines if each["kind"] == "assessed"]
    assert [(each["id"], each["corrects"]) for each in line["accounts"]] == [
        (made["id"], found["id"])
    ]
    assert "Positivo" in at("chronology", "show", case, lang="es").out


def test_review_that_somebody_supposes_is_refused_with_words(at: Typed) -> None:
    typed = ("chronology", "add", at.site.case, "reviewed", "pos_to_neg", "--level", "hq")
    told = at(*typed, "--source", "person", "--basis", "others_said", code=4)
    assert "from a document that you have seen, or from an officer" in told.err
    assert (
        "documento que usted vio"
        in at(*typed, "--source", "person", "--basis", "saw", code=4, lang="es").err
    )
    at("chronology", "add", at.site.case, "told", "yes", code=4)
    assert at.json("chronology", "show", at.site.case)["lines"] == []


def test_inside_source_is_listed_apart_and_shown_by_post_alone(at: Typed) -> None:
    source = at.json("source", "add", "--who", "night shift", "--role", "uscis")["id"]
    typed = ("reviewed", "pos_to_neg", "--level", "hq", "--source", "officer", "--basis", "saw")
    at.step(*typed, "--role", "uscis", "--inside", source, "--said", "saw it go back")
    out = at("chronology", "show", at.site.case).out
    assert "from an officer source · Asylum officer" in out
    assert "night shift" not in out
    assert "night shift" in at("source", "list").out
    listed = at.json("source", "list")
    assert [each["text"] for each in listed["said"]] == ["saw it go back"]


def test_compartment_that_is_there_is_not_added_again(at: Typed, tmp_path: Path) -> None:
    assert at.json("store", "add-compartment", "sources") == {
        "compartment": "sources",
        "added": False,
    }


def test_page_is_printed_and_the_letter_waits_for_the_end(at: Typed, tmp_path: Path) -> None:
    at.step("told", "yes", "--source", "person", "--basis", "saw")
    typed = ("pdf", at.site.case, "--language", "both")
    page, letter = tmp_path / "page.pdf", tmp_path / "letter.pdf"
    assert at.json(*typed, "--kind", "chronology", "--out", page)["kind"] == "chronology"
    assert page.read_bytes().startswith(b"%PDF")
    at(*typed, "--kind", "letter", "--out", letter, code=4)
    assert not letter.exists()
