"""Every paper that the program can print."""

from typing import Final

from intake.reports.catalogue.interview_summary import interview_summary

__all__ = ["REPORTS", "interview_summary"]

REPORTS: Final = (interview_summary,)
