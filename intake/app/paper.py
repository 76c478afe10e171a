"""Printing for one open store: the pages, and the check words of a paper."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from contextlib import suppress

from intake.domain.ids import PaperId
from intake.services.chronology_papers import ChronologyOrder, LetterOrder
from intake.services.judgement_papers import JudgementsOrder
from intake.services.paper_checking import VerifySignature
from intake.services.paper_finishing import Finishing
from intake.services.reporting import AccessOrder, CheckWords, PaperOrder
from intake.storage.keys.file_signing import FileKind, FileSignatureError, verify_file
from intake.storage.keys.words import check_words, suggest_passphrase
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


def finishing_of(store: OpenStore) -> Finishing:
    """Return what locks and signs the papers of one store."""

    def lock(pdf: bytes, passphrase: str) -> bytes:
        from intake.reports.locking import locked

        return locked(pdf, passphrase)

    return Finishing(
        lambda language: suggest_passphrase(language, secrets.token_bytes, WORDS),
        lock,
        lambda paper, pdf: store.sign_file(FileKind.PAPER, paper, pdf),
    )


def signed_here(store: OpenStore) -> VerifySignature:
    """Return what tells whether somebody of this organisation signed a paper."""

    def verify(paper: PaperId, pdf: bytes, signature: bytes) -> bool:
        for line in dict.fromkeys(each.keys.file for each in store.roster.entries):
            with suppress(FileSignatureError):
                verify_file(
                    line, FileKind.PAPER, store.session.org, paper, data=pdf, signature=signature
                )
                return True
        return False

    return verify


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
