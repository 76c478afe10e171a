"""A summary on paper beside a bare ReportLab build of the same story; one process beside two."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from intake.app.paper_workers import printing
from intake.assets import folder
from intake.reports.document import Block, Document, Heading, Passage, QuestionAnswer, Stamp, Title
from intake.reports.pdf import render
from tools.bench.measuring import (
    Figure,
    Outcome,
    at_least,
    in_turns,
    noise,
    paired_ratio,
    percentile,
)
from tools.bench.settings import Settings

_SECTIONS, _QUESTIONS = 8, 12
_ASKED = "How did you cross the border, and with whom did you travel on the way?"
_ASKED_ES = "¿Cómo cruzó la frontera y con quién viajó en el camino?"
_SAID = "Llegaron tres hombres en la noche y dijeron que si no pagaba iban a quemar la casa. "
_FONTS = {"bench-regular": "NotoSans-Regular", "bench-bold": "NotoSans-SemiBold"}


def measure(settings: Settings) -> Outcome:
    """Print one story both ways in turns; then many copies of it with one process and with two."""
    document = _story()
    for name, file in _FONTS.items():
        content = folder("resources").joinpath("fonts", f"{file}.ttf").read_bytes()
        registerFont(TTFont(name, io.BytesIO(content), shapable=False))
    rounds = settings.rounds(15, 5)
    times = in_turns({"ours": _timed(lambda: _ours(document)), "bare": _timed(_bare)}, rounds)
    ours, bare = times["ours"], times["bare"]
    papers = settings.rounds(200, 24)
    one, two = (_many(document, papers, workers) for workers in (1, 2))
    figures = (
        Figure(
            "speed of a summary, bare ReportLab = 1",
            paired_ratio(bare, ours),
            "×",
            at_least(0.9),
            f"{1e3 * percentile(ours, 50):.0f} ms, bare {1e3 * percentile(bare, 50):.0f} ms",
        ),
        Figure(
            "two processes, one = 1",
            one / two,
            "×",
            at_least(1.8),
            f"{papers} papers in {two:.1f} s, with one process {one:.1f} s",
        ),
        Figure("papers a minute with two processes", 60 * papers / two, ""),
    )
    remarks = (
        (
            f"{_SECTIONS} sections of {_QUESTIONS} questions in two languages; {rounds} rounds in"
            " turns, processor time; the bare build has neither tags, QR code, rules about breaks"
            " nor check of signs"
        ),
        f"noise of the bare build (p90/p10) {noise(bare):.2f}",
        "processes: wall time, starting them included",
    )
    return Outcome("paper", "a summary on paper", figures, remarks)


def _story() -> Document:
    blocks: list[Block] = [Title(("Interview summary", "Resumen de la entrevista"))]
    number = 0
    for section in range(_SECTIONS):
        blocks.append(Heading((f"Section {section}", f"Sección {section}")))
        for _ in range(_QUESTIONS):
            number += 1
            passages = (Passage((_SAID * (1 + number % 4),), lang="es"),)
            blocks.append(QuestionAnswer(number, (_ASKED, _ASKED_ES), passages))
    page = ("Page {page} of {count}", "Página {page} de {count}")
    stamp = Stamp(("Paper 7", "Documento 7"), ("a b c", "d e f"), "7 a b c", page)
    return Document("Interview summary", ("en", "es"), tuple(blocks), stamp)


def _ours(document: Document) -> None:
    render(document, io.BytesIO())


def _bare() -> None:
    """Build the same story with ReportLab's own paragraphs and tables."""
    head = ParagraphStyle("head", fontName="bench-bold", fontSize=12, leading=16)
    bold = ParagraphStyle("bold", fontName="bench-bold", fontSize=9, leading=12.5)
    plain = ParagraphStyle("plain", fontName="bench-regular", fontSize=9, leading=12.5)
    story: list[object] = [Paragraph("Interview summary", head)]
    number = 0
    for section in range(_SECTIONS):
        story.append(Paragraph(f"Section {section} / Sección {section}", head))
        rows = []
        for _ in range(_QUESTIONS):
            number += 1
            said = escape(_SAID * (1 + number % 4))
            asked = [Paragraph(escape(_ASKED), bold), Paragraph(escape(_ASKED_ES), plain)]
            rows.append([Paragraph(str(number), plain), asked, Paragraph(said, plain)])
        style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
        story.append(LongTable(rows, colWidths=[24, 190, 290], style=style))
    rl_config.useA85 = 1  # as it comes
    made = SimpleDocTemplate(io.BytesIO(), pagesize=LETTER, invariant=1)
    made.build(story)  # type: ignore[arg-type]  # the stub wants flowables by name


def _timed(work: Callable[[], None]) -> Callable[[], float]:
    def took() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return took


def _many(document: Document, papers: int, workers: int) -> float:
    begun = time.perf_counter()
    with printing(workers) as print_:
        for pages in [print_(document) for _ in range(papers)]:
            pages.result()
    return time.perf_counter() - begun
