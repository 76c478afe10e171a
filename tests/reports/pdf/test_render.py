import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pypdf.generic import Destination

from intake.reports.catalogue import interview_summary
from intake.reports.document import (
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Passage,
    QuestionAnswer,
    Stamp,
    Table,
    Title,
    Tone,
)
from intake.reports.pdf import A4, render
from intake.reports.summary_source import SummarySource

Press = Callable[..., Any]
HOSTILE = (
    '<img src="/etc/passwd" width="10" height="10"/><a href="http://example.org">x</a>'
    '<font color="[[[getattr(pow, w)] for w in [1]]]">y</font>&amp;<br/><para>{page}%s</para>'
)
STAMP = Stamp(("Paper 7",), ("Check words: a b",), "7 a b", ("Page {page} of {count}",))


def document(*blocks: Any, languages: tuple[str, ...] = ("en",)) -> Document:
    return Document("A paper", languages, blocks, STAMP, ("continued",), ("A sign is missing.",))


def outline(reader: Any) -> list[tuple[int, str]]:
    def walk(entries: list[Any], level: int) -> list[tuple[int, str]]:
        found = []
        for each in entries:
            if isinstance(each, Destination):
                found.append((level, str(each.title)))
            else:
                found += walk(each, level + 1)
        return found

    return walk(reader.outline, 0)


def test_file_names_the_paper_and_nobody(any_source: SummarySource, press: Press) -> None:
    facts = press(interview_summary(any_source)).reader.metadata
    assert facts.title == interview_summary(any_source).title
    assert any_source.interview.case_code not in facts.title
    assert not any(
        facts.get(f"/{name}") for name in ("Author", "Creator", "Producer", "Subject", "Keywords")
    )
    assert facts["/CreationDate"] == facts["/ModDate"] == "D:20000101000000+00'00'"


def test_file_does_not_say_what_made_it(source: SummarySource, press: Press) -> None:
    pdf = press(interview_summary(source)).pdf
    assert b"reportlab" not in pdf.lower()


def test_file_says_its_language(any_source: SummarySource, press: Press) -> None:
    root = press(interview_summary(any_source)).reader.trailer["/Root"]
    assert root["/Lang"] == any_source.voices.languages[0]


def test_outline_holds_the_headings(source: SummarySource, press: Press) -> None:
    made = interview_summary(source)
    wanted = [(0, "Interview summary")] + [
        (block.level, block.texts[0]) for block in made.blocks if isinstance(block, Heading)
    ]
    assert outline(press(made).reader) == wanted


def test_outline_speaks_every_language(
    make_source: Callable[..., SummarySource], press: Press
) -> None:
    found = outline(press(interview_summary(make_source("en", "es"))).reader)
    assert found[0] == (0, "Interview summary · Resumen de la entrevista")


def test_every_font_is_embedded_as_a_part(any_source: SummarySource, press: Press) -> None:
    fonts = {}
    for page in press(interview_summary(any_source)).reader.pages:
        fonts.update(
            {
                f["/BaseFont"]: f
                for f in (r.get_object() for r in page["/Resources"]["/Font"].values())
            }
        )
    assert fonts
    for name, font in fonts.items():
        assert "+NotoSans" in name
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_page_counts_itself_in_every_language(
    make_source: Callable[..., SummarySource], press: Press
) -> None:
    pages = press(interview_summary(make_source("en", "es"))).pages
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert f"Página {number} de {len(pages)}" in text


def test_every_page_bears_the_papers_number_and_words(source: SummarySource, press: Press) -> None:
    for text in press(interview_summary(source)).pages:
        assert "7Q2M-4XK3-PA0D-9RTZ" in text
        assert "amber canoe drift fossil ladder prune" in text


def test_case_code_stands_on_page_one_only(any_source: SummarySource, press: Press) -> None:
    first, *others = press(interview_summary(any_source)).pages
    assert "000G4-0R40K" in first
    assert not any("000G4" in text for text in others)


def test_same_interview_gives_the_same_bytes(any_source: SummarySource, press: Press) -> None:
    assert press(interview_summary(any_source)).pdf == press(interview_summary(any_source)).pdf


def test_another_process_gives_the_same_bytes(press: Press) -> None:
    made = document(Title(("Uno",)), Note(("dos ñ سلام",)))
    code = (
        "import io, hashlib, sys; from intake.reports.pdf import render;"
        "from intake.reports.document import *;"
        "s = Stamp(('Paper 7',), ('Check words: a b',), '7 a b', ('Page {page} of {count}',));"
        "d = Document('A paper', ('en',), (Title(('Uno',)), Note(('dos ñ سلام',))), s);"
        "out = io.BytesIO(); render(d, out); print(hashlib.sha256(out.getvalue()).hexdigest())"
    )
    env = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUTF8": "1",
    }
    told = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == hashlib.sha256(press(made).pdf).hexdigest()


def test_markup_in_an_answer_is_text(
    source: SummarySource, press: Press, answered: Callable[..., SummarySource]
) -> None:
    paper = press(interview_summary(answered(source, HOSTILE)))
    assert "".join(HOSTILE.split()) in "".join(paper.text.split())
    assert not any("/Annots" in page for page in paper.reader.pages)
    assert not any(page.images for page in paper.reader.pages)


def test_no_file_is_opened_while_printing(
    any_source: SummarySource, answered: Callable[..., SummarySource], opened: list[str]
) -> None:
    made = interview_summary(answered(any_source, HOSTILE))
    render(made, io.BytesIO())  # what is imported and registered once is out of the way
    opened.clear()
    render(made, io.BytesIO())
    assert opened == []


def test_long_answer_goes_on_over_pages_and_says_whose_it_is(press: Press) -> None:
    text = " ".join(f"word{n}" for n in range(3000))
    made = document(Title(("T",)), QuestionAnswer(7, ("What happened?",), (Passage((text,)),)))
    pages = press(made).pages
    assert len(pages) > 4
    assert all("7 continued" in page for page in pages[1:])
    joined = " ".join(pages)
    assert all(f"word{n} " in joined for n in range(3000))


def test_head_of_a_table_is_repeated(press: Press) -> None:
    rows = tuple(((str(n),), (f"Question {n}",)) for n in range(120))
    pages = press(document(Table((("No.",), ("Question text",)), rows, (0.2, 0.8)))).pages
    assert len(pages) > 2
    assert all(page.count("Question text") == 1 for page in pages)


@pytest.mark.parametrize("filler", range(0, 60, 3))
def test_question_stands_with_its_answer_and_heading_with_its_question(
    press: Press, filler: int
) -> None:
    lines = tuple(Fact((f"label {n}",), ("value",)) for n in range(filler))
    made = document(
        *([Facts(lines)] if lines else []),
        Heading(("SECTION",)),
        Heading(("EVENT",), level=2),
        QuestionAnswer(1, ("QUESTION " * 30,), (Passage(("ANSWER",)),)),
    )
    pages = press(made).pages
    home = next(page for page in pages if "SECTION" in page)
    assert "EVENT" in home
    assert "ANSWER" in home
    assert home.count("QUESTION") == 30


def test_skip_reason_stands_where_the_answer_would(press: Press) -> None:
    made = document(QuestionAnswer(1, ("Safe?",), skipped=("Does not know",)))
    assert "Safe? Does not know" in press(made).text


def test_quotation_marks_are_printed(
    make_source: Callable[..., SummarySource], press: Press
) -> None:
    text = press(interview_summary(make_source("en", "es"))).text
    assert "«Me dijeron que si no pagaba la cuota" in text


def test_missing_sign_is_marked_and_said(press: Press) -> None:
    text = press(document(Note(("a 漢 b",)), Note(("the end",)))).text
    assert "a \ufffd b" in text
    assert "A sign is missing." in text
    assert text.index("A sign is missing.") < text.index("the end")
    assert "A sign is missing." not in press(document(Note(("a b",)))).text


def test_arabic_is_joined_and_runs_from_the_right(press: Press) -> None:
    text = press(document(Note(("سلام لكم",)))).text
    assert "\ufee1\ufefc\ufeb3" in text or "\ufeb3\ufefc\ufee1" in text  # as drawn, or as read
    content = press(document(Note(("سلام لكم",)))).reader.pages[0].get_contents().get_data()
    lines = re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", content)
    assert max(map(float, lines)) > 400  # it ends at the right margin


def test_other_sheet_size_is_kept(source: SummarySource, press: Press) -> None:
    letter, a4 = press(interview_summary(source)), press(interview_summary(source), A4)
    assert [round(float(x)) for x in letter.reader.pages[0].mediabox[2:]] == [612, 792]
    assert [round(float(x)) for x in a4.reader.pages[0].mediabox[2:]] == [595, 842]


def test_short_paper_is_one_page(press: Press) -> None:
    assert press(document(Title(("T",)))).pages == ["T Paper 7 Check words: a b Page 1 of 1"]


def test_heading_higher_than_a_page_is_printed(press: Press) -> None:
    long = " ".join(f"w{n}" for n in range(4000))
    made = document(Title((long,)), Heading((long,)), Note((long,), Tone.FRAMED), Note((long,)))
    text = press(made).text
    assert all(text.count(f" w{n} ") == 4 for n in range(1, 3999, 97))


def test_cell_higher_than_a_page_is_printed(press: Press) -> None:
    long = " ".join(f"w{n}" for n in range(4000))
    made = document(Table((("No.",), ("Question text",)), ((("1",), (long,)),), (0.2, 0.8)))
    pages = press(made).pages
    assert all("Question text" in page for page in pages)
    assert all(f" w{n} " in " ".join(pages) for n in range(1, 3999))


def test_question_longer_than_a_page_is_printed(press: Press) -> None:
    long = " ".join(f"w{n}" for n in range(4000))
    for languages in (("en",), ("en", "es")):
        asked = QuestionAnswer(1, (long,) * len(languages), (Passage(("ANSWER",)),))
        text = press(document(asked, languages=languages)).text
        assert "ANSWER" in text
        assert all(f"w{n} " in text for n in range(1, 3999))


def test_huge_answer_is_printed_whole(press: Press) -> None:
    text = "palabra " * 50_000
    paper = press(document(QuestionAnswer(1, ("?",), (Passage((text,)),))))
    assert len(paper.reader.pages) > 80


def test_a_hundred_pages_know_their_number(press: Press, source: SummarySource) -> None:
    many = tuple(replace(each, path=f"{each.path}{n}") for n in range(110) for each in source.told)
    pages = press(interview_summary(replace(source, told=many))).reader.pages
    assert len(pages) > 100
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1].extract_text()


def test_words_across_a_page_stand_on_every_page_and_only_where_wanted(
    source: SummarySource, press: Callable[..., Any]
) -> None:
    document = interview_summary(source)
    pages = press(document).reader.pages
    assert all("NOT CONFIRMED" in page.extract_text() for page in pages)
    plain = press(replace(document, watermark=())).reader.pages
    assert not any("NOT CONFIRMED" in page.extract_text() for page in plain)
