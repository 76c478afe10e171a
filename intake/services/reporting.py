"""Papers: each has a random id, a check in words, and an entry that says it was issued."""

import dataclasses
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from intake.domain import closing
from intake.domain.answers import Path
from intake.domain.case_codes import ALPHABET
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.course_errors import CarryNotAskedError, ConsentScopeError
from intake.domain.events import PaperIssued
from intake.domain.ids import InterviewId, PaperId
from intake.domain.interview import Interview
from intake.domain.profile_rules import Ask
from intake.domain.profiles import PURPOSES, Profile, Why
from intake.domain.tokens import NameKeptApart
from intake.forms.session import FormSession
from intake.services.access import Access, AccessLog
from intake.services.conflicts import Attributed
from intake.services.form_shelf import FormShelf
from intake.services.paper_finishing import SIGNATURE, Finishing
from intake.services.paper_history import paper_history
from intake.services.paper_wishes import Edition, IssuedPaper, PaperKind, PaperWish
from intake.services.ports import Now, OpenRecords, Organisation, Randomness, Reading
from intake.services.reading_back import ending
from intake.services.sharing import Allowance
from intake.services.testimony import StoryDesk, Translation

ACCESS = "access_page"


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """All that the summary of one interview is printed from."""

    interview: Interview
    session: FormSession
    organisation: Organisation
    languages: tuple[str, ...]
    """("en",), ("es",), or ("en", "es") for both columns; the first one leads."""
    with_identity: bool
    paper: PaperId
    check_words: Mapping[str, tuple[str, ...]]
    """Six words in each language, from the paper id."""
    printed: datetime
    translations: tuple[Translation, ...] = ()
    names: tuple[NameKeptApart, ...] = ()
    """The names behind the tokens; none unless the paper is with identity."""
    kind: PaperKind = PaperKind.SUMMARY
    edition: Edition = field(default_factory=Edition)
    side_by_side: tuple[Attributed, ...] = ()
    """Answers that differ, or did until somebody settled it."""


@dataclass(frozen=True, slots=True)
class AccessOrder:
    """All that the page about who has seen an interview is printed from; as of `printed`."""

    lines: tuple[Access, ...]
    languages: tuple[str, ...]
    paper: PaperId
    check_words: Mapping[str, tuple[str, ...]]
    printed: datetime
    edition: Edition | None = None


PrintSummary = Callable[[PaperOrder], bytes]
"""Lays the paper out and returns the PDF."""

PrintAccess = Callable[[AccessOrder], bytes]
"""The same for the page about who has seen an interview."""

CheckWords = Callable[[PaperId], Mapping[str, tuple[str, ...]]]
"""The six-word check of a paper id, in each language, under this store's paper key."""

WriteNewFile = Callable[[str, bytes, bool], None]
"""Writes bytes to a path; unless the flag allows it, never over a file that is there."""


@dataclass(frozen=True, slots=True)
class PaperPorts:
    """What printing needs from outside."""

    print_summary: PrintSummary
    print_access: PrintAccess
    check_words: CheckWords
    write_new_file: WriteNewFile
    finishing: Finishing
    allowance: Callable[[InterviewId, Ask], Allowance]
    """What of a record may go to whom."""
    conflicts: Callable[[InterviewId], tuple[Attributed, ...]]


class Reporting:
    """The printing desk."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        shelf: FormShelf,
        ports: PaperPorts,
        clock: tuple[Now, Randomness],
        *,
        beside: tuple[AccessLog, StoryDesk],
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._shelf = shelf
        self._ports = ports
        self._access, self._stories = beside
        self._now, self._randomness = clock

    def summary(
        self,
        interview: InterviewId,
        path: str,
        languages: tuple[str, ...],
        *,
        with_identity: bool = False,
        replace: bool = False,
    ) -> IssuedPaper:
        """Write the summary of one interview to `path`, and note that a paper was issued.

        As `write` does.
        """
        wish = PaperWish(PaperKind.SUMMARY, languages, with_identity=with_identity)
        return self.write(interview, wish, path, replace=replace)

    def write(
        self, interview: InterviewId, wish: PaperWish, path: str, *, replace: bool = False
    ) -> IssuedPaper:
        """Write a paper about one interview to `path`, and note that it was issued.

        The pages exist in memory and at `path`, nowhere else. Raises ConsentScopeError once the
        person has taken back that it is kept, or where nobody allowed this recipient; and
        CarryNotAskedError before a copy for the person whose safety was not asked about.
        """
        order = self.order(interview, wish)
        finishing = self._ports.finishing
        pdf, passphrase = self.pages(order), ""
        if wish.is_locked:
            pdf, passphrase = finishing.locked(pdf, wish.languages[0])
        self._ports.write_new_file(path, pdf, replace)
        signature = ""
        if wish.is_signed:
            signature = f"{path}{SIGNATURE}"
            self._ports.write_new_file(signature, finishing.sign(order.paper, pdf), replace)
        issued = self.noted(order, wish, pdf)
        return dataclasses.replace(issued, passphrase=passphrase, signature=signature)

    def pages(self, order: PaperOrder) -> bytes:
        """Return the PDF of an order; nothing is written or noted yet."""
        return self._ports.print_summary(order)

    def order(self, interview: InterviewId, wish: PaperWish) -> PaperOrder:
        """Return what a paper is printed from; nothing is written or noted yet."""
        whole = self._reading.interview(interview)
        withheld = self._withheld(whole, wish)
        history = paper_history(self._reading, interview)
        paper = paper_id(self._randomness(10))
        may_name = wish.as_profile in {None, Profile.LEGAL}
        shows_names = (
            wish.with_identity and may_name and self._reading.can_read(Compartment.IDENTITY)
        )
        return PaperOrder(
            whole,
            self._shelf.session(whole),
            self._reading.organisation(),
            wish.languages,
            shows_names,
            paper,
            self._ports.check_words(paper),
            self._now(),
            self._stories.translations(interview),
            self._stories.kept(interview) if shows_names else (),
            wish.kind,
            Edition(
                history.version,
                history.copies(wish.kind.value, "+".join(wish.languages)) + 1,
                withheld,
                ending(self._reading, interview),
                recipient=wish.recipient,
                service=wish.service,
                names_organisation=wish.names_organisation,
            ),
            self._side_by_side(whole, wish, withheld),
        )

    def noted(self, order: PaperOrder, wish: PaperWish, pdf: bytes) -> IssuedPaper:
        """Note that the paper of an order left, as these bytes."""
        edition = order.edition
        self._note(order.interview.id, (order.paper, wish.entry, wish.languages), pdf)
        return IssuedPaper(order.paper, order.check_words, len(pdf), edition.copy, edition.version)

    def access_page(
        self,
        interview: InterviewId,
        path: str,
        languages: tuple[str, ...],
        *,
        replace: bool = False,
    ) -> IssuedPaper:
        """Write to `path` who has seen an interview, for the person it is about.

        The page itself is noted once it is written, and so is not yet on it.
        """
        lines, now = self._access.of(interview), self._now()

        def page(paper: PaperId, words: Mapping[str, tuple[str, ...]], edition: Edition) -> bytes:
            order = AccessOrder(lines, languages, paper, words, now, edition)
            return self._ports.print_access(order)

        return self.issue(interview, (ACCESS, languages), path, page, replace)

    def issue(
        self,
        interview: InterviewId,
        what: tuple[str, tuple[str, ...]],
        path: str,
        pages: Callable[[PaperId, Mapping[str, tuple[str, ...]], Edition], bytes],
        replace: bool,  # noqa: FBT001 - the last of what writing takes
    ) -> IssuedPaper:
        """Write what `pages` makes of a new paper id, its check words and edition; note it.

        `what` is the kind of paper and its languages.
        """
        paper = paper_id(self._randomness(10))
        words = self._ports.check_words(paper)
        history = paper_history(self._reading, interview)
        copy = history.copies(what[0], "+".join(what[1])) + 1
        pdf = pages(paper, words, Edition(history.version, copy))
        self._ports.write_new_file(path, pdf, replace)
        self._note(interview, (paper, *what), pdf)
        return IssuedPaper(paper, words, len(pdf), copy, history.version)

    def _withheld(self, interview: Interview, wish: PaperWish) -> Mapping[Path, Why]:
        """Refuse a paper that the person has not allowed; return which answers stay, and why."""
        closing.demand_may_leave(interview)
        if wish.kind is PaperKind.SURVIVOR and wish.carry is None:
            raise CarryNotAskedError(interview.id)
        profile = wish.as_profile
        if profile is None:
            return {}
        names = (wish.recipient,) if wish.recipient else ()
        ask = Ask(
            profile=profile,
            names=names,
            service=wish.service,
            is_verified=True,  # a paper is put into somebody's hands
            with_names=wish.with_identity,
        )
        allowance = self._ports.allowance(interview.id, ask)
        if allowance.denied is not None:
            purposes = PURPOSES.get(profile, frozenset({Purpose.COLLECT}))
            raise ConsentScopeError(interview.id, min(purposes).value)
        return allowance.leaving(interview.document).withheld

    def _side_by_side(
        self, interview: Interview, wish: PaperWish, withheld: Mapping[Path, Why]
    ) -> tuple[Attributed, ...]:
        """Return what differs in a summary; for others, only where the answer goes to them."""
        if wish.kind is not PaperKind.SUMMARY:
            return ()
        found = self._ports.conflicts(interview.id)
        if wish.as_profile is None:
            return found
        goes = interview.document.values.keys() - withheld.keys()
        return tuple(each for each in found if each.found.conflict.path in goes)

    def _note(
        self, interview: InterviewId, what: tuple[PaperId, str, tuple[str, ...]], pdf: bytes
    ) -> None:
        paper, kind, languages = what
        salt = self._randomness(32)
        salted = hashlib.sha256(salt + pdf).hexdigest()
        with self._open_records(Compartment.CORE) as records:
            issued = PaperIssued(paper, kind, "+".join(languages), salt.hex(), salted)
            records.append(issued, interview)
            records.checkpoint()


def paper_id(randomness: bytes) -> PaperId:
    """Return ten random bytes as 16 Crockford base32 characters."""
    bits = int.from_bytes(randomness)
    return PaperId("".join(ALPHABET[bits >> shift & 31] for shift in range(75, -5, -5)))
