"""Every paper that the program can print."""

from typing import Final

from intake.reports.catalogue.access_page import access_page
from intake.reports.catalogue.chronology_page import chronology_page
from intake.reports.catalogue.crossing_sheet import crossing_sheet
from intake.reports.catalogue.interview_summary import interview_summary
from intake.reports.catalogue.judgements_page import judgements_page
from intake.reports.catalogue.letter import letter
from intake.reports.catalogue.week_sheet import week_sheet

__all__ = [
    "REPORTS",
    "access_page",
    "chronology_page",
    "crossing_sheet",
    "interview_summary",
    "judgements_page",
    "letter",
    "week_sheet",
]

REPORTS: Final = (
    interview_summary,
    access_page,
    crossing_sheet,
    week_sheet,
    chronology_page,
    letter,
    judgements_page,
)
