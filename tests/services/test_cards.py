"""Papers that anybody may find: a card with a number, a week with codes."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from intake.domain.case_codes import shown
from intake.domain.day_dates import CaseDate, DateKind, DateSource
from intake.domain.errors import DayRefusedError, FileExistsAlreadyError, UnknownInterviewError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.services.access import Deed
from intake.services.application import Application
from intake.services.cards import CardOrder


def text_of(pdf: Path) -> str:
    reader = PdfReader(io.BytesIO(pdf.read_bytes()))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_card_holds_the_number_and_nothing_else(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    card = tmp_path / "a.pdf"
    north.day.cards.card(interview.id, str(card), CardOrder("+52 656 000 0000"), ("nobody",))
    assert text_of(card) == "+52 656 000 0000"
    said = dict(PdfReader(io.BytesIO(card.read_bytes())).metadata or {})
    assert not any(said.get(f"/{each}") for each in ("Title", "Author", "Producer"))
    assert b"ReportLab" not in card.read_bytes()


def test_code_word_stands_on_it_only_when_it_is_wanted(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    card, order = tmp_path / "a.pdf", CardOrder("656 000 0000", "luna")
    north.day.cards.card(interview.id, str(card), order, ("not_known",))
    assert text_of(card) == "656 000 0000 luna"
    assert "luna" not in str([*north.reading.record_entries(interview.id)])


def test_question_comes_first_and_its_answer_is_noted(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    cards, order = north.day.cards, CardOrder("656 000 0000")
    for finders in ((), ("stranger",)):
        with pytest.raises(DayRefusedError):
            cards.card(interview.id, str(tmp_path / "a.pdf"), order, finders)
    assert not (tmp_path / "a.pdf").exists()
    issued = cards.card(interview.id, str(tmp_path / "a.pdf"), order, ("partner", "authority"))
    assert issued.size == (tmp_path / "a.pdf").stat().st_size
    types = [line.type for line in north.reading.history(interview.id)]
    assert types[-2:] == ["card.asked", "paper.issued"]
    assert [each.deed for each in north.access.of(interview.id)] == [Deed.PRINTED]


@pytest.mark.parametrize(
    "order",
    [
        CardOrder("call the shelter"),
        CardOrder("12"),
        CardOrder("656 000 0000 asilo"),
        CardOrder("6" * 30),
        CardOrder("656 000 0000", "dos palabras"),
        CardOrder("656 000 0000", "7"),
    ],
)
def test_more_than_a_number_and_a_word_is_refused(
    north: Application, interview: Interview, tmp_path: Path, order: CardOrder
) -> None:
    with pytest.raises(DayRefusedError):
        north.day.cards.card(interview.id, str(tmp_path / "a.pdf"), order, ("nobody",))


def test_card_is_for_a_case_that_is_here_and_replaces_no_file(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    there, order = tmp_path / "a.pdf", CardOrder("656 000 0000")
    with pytest.raises(UnknownInterviewError):
        north.day.cards.card(InterviewId("ab" * 16), str(there), order, ("nobody",))
    there.write_bytes(b"x")
    with pytest.raises(FileExistsAlreadyError):
        north.day.cards.card(interview.id, str(there), order, ("nobody",))


@pytest.mark.parametrize("languages", [("en",), ("es",), ("en", "es")])
def test_week_sheet_has_codes_kinds_and_hours_and_no_more(
    north: Application, interview: Interview, tmp_path: Path, languages: tuple[str, ...]
) -> None:
    calendar, sheet = north.day.calendar, tmp_path / "w.pdf"
    day = calendar.today().isoformat()
    noted = CaseDate("", DateKind.COURT, day, DateSource.TOLD, "04:30", "08:00", port="laredo")
    calendar.note(interview.id, noted)
    size = north.day.cards.week_sheet(calendar.today(), str(sheet), languages)
    text = text_of(sheet)
    assert size == sheet.stat().st_size
    assert shown(interview.case_code) in text
    assert "04:30" in text
    assert "08:00" in text
    organisation = north.reading.organisation()
    for never in ("Laredo", organisation.name, organisation.site, "asyl", "asilo", "Page"):
        assert never not in text


def test_week_without_anything_says_so(north: Application, tmp_path: Path) -> None:
    day = north.day.calendar.today() + timedelta(days=70)
    north.day.cards.week_sheet(day, str(tmp_path / "w.pdf"), ("en",))
    assert "Nothing is noted" in text_of(tmp_path / "w.pdf")
