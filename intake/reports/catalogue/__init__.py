"""Every paper that the program can print."""

from typing import Final

from intake.reports.catalogue.access_page import access_page
from intake.reports.catalogue.blank_form import blank_form
from intake.reports.catalogue.chronology_page import chronology_page
from intake.reports.catalogue.consent_receipt import consent_receipt
from intake.reports.catalogue.crossing_sheet import crossing_sheet
from intake.reports.catalogue.handover_sheet import handover_sheet
from intake.reports.catalogue.interview_summary import interview_summary
from intake.reports.catalogue.judgements_page import judgements_page
from intake.reports.catalogue.lawyer_page import lawyer_page
from intake.reports.catalogue.letter import letter
from intake.reports.catalogue.practice_sheet import practice_sheet
from intake.reports.catalogue.read_back_sheet import read_back_sheet
from intake.reports.catalogue.referral_sheet import referral_sheet
from intake.reports.catalogue.short_summary import short_summary
from intake.reports.catalogue.survivor_copy import survivor_copy
from intake.reports.catalogue.week_sheet import week_sheet

__all__ = [
    "REPORTS",
    "access_page",
    "blank_form",
    "chronology_page",
    "consent_receipt",
    "crossing_sheet",
    "handover_sheet",
    "interview_summary",
    "judgements_page",
    "lawyer_page",
    "letter",
    "practice_sheet",
    "read_back_sheet",
    "referral_sheet",
    "short_summary",
    "survivor_copy",
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
    blank_form,
)
