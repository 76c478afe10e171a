"""Proving a store: every page, every chain, and every projection against its replay."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import BrokenLedgerError, DamagedFileError, IntakeError
from intake.domain.ids import ChainId
from intake.ledger import chain as ledger
from intake.ledger.erasures import Decisions
from intake.storage import (
    check_replay,
    database,
    entries,
    erasing_checks,
    kept_apart,
    media,
    media_checks,
    projections,
    row_checks,
)
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.layout import Layout
from intake.storage.verified import Check, Problem, Roots, VerificationReport, Verified

__all__ = ["Advance", "Check", "Problem", "Roots", "VerificationReport", "Verified", "verify"]

Advance = Callable[[int, int], None]
"""Told how many steps are done, of how many; may raise CancelledError."""
_STEPS = ("pages", "structure", "chains", "forms", "attachments", "projections")


def verify(
    files: StoreFiles, roots: Roots, advance: Advance, *, is_beside: bool = False
) -> VerificationReport:
    """Check every file whose key is here; other writers wait while projections are compared.

    `is_beside` compares them with a replay in memory, so that nobody waits: of a large file some.
    """
    granted = files.granted()
    total, done = len(granted) * len(_STEPS), 0
    found: list[Verified] = []
    problems = [Problem(Check.ROSTER, Compartment.CORE, org) for org in roots.spoiled]
    with suppress(DamagedFileError):  # the checks below find where
        files.empty_journals()  # the check of pages reads the file and not its journal
    for compartment in granted:
        verifying = _Verifying(files, compartment, roots, problems)
        for step in (verifying.pages, verifying.structure, verifying.chains, verifying.forms):
            advance(done, total)
            step()
            done += 1
        replayed = verifying.projections_beside if is_beside else verifying.projections
        for long_step in (verifying.attachments, replayed):
            advance(done, total)
            long_step(lambda: advance(done, total))  # noqa: B023 - called at once
            done += 1
        found.append(verifying.verified)
    advance(total, total)
    folder = Layout(files.file(Compartment.CORE).path.parent)
    return VerificationReport(_with_unchecked(found, folder), tuple(problems))


def _with_unchecked(found: list[Verified], layout: Layout) -> tuple[Verified, ...]:
    """Name every file of a store, in one order."""
    checked = {each.compartment: each for each in found}
    return tuple(
        checked.get(each, Verified(each, 0, 0, 0, 0, ChainId(""), 0, "", is_checked=False))
        for each in layout.compartments()
    )


class _Verifying:
    """The checks of one file. Each notes what it finds and lets the next go on."""

    def __init__(
        self,
        files: StoreFiles,
        compartment: Compartment,
        roots: Roots,
        problems: list[Problem],
    ) -> None:
        self._files = files
        self._compartment = compartment
        self._roots = roots
        self._problems = problems
        self._decided = Decisions()
        self.verified = Verified(compartment, 0, 0, 0, 0, ChainId(""), 0, "")

    def pages(self) -> None:
        """Check the authentication of every page, on a fresh connection."""
        self._pragma("cipher_integrity_check", Check.PAGE)

    def structure(self) -> None:
        """Check that the pages make a database: a file that was cut has only good pages."""
        self._pragma("quick_check", Check.STRUCTURE)

    def chains(self) -> None:
        """Prove every chain: the own one whole, others record by record."""
        try:
            self._decided = erasing_checks.decisions(self._files, self._roots.judgement_key)
            with self._files.reading(self._compartment) as connection:
                self.verified = self._prove_chains(connection)
            if self._compartment is Compartment.CORE:
                for broken in erasing_checks.wrong_leaves(self._files, self._decided):
                    self._note(broken)
        except IntakeError as error:
            self._note(error)

    def forms(self) -> None:
        """Check that every kept form is the one that its hash names."""
        if self._compartment is not Compartment.CORE:
            return
        try:
            with self._files.reading(self._compartment) as connection:
                for detail in row_checks.forms(connection):
                    self._add(Problem(Check.FORM, self._compartment, detail))
        except IntakeError as error:
            self._note(error)

    def attachments(self, breathe: Callable[[], None]) -> None:
        """Compare attachments with the answers that name them, and read each of them."""
        if self._compartment not in media.BESIDE_RECORD:
            return
        try:
            found = media_checks.check(self._files, breathe, self._compartment)
        except IntakeError as error:
            self._note(error)
            return
        for fault in found.faults:
            detail, at = f"{fault.rule} {fault.item}", (fault.interview, fault.path)
            self._add(Problem(Check.MEDIA, self._compartment, detail, "", 0, 0, *at))
        self.verified = replace(self.verified, unnamed=found.unnamed)

    def projections(self, breathe: Callable[[], None]) -> None:
        """Replay the ledger beside the projections, compare, and take the replay back."""
        file = self._files.file(self._compartment)
        try:
            with closing(database.connect(file.path, file.key)) as connection:
                self._compare(connection, file, breathe)
        except IntakeError as error:
            self._note(error)

    def projections_beside(self, breathe: Callable[[], None]) -> None:
        """Compare the projections with a replay that nobody waits for."""
        try:
            with self._files.reading(self._compartment) as connection:
                for table in check_replay.compare(connection, self._compartment, breathe):
                    self._add(Problem(Check.PROJECTION, self._compartment, table))
        except IntakeError as error:
            self._note(error)

    def _compare(
        self, connection: sqlcipher.Connection, file: OpenFile, breathe: Callable[[], None]
    ) -> None:
        tables = (*projections.views(self._compartment), projections.DOCUMENT)
        with database.errors_told(file.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                before = {table: row_checks.digest(connection, table) for table in tables}
                projections.rebuild(connection, self._compartment, breathe)
                for table in tables:
                    if row_checks.digest(connection, table) != before[table]:
                        self._add(Problem(Check.PROJECTION, self._compartment, table))
            except sqlcipher.IntegrityError:  # the ledger holds what cannot have happened
                self._add(Problem(Check.PROJECTION, self._compartment, "replay"))
            finally:
                connection.execute("ROLLBACK")

    def _prove_chains(self, connection: sqlcipher.Connection) -> Verified:
        ours = row_checks.own_chains(connection)
        own = ours[0]
        chains = [row[0] for row in connection.execute("SELECT DISTINCT chain FROM entry")]
        head = entries.head(connection, own)
        counts = connection.execute(
            "SELECT count(*), coalesce(sum(header IS NULL), 0) FROM entry"
        ).fetchone()
        unattested = doubtful = in_session = 0
        for each in chains:
            self._check_rows(connection, each, is_own=each in ours)
            try:
                alone = self._prove_chain(connection, each, is_own=each in ours)
                unattested += len(alone)
                if each == own:
                    begun = row_checks.session_begun(connection, own)
                    in_session = sum(seq >= begun for seq in alone)
            except BrokenLedgerError as broken:
                since = row_checks.signed_before(connection, each, broken.seq)
                self._note(broken, since)
            doubtful += self._judge_again(connection, each, is_own=each in ours)
        return Verified(
            self._compartment,
            counts[0],
            len(chains),
            counts[1],
            unattested,
            ChainId(own.hex()),
            head.seq,
            head.link.hex(),
            doubtful=doubtful,
            in_session=in_session,
        )

    def _judge_again(self, connection: sqlcipher.Connection, chain: bytes, *, is_own: bool) -> int:
        roots = self._roots
        judge = replace(roots.judge, versions={}) if is_own else roots.judge  # the proof demands it
        found = kept_apart.check(connection, chain, judge, roots.judgement_key)
        for seq in found.wrong:
            self._note(BrokenLedgerError(chain.hex(), seq, row_checks.APART))
        return found.count

    def _check_rows(self, connection: sqlcipher.Connection, chain: bytes, *, is_own: bool) -> None:
        for broken in row_checks.columns(connection, chain, self._roots.is_allowed):
            self._note(broken)
        if is_own:
            for broken in erasing_checks.check(connection, chain, self._decided):
                self._note(broken)

    def _prove_chain(
        self, connection: sqlcipher.Connection, chain: bytes, *, is_own: bool
    ) -> tuple[int, ...]:
        """Prove a chain, and return which of its entries nobody speaks for.

        Of others, only the records that came with a bundle may be here, and what names an older
        roster than before was set apart: see `_judge_again`.
        """
        first, last, here, org = row_checks.span(connection, chain)
        if org is None:
            if not is_own:
                raise BrokenLedgerError(chain.hex(), first, row_checks.UNREADABLE)
            org = self._roots.org
        if org not in {self._roots.org, *self._roots.known}:
            self._add(Problem(Check.ROSTER, self._compartment, org, chain.hex()))
        if is_own or (first == 1 and last == here):
            whole = entries.of_chain(connection, chain)
            verdict = self._roots.verify_signature
            versions = self._roots.versions if is_own else {}
            proven = ledger.verify(whole, verdict, org=org, chain=chain, roster_versions=versions)
            return proven.unattested
        records = connection.execute(
            "SELECT DISTINCT subject FROM entry WHERE chain = ? AND subject IS NOT NULL", (chain,)
        ).fetchall()
        for (subject,) in records:
            part = entries.select(
                connection, "subject = ? AND chain = ? ORDER BY seq", (subject, chain)
            )
            ledger.verify_record(part, self._roots.verify_signature, org=org)
        return ()

    def _pragma(self, pragma: str, check: Check) -> None:
        file = self._files.file(self._compartment)
        try:
            with (
                database.errors_told(file.path),
                closing(database.connect(file.path, file.key)) as fresh,
                database.snapshot(fresh, file.path),  # no page is written meanwhile
            ):
                fresh.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                rows = [str(row[0]) for row in fresh.execute(f"PRAGMA {pragma}")]
        except IntakeError as error:
            self._note(error)
            return
        for text in rows:
            if text != "ok":
                self._add(Problem(check, self._compartment, text))

    def _note(self, error: IntakeError, since: int = 0) -> None:
        if isinstance(error, BrokenLedgerError):
            at = (error.chain, error.seq, since)
            self._add(Problem(Check.LEDGER, self._compartment, error.rule, *at))
        else:
            self._add(Problem(Check.FILE, self._compartment, type(error).__name__))

    def _add(self, problem: Problem) -> None:
        if problem not in self._problems:
            self._problems.append(problem)
