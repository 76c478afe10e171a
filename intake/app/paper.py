"""Printing for one open store: the pages, and the check words of a paper."""

import hashlib
import hmac
from collections.abc import Mapping

from intake.domain.ids import PaperId
from intake.services.chronology_papers import ChronologyOrder, LetterOrder
from intake.services.judgement_papers import JudgementsOrder
from intake.services.reporting import AccessOrder, CheckWords, PaperOrder
from intake.storage.keys.words import check_words
from intake.storage.open_store import OpenStore

WORDS = 6
LANGUAGES = ("en", "es")


def print_summary(order: PaperOrder) -> bytes:
    """Return the PDF of a summary; ReportLab is imported when the first paper is printed."""
    from intake.reports.printing import SummaryPrinter

    return SummaryPrinter()(order)


def print_access(order: AccessOrder) -> bytes:
    """Return the PDF about who has seen an interview."""
    from intake.reports.printing import AccessPrinter

    return AccessPrinter()(order)


def print_chronology(order: ChronologyOrder) -> bytes:
    """Return the PDF of what a government did."""
    from intake.reports.told_printing import ToldPrinter

    return ToldPrinter().page(order)


def print_letter(order: LetterOrder) -> bytes:
    """Return the PDF of the letter to the person."""
    from intake.reports.told_printing import ToldPrinter

    return ToldPrinter().letter(order)


def print_judgements(order: JudgementsOrder) -> bytes:
    """Return the PDF of all judgements of a record."""
    from intake.reports.told_printing import ToldPrinter

    return ToldPrinter().judgements(order)


def check_words_of(store: OpenStore) -> CheckWords:
    """Return the function that makes the check words of this store's papers.

    The words are the first 66 bits of HMAC-SHA256 under the store's paper key: whoever holds the
    store can tell whether a paper came from it, and nobody else can make one up.
    """

    def words_of(paper: PaperId) -> Mapping[str, tuple[str, ...]]:
        message = b"intake/1/paper\0" + paper.encode("ascii")
        mark = hmac.new(store.paper_key(), message, hashlib.sha256).digest()
        return {language: check_words(mark, WORDS, language) for language in LANGUAGES}

    return words_of
