"""Every paper about a record, and those that belong to none: what holds for all of them.

The golden texts are written anew with INTAKE_WRITE_GOLDEN=1; read the difference.
"""

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from intake.app.guidance import cards
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.course import Course
from intake.domain.profiles import Why
from intake.domain.states import Outcome, State
from intake.domain.training import PRACTICE
from intake.forms.model import FormDef
from intake.i18n import Words
from intake.reports.catalogue import (
    blank_form,
    consent_receipt,
    handover_sheet,
    interview_summary,
    lawyer_page,
    practice_sheet,
    read_back_sheet,
    referral_sheet,
    short_summary,
    survivor_copy,
)
from intake.reports.catalogue.blank_form import BlankForm
from intake.reports.catalogue.handover_sheet import HandoverSource
from intake.reports.crossing import packed, unpacked
from intake.reports.document import Document, Note
from intake.reports.pdf import A4, LETTER, render
from intake.reports.summary_source import SummarySource
from intake.reports.voices import Voices
from intake.services.form_outline import OutlineChoice, OutlineLine
from intake.services.loose_papers import HandoverOrder
from intake.services.paper_wishes import Edition

Make = Callable[..., SummarySource]
Press = Callable[..., Any]
GOLDEN: Final = Path(__file__).with_name("golden")
LANGUAGES: Final = ("en", "es")
ENDINGS: Final = {
    "en": "This document is not legal advice and not a decision of any government.",
    "es": "Este documento no es asesoría legal ni una decisión de gobierno.",
}
RECORD: Final[Mapping[str, Callable[[SummarySource], Document]]] = {
    "interview_summary": interview_summary,
    "short_summary": short_summary,
    "lawyer_page": lawyer_page,
    "survivor_copy": survivor_copy,
    "consent_receipt": consent_receipt,
    "read_back_sheet": read_back_sheet,
    "referral_sheet": referral_sheet,
}
LOOSE: Final = ("handover_sheet", "practice_sheet", "blank_form")
HOSTILE: Final = (
    '<img src="/etc/passwd"/><para><font color="red">&amp;</font>{page}%s</para>',
    "w" * 10_000,
    "\u202eright to left\u202c\u2066isolated\u2069 سلام \u0000\u0007\u001b[31m \ud800 😀👩‍👩‍👧 ʼ",
    "\n" * 300 + "\t" * 300,
    "",
)


def told_of(source: SummarySource) -> SummarySource:
    """The made-up interview, read back, with a yes for one service."""
    given = Consent(
        Purpose.REFERRAL,
        Decision.NARROWED,
        recipient="Clínica",
        service="salud",
        limits="el nombre",
    )
    said = replace(
        source.interview,
        consents=(*source.interview.consents, given, Consent(Purpose.AUDIO, Decision.REFUSED)),
        state=State.CLOSING,
        course=Course(outcome=Outcome.ACCEPTED),
    )
    return replace(
        source,
        interview=said,
        edition=Edition(12, 2, recipient="Clínica"),
        referral=frozenset({"safe", "needed", "medicine"}),
    )


def loose(name: str, languages: tuple[str, ...], text: str = "Did you eat?") -> Document:
    voices = Voices(tuple(map(Words, languages)))
    if name == "practice_sheet":
        return practice_sheet(next(c for c in cards() if c.version.guidance == PRACTICE), voices)
    if name == "handover_sheet":
        made = datetime(2026, 11, 24, 18, 42, tzinfo=UTC)
        order = HandoverOrder("0192f0c1-2b7a-7c3d", 7, text or "Albergue", "ab12" * 16, made)
        return handover_sheet(HandoverSource(order, voices))
    choices = tuple(OutlineChoice(f"c{n}", {"en": f"Choice {n}"}) for n in range(7))
    lines = (
        OutlineLine("about", "group", 0, {"en": "About", "es": "Sobre usted"}),
        OutlineLine("about/ate", "select_one", 1, {"en": text}, choices=choices, relevant="1"),
        OutlineLine("about/why", "multiline", 1, {"es": "¿Por qué?"}, {"es": "Despacio."}),
        OutlineLine("name", "text", 0, {"en": "Name"}, is_identity=True),
    )
    root: Any = None
    form = FormDef("meals", "3", "Meals", (), "en", root, root)
    return blank_form(BlankForm(form, lines), voices)


def paper(name: str, make_source: Make, languages: tuple[str, ...]) -> Document:
    if name in LOOSE:
        return loose(name, languages)
    return RECORD[name](told_of(make_source(*languages)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", [*(each for each in RECORD if each != "interview_summary"), *LOOSE]
)
def test_paper_reads_as_it_did(name: str, language: str, make_source: Make, press: Press) -> None:
    pages = press(paper(name, make_source, (language,))).reader.pages
    lines = [line.strip() for page in pages for line in page.extract_text().splitlines()]
    text = "\n".join(filter(None, lines)) + "\n"
    file = GOLDEN / f"{name}.{language}.txt"
    if os.environ.get("INTAKE_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("languages", [("en",), ("es",), ("es", "en")], ids="+".join)
@pytest.mark.parametrize("name", [*RECORD, *LOOSE])
def test_paper_ends_with_what_it_is_not(
    name: str, languages: tuple[str, ...], make_source: Make
) -> None:
    document = paper(name, make_source, languages)
    last = document.blocks[-1]
    assert isinstance(last, Note)
    assert last.texts == tuple(ENDINGS[each] for each in languages)


@pytest.mark.parametrize("name", [*RECORD, *LOOSE])
def test_same_paper_is_the_same_bytes_here_and_beside(name: str, make_source: Make) -> None:
    document = paper(name, make_source, ("es", "en"))
    assert unpacked(packed(document, A4)) == (document, A4)
    printed = []
    for each in (document, unpacked(packed(document, LETTER))[0]):
        out = io.BytesIO()
        render(each, out)
        printed.append(out.getvalue())
    assert printed[0] == printed[1]


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "word", "signs", "blanks", "nothing"])
@pytest.mark.parametrize("name", [*RECORD, *LOOSE])
def test_hostile_text_breaks_no_page_and_opens_no_file(
    name: str,
    text: str,
    make_source: Make,
    answered: Callable[..., SummarySource],
    opened: list[str],
) -> None:
    source = told_of(make_source("es", "en"))
    document = (
        loose(name, ("es", "en"), text) if name in LOOSE else RECORD[name](answered(source, text))
    )
    render(document, io.BytesIO())  # what is loaded once is out of the way
    opened.clear()
    out = io.BytesIO()
    render(document, out)
    assert opened == []
    assert out.getvalue().startswith(b"%PDF")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
@pytest.mark.parametrize("name", [*RECORD, *LOOSE])
def test_another_program_finds_no_fault(
    name: str, make_source: Make, press: Press, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(press(paper(name, make_source, ("es", "en"))).pdf)
    told = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("name", [*RECORD, *LOOSE])
def test_library_of_qpdf_finds_no_fault(name: str, make_source: Make, press: Press) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    content = press(paper(name, make_source, ("es", "en"))).pdf
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert list(pdf.check_pdf_syntax()) == []


def test_what_is_withheld_is_counted_on_the_page_with_its_reason(make_source: Make) -> None:
    source = told_of(make_source("en", "es"))
    narratives = ("harm[row1]/what", "harm[row2]/what")
    stays = {"country": Why.NOT_IN_PROFILE, **dict.fromkeys(narratives, Why.NARROWED)}
    edition = replace(source.edition, withheld=stays)
    for make in (interview_summary, short_summary, lawyer_page):
        document = make(replace(source, edition=edition))
        said = [each.texts for each in document.blocks if isinstance(each, Note)]
        narrowed = "2 answers withheld for this recipient: the person allowed less."
        assert narrowed in [each[0] for each in said]
        assert "Honduras" not in repr(document.blocks)
        assert "tres hombres" not in repr(document.blocks)


def test_copy_for_the_person_holds_their_words_and_no_place(make_source: Make) -> None:
    source = told_of(make_source("es"))
    document = survivor_copy(source)
    said = repr(document)
    assert "iban a quemar la casa" in said
    assert (document.stamp, document.title) == (None, "")
    assert "Casa Ejemplo" not in said
    named = survivor_copy(replace(source, edition=replace(source.edition, names_organisation=True)))
    assert "Casa Ejemplo" in repr(named)
    assert named.stamp is not None


def test_page_one_is_one_page_however_much_was_told(
    make_source: Make, answered: Callable[..., SummarySource]
) -> None:
    from intake.reports.catalogue.lawyer_page import LENGTHS
    from intake.reports.pdf import count_pages

    source = told_of(make_source("es", "en"))
    told = source.told[3]
    names = ("words", "dressed", "signs_detail", "of_whom", "tried_what", "us_name", "court_date")
    many = tuple(
        replace(told, path=f"happened/{name}", events=(), lines=(("palabra " * 400,),), spans=())
        for name in names
    )
    full = replace(source, told=(*source.told, *many))
    assert count_pages(lawyer_page(full, 5_000)) > 1
    assert count_pages(lawyer_page(full, LENGTHS[-1])) == 1
