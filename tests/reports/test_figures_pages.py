"""Figures on paper."""

import io

import pytest

from intake.domain.figures.publishing import Audience
from intake.i18n import Words
from intake.reports.figures_pages import print_figures
from intake.services.figures import FigureOrder
from tests.ui.figures_reports import report


@pytest.mark.parametrize("audience", list(Audience))
def test_the_paper_is_drawn_and_the_same_every_time(audience: Audience) -> None:
    papers = []
    for _ in range(2):
        out = io.BytesIO()
        print_figures(report(FigureOrder("2026-08", "2026-11", audience)), Words("es"), out)
        papers.append(out.getvalue())
    assert papers[0] == papers[1]
    assert papers[0].startswith(b"%PDF")
    assert b"/Subtype /Image" not in papers[0]  # lines, and no picture of them


def test_an_empty_report_is_a_page_that_says_as_of_when() -> None:
    out = io.BytesIO()
    print_figures(report(made=[]), Words("en"), out)
    assert out.getvalue().count(b"/Type /Page\n") <= 1
