"""The sheet for the wall: one page of A4, both languages, and nothing of any store."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from intake.app.wall_sheet import write_wall_sheet
from intake.domain.errors import FileExistsAlreadyError
from intake.i18n import Words
from intake.reports.catalogue import crossing_sheet
from intake.reports.document import Note
from intake.reports.voices import Voices


@pytest.mark.parametrize("languages", [("es", "en"), ("en", "es"), ("en",), ("es",)])
def test_sheet_is_one_page_of_a4(languages: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "wall.pdf"
    assert write_wall_sheet(str(file), languages) == file.stat().st_size
    (page,) = PdfReader(file).pages
    assert [round(float(each)) for each in page.mediabox] == [0, 0, 595, 842]


def test_both_languages_say_every_step(tmp_path: Path) -> None:
    document = crossing_sheet(Voices((Words("es"), Words("en"))))
    steps = [each.texts for each in document.blocks if isinstance(each, Note)]
    assert len(steps) == 13
    assert "no es asesoría legal" in steps[-1][0]
    assert all(spanish != english for spanish, english in steps)
    file = tmp_path / "wall.pdf"
    write_wall_sheet(str(file), ("es", "en"))
    text = " ".join(PdfReader(file).pages[0].extract_text().split())
    assert "Antes de cruzar" in text
    assert "Before crossing" in text
    assert "\ufffd" not in text


def test_sheet_is_always_the_same_and_has_no_number(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for each in (first, second):
        write_wall_sheet(str(each), ("es", "en"))
    assert first.read_bytes() == second.read_bytes()
    assert crossing_sheet(Voices((Words("en"),))).stamp is None


def test_no_file_is_replaced_unasked(tmp_path: Path) -> None:
    file = tmp_path / "wall.pdf"
    file.write_bytes(b"mine")
    with pytest.raises(FileExistsAlreadyError):
        write_wall_sheet(str(file), ("en",))
    assert file.read_bytes() == b"mine"
    write_wall_sheet(str(file), ("en",), replace=True)
    assert file.read_bytes().startswith(b"%PDF")
