"""`intake pdf` in all its kinds, `intake paper`, and `intake verify` of a PDF."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site

NOT_ADVICE = {
    "en": "This document is not legal advice and not a decision of any government.",
    "es": "Este documento no es asesoría legal ni una decisión de gobierno.",
}
RECORDS = ("summary", "short", "page-one", "consents", "read-back")


def text_of(pdf: Path, password: str = "") -> str:
    pages = PdfReader(io.BytesIO(pdf.read_bytes()), password=password or None).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_paper_says_what_it_is_not_and_which_version_it_shows(
    command: Command, founded: Site, tmp_path: Path, kind: str, language: str
) -> None:
    out = tmp_path / "paper.pdf"
    typed = ("pdf", founded.case, "--kind", kind, "--language", language, "--out", out, "--json")
    made = command.at(founded.north, *typed).json
    text = text_of(out)
    assert NOT_ADVICE[language] in text
    said = {"en": "Record version", "es": "Versión"}[language]
    assert f"{said} {made['version']}" in text
    assert made["version"] > 5


def test_copy_for_the_person_is_asked_about_and_says_nothing_of_its_makers(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    out = tmp_path / "words.pdf"
    typed = ("pdf", founded.case, "--kind", "survivor", "--out", out)
    command.at(founded.north, *typed, code=Exit.REFUSED)
    assert not out.exists()
    command.at(founded.north, *typed, "--carry", "carried", "--language", "es")
    text, reader = text_of(out), PdfReader(out)
    shown = f"{founded.case[:5]}-{founded.case[5:]}"
    for told in ("alliance", "shelter", founded.case, shown, "intake"):
        assert told.lower() not in text.lower()
    assert "En mis propias palabras" in text
    assert not re.search("[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert not reader.metadata or not any(
        reader.metadata.get(f"/{each}") for each in ("Title", "Author", "Creator", "Producer")
    )


def test_referral_needs_a_yes_that_names_the_service(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    out = tmp_path / "r.pdf"
    typed = ("pdf", founded.case, "--kind", "referral", "--to", "Clinic nobody named", "--out", out)
    command.at(founded.north, *typed, code=Exit.REFUSED)
    assert not out.exists()


def test_copies_are_counted_and_looking_changes_no_version(
    command: Command, site: Site, tmp_path: Path
) -> None:
    typed = ("pdf", site.case, "--kind", "short", "--language", "en", "--json", "--out")
    first = command.at(site.north, *typed, tmp_path / "1.pdf").json
    second = command.at(site.north, *typed, tmp_path / "2.pdf").json
    assert (first["copy"], second["copy"]) == (1, 2)
    assert first["version"] == second["version"]
    assert "Copy 2" in text_of(tmp_path / "2.pdf")


@pytest.fixture
def signed(command: Command, site: Site, tmp_path: Path) -> Path:
    out = tmp_path / "signed.pdf"
    command.at(site.north, "pdf", site.case, "--sign", "--out", out)
    return out


def test_paper_is_found_again_by_its_bytes_and_its_signature(
    command: Command, site: Site, signed: Path
) -> None:
    told = command.at(site.north, "verify", signed, "--json").json
    assert (told["result"], told["is_current"], told["is_signed"]) == ("genuine", True, True)
    assert told["case_code"] == site.case
    assert told["kind"] == "interview_summary"


def test_changed_paper_is_told_by_the_number_it_bears(
    command: Command, site: Site, signed: Path
) -> None:
    content = bytearray(signed.read_bytes())
    content[400] ^= 1
    signed.write_bytes(bytes(content))
    told = command.at(site.north, "verify", signed, "--json", code=Exit.REFUSED).json
    assert (told["result"], told["is_signed"]) == ("changed", False)


def test_paper_of_somebody_else_is_not_known(
    command: Command, site: Site, signed: Path, tmp_path: Path
) -> None:
    told = command.at(site.south, "verify", signed, "--json", code=Exit.REFUSED).json
    assert told["result"] == "unknown"
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.4\nnothing\n%%EOF\n")
    assert command.at(site.north, "verify", other, "--json", code=Exit.REFUSED).json["number"] == ""


def test_locked_paper_opens_with_its_words_alone(
    command: Command, site: Site, tmp_path: Path
) -> None:
    pytest.importorskip("pikepdf")
    out = tmp_path / "locked.pdf"
    typed = ("pdf", site.case, "--lock", "--language", "en", "--out", out, "--json")
    words = command.at(site.north, *typed).json["passphrase"]
    assert len(words.split()) == 6
    reader = PdfReader(out)
    assert reader.is_encrypted
    assert reader.decrypt("wrong words") == 0
    assert b"Interview summary" not in out.read_bytes()
    assert NOT_ADVICE["en"] in text_of(out, words)
    told = command.at(site.north, "verify", out, "--json").json
    assert told["result"] == "genuine"


def test_many_papers_are_written_by_their_numbers_and_noted(
    command: Command, site: Site, tmp_path: Path, sample: Path
) -> None:
    command.at(site.north, "interview", "add", sample)
    folder = tmp_path / "papers"
    folder.mkdir()
    typed = ("pdf", "--into", folder, "--kind", "short")
    assert command.at(site.north, *typed, "--json").json == {"written": 2, "left_out": []}
    papers = sorted(folder.iterdir())
    assert len(papers) == 2
    for each in papers:
        assert "-".join(re.findall("....", each.stem)) in text_of(each)
        assert command.at(site.north, "verify", each, "--json").json["result"] == "genuine"


def test_many_with_a_lock_are_refused(command: Command, founded: Site, tmp_path: Path) -> None:
    command.at(founded.north, "pdf", "--into", tmp_path, "--lock", code=Exit.USAGE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_form_for_a_pen_has_every_code(command: Command, tmp_path: Path, language: str) -> None:
    form, out = tmp_path / "form.md", tmp_path / "form.pdf"
    form.write_text(
        "| survey | | | | |\n"
        "| | type | name | label::English (en) | label::Español (es) |\n"
        "| | select_one yn | eaten | Did you eat today? | ¿Comió hoy? |\n"
        "| | text | what | What? | ¿Qué? |\n"
        "| choices | | | | |\n"
        "| | list_name | name | label::English (en) | label::Español (es) |\n"
        "| | yn | y1 | Yes, I did | Sí, comí |\n"
        "| | yn | n0 | No, I did not | No, no comí |\n",
        encoding="utf-8",
    )
    command("paper", "form", form, "--language", language, "--out", out)
    text = text_of(out)
    asked = {"en": ("Did you eat today?", "Yes, I did"), "es": ("¿Comió hoy?", "Sí, comí")}
    for wanted in (*asked[language], "y1", "n0", NOT_ADVICE[language]):
        assert wanted in text


def test_practice_interview_says_on_every_page_that_it_is_made_up(
    command: Command, tmp_path: Path
) -> None:
    out = tmp_path / "practice.pdf"
    command("paper", "practice", "--language", "both", "--out", out)
    for page in PdfReader(out).pages:
        assert "FOR PRACTICE" in page.extract_text()
    assert "Rosaura" in text_of(out)


def test_sheet_of_a_bundle_bears_its_fingerprint(
    command: Command, site: Site, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    (row,) = command.at(site.north, "outbox", "list", "--json").json
    command.at(site.north, "paper", "handover", row["bundle_id"], "--language", "en", "--out", out)
    text = text_of(out)
    assert " ".join(re.findall("....", row["tagmanifest_sha256"])) in text
    assert site.case not in text
