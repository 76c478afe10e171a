"""Whether a paper is one that left here, as it left, and whether its record is still the same."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.case_codes import ALPHABET
from intake.domain.ids import InterviewId, PaperId
from intake.domain.interview import Interview
from intake.services.paper_history import PaperHistory, paper_history
from intake.services.paper_wishes import IssuedBefore
from intake.services.ports import ListQuery, Reading

_NAMED: Final = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>")
_PAGE: Final = 500

VerifySignature = Callable[[PaperId, bytes, bytes], bool]
"""Whether a signature over a file is by somebody of this organisation, for this very paper."""


class Verdict(StrEnum):
    """What can be said of a file that says it is a paper of this store."""

    GENUINE = "genuine"
    """Every byte is as it was issued here."""
    CHANGED = "changed"
    """It bears the number of a paper that was issued here, and is not that file."""
    UNKNOWN = "unknown"
    """Nothing was issued here that it could be."""


@dataclass(frozen=True, slots=True)
class PaperProof:
    """What was found."""

    verdict: Verdict
    number: PaperId | None = None
    """The number in the file, where it has one."""
    interview: Interview | None = None
    issued: IssuedBefore | None = None
    version_now: int = 0
    is_signed: bool | None = None
    """The signature beside it holds; None where none was given."""

    @property
    def is_current(self) -> bool:
        """The record is at the version that the paper shows."""
        return self.issued is not None and self.issued.version == self.version_now

    @property
    def is_good(self) -> bool:
        """It is what was issued, and no signature speaks against it."""
        return self.verdict is Verdict.GENUINE and self.is_signed is not False


class PaperChecking:
    """Looks a paper up in the ledger of one store."""

    def __init__(self, reading: Reading, verify_signature: VerifySignature) -> None:
        self._reading = reading
        self._verify_signature = verify_signature

    def check(self, pdf: bytes, signature: bytes | None = None) -> PaperProof:
        """Find the paper by its bytes, or else by the number in the file."""
        number = number_in(pdf)
        named: PaperProof | None = None
        for interview in self._interviews():
            history = paper_history(self._reading, interview)
            for each in history.papers:
                if _is_of(each, pdf):
                    return self._proof(Verdict.GENUINE, interview, (each, history), pdf, signature)
                if each.paper == number:
                    said = (each, history)
                    named = self._proof(Verdict.CHANGED, interview, said, pdf, signature)
        return named or PaperProof(Verdict.UNKNOWN, number)

    def _proof(
        self,
        verdict: Verdict,
        interview: InterviewId,
        found: tuple[IssuedBefore, PaperHistory],
        pdf: bytes,
        signature: bytes | None,
    ) -> PaperProof:
        issued, history = found
        is_signed = None
        if signature is not None:
            is_signed = self._verify_signature(issued.paper, pdf, signature)
        whole = self._reading.interview(interview)
        return PaperProof(verdict, issued.paper, whole, issued, history.version, is_signed)

    def _interviews(self) -> Iterator[InterviewId]:
        offset, count = 0, 1
        while offset < count:
            page = self._reading.interviews(ListQuery(offset=offset, limit=_PAGE))
            yield from (row.id for row in page.rows)
            offset, count = offset + _PAGE, page.count


def number_in(pdf: bytes) -> PaperId | None:
    """Return the paper's number in a file, or None where it has none."""
    found = _NAMED.findall(pdf)
    if not found:
        return None
    number = bytes.fromhex(found[-1].decode("ascii")).decode("latin-1")
    return PaperId(number) if all(each in ALPHABET for each in number) else None


def _is_of(issued: IssuedBefore, pdf: bytes) -> bool:
    salted = hashlib.sha256(bytes.fromhex(issued.salt) + pdf).hexdigest()
    return salted == issued.pdf_salted_sha256
