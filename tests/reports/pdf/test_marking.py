"""What a screen reader hears: every word once, in order, each in its language."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.reports.catalogue import interview_summary
from intake.reports.document import Document, Note, Passage, QuestionAnswer, Stamp, Table, Title
from intake.reports.summary_source import SummarySource

Press = Callable[..., Any]
STAMP = Stamp(("Paper 7",), ("Check words: a b",), "7 a b", ("Page {page} of {count}",))


def tree(reader: Any) -> Any:
    return reader.trailer["/Root"]["/StructTreeRoot"]


def elements(node: Any) -> Iterator[Any]:
    kids = node["/K"]
    for kid in kids if isinstance(kids, list) else [kids]:
        part = kid.get_object()
        if isinstance(part, dict) and "/S" in part:
            yield part
            yield from elements(part)


def test_paper_says_that_it_can_be_heard(any_source: SummarySource, press: Press) -> None:
    root = press(interview_summary(any_source)).reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == any_source.voices.languages[0]
    said = root["/Metadata"].get_data().decode()
    assert interview_summary(any_source).title in said
    assert "pdfuaid:part>1<" in said


def test_headings_tables_and_quotes_are_told_apart(source: SummarySource, press: Press) -> None:
    roles = [str(each["/S"]) for each in elements(tree(press(interview_summary(source)).reader))]
    assert roles[:2] == ["/Document", "/H1"]
    assert {"/H2", "/H3", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD"} <= set(
        roles
    )
    assert {"/BlockQuote", "/Figure"} <= set(roles)


def test_each_language_is_named_where_it_is_spoken(
    make_source: Callable[..., SummarySource], press: Press
) -> None:
    reader = press(interview_summary(make_source("en", "es"))).reader
    titles = [each for each in elements(tree(reader)) if each["/S"] == "/H1"]
    assert [each.get("/Lang", "as the paper") for each in titles] == ["as the paper", "es"]
    quotes = [each for each in elements(tree(reader)) if each["/S"] == "/BlockQuote"]
    assert {each["/Lang"] for each in quotes} == {"es"}


def test_picture_has_words_and_head_of_table_its_direction(
    source: SummarySource, press: Press
) -> None:
    found = list(elements(tree(press(interview_summary(source)).reader)))
    assert all(each.get("/Alt") for each in found if each["/S"] == "/Figure")
    heads = [each for each in found if each["/S"] == "/TH"]
    assert heads
    assert all(each["/A"]["/Scope"] == "/Column" for each in heads)


def test_what_is_marked_on_a_page_leads_back_to_its_part(
    source: SummarySource, press: Press
) -> None:
    reader = press(interview_summary(source)).reader
    numbers = tree(reader)["/ParentTree"]["/Nums"]
    held = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for at, page in enumerate(reader.pages):
        assert page["/StructParents"] == at
        content = page.get_contents().get_data()
        assert content.count(b"/MCID") == len(held[at])
        assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")


def test_nothing_is_drawn_outside_a_part_or_an_adornment(
    source: SummarySource, press: Press
) -> None:
    for page in press(interview_summary(source)).reader.pages:
        depth = 0
        for line in page.get_contents().get_data().splitlines():
            depth += line.endswith((b"BDC", b"BMC"))
            depth -= line == b"EMC"
            is_drawn = b" Tj" in line or line.endswith((b" f", b" re f*", b" Do"))
            assert depth == 1 or not is_drawn, line


def test_head_that_is_repeated_is_heard_once(press: Press) -> None:
    rows = tuple(((str(n),), (f"Question {n}",)) for n in range(120))
    made = Document("A", ("en",), (Table((("No.",), ("Words",)), rows, (0.2, 0.8)),), STAMP)
    found = list(elements(tree(press(made).reader)))
    assert sum(each["/S"] == "/TH" for each in found) == 2
    assert sum(each["/S"] == "/TD" for each in found) == 240


def test_arabic_is_heard_in_the_order_in_which_it_is_read(press: Press) -> None:
    made = Document("A", ("ar",), (Title(("سلام",)), Note(("لكم",))), STAMP)
    content = press(made).reader.pages[0].get_contents().get_data()
    assert b"/ActualText <feff" in content


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not here")
def test_another_program_reads_one_language_after_the_other(press: Press, tmp_path: Path) -> None:
    long = tuple(" ".join(f"{word}{n}" for n in range(40)) for word in ("one", "dos"))
    asked = QuestionAnswer(1, ("What?", "¿Qué?"), (Passage(long),))
    file = tmp_path / "paper.pdf"
    file.write_bytes(press(Document("A", ("en", "es"), (asked,), STAMP)).pdf)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True, text=True
    )
    words = told.stdout.replace('"', " ").split()
    heard = [each for each in words if each.startswith(("one", "dos"))]
    assert heard == [*long[0].split(), *long[1].split()]
    assert words.index("What?") < words.index("¿Qué?") < words.index("one0")
    assert told.stderr == ""
