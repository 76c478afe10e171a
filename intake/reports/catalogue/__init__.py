"""Every paper that the program can print."""

from typing import Final

from intake.reports.catalogue.access_page import access_page
from intake.reports.catalogue.interview_summary import interview_summary

__all__ = ["REPORTS", "access_page", "interview_summary"]

REPORTS: Final = (interview_summary, access_page)
