"""Answers leave as a file for other programs: which records, which answers, and what stays."""

from intake.domain.answers import Path
from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.events import AnswersExported
from intake.ledger.bodies.exports import MOST
from intake.services.export_order import (
    Advance,
    Exported,
    ExportJob,
    ExportOrder,
    ExportPorts,
    Layout,
)
from intake.services.export_source import Counter, Family, Source, query_of
from intake.services.form_shelf import FormShelf
from intake.services.ports import OpenRecords, Reading


class Exporting:
    """The desk where answers leave for other programs."""

    def __init__(
        self, open_records: OpenRecords, reading: Reading, shelf: FormShelf, ports: ExportPorts
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._shelf = shelf
        self._ports = ports

    def languages(self, form: str) -> tuple[str, ...]:
        """Return the languages of the labels of a form, or raise UnknownFormError."""
        newest = self._family(form).newest
        return tuple(each.tag for each in newest.languages) or (newest.default_language,)

    def export(self, order: ExportOrder, advance: Advance = lambda _done, _all: None) -> Exported:
        """Write the answers to a form where it was asked for, and note in the ledger who did.

        A failed or stopped export leaves nothing. Answers of the identity compartment stay unless
        they are asked for by somebody who holds its key.
        """
        family = self._family(order.form)
        may_name = self._reading.can_read(Compartment.IDENTITY)
        with_names = order.with_names and may_name
        withheld = frozenset() if with_names else frozenset[Path]().union(*family.naming())
        most = min(family.interviews, self._reading.interviews(query_of(order)).count)
        counter = Counter(advance, _passes(order.layout, family) * most)
        source = Source(self._reading, family, order, with_names, withheld, counter)
        job = ExportJob(
            order,
            family.forms,
            self._reading.form(family.hashes[0]).xform,
            withheld,
            source.records,
            self._reading.media_bytes,
        )
        with self._ports.new_stream(order.file, order.replace) as stream:
            wrote = self._ports.write(job, stream)
        self._note(order, family, counter, with_names=with_names)
        return Exported(
            records=len(counter.seen),
            without_consent=len(counter.not_allowed),
            versions=tuple(form.version for form in family.forms),
            left_out=tuple(sorted(withheld)),
            lines=wrote.lines,
            cut=wrote.cut,
            files=len(counter.files) if order.layout.has_files else 0,
            files_missing=len(counter.missing) if order.layout.has_files else 0,
            names_refused=order.with_names and not may_name,
        )

    def _note(
        self, order: ExportOrder, family: "Family", counter: Counter, *, with_names: bool
    ) -> None:
        """Note which records left; a slice of them in each transaction."""
        has_files = order.layout.has_files and bool(counter.files)
        is_there = {
            Compartment.CORE: True,
            Compartment.IDENTITY: with_names,
            Compartment.MEDIA: has_files,
        }
        compartments = tuple(each.value for each in OF_RECORDS if is_there[each])
        layout, seen = order.layout.value, sorted(counter.seen)
        for start in range(0, max(len(seen), 1), MOST):
            records = tuple(seen[start : start + MOST])
            with self._open_records(Compartment.CORE) as core:
                core.append(
                    AnswersExported(family.form_id, family.hashes, layout, compartments, records)
                )
                if start + MOST >= len(seen):
                    core.checkpoint()

    def _family(self, named: str) -> "Family":
        newest = self._shelf.newest(named)
        mine = [row for row in self._shelf.forms() if row.form_id == named]
        rows = sorted(mine, key=lambda row: row.added, reverse=True) or [newest]
        used = [row for row in rows if row.interviews or row is rows[0]]
        hashes = tuple(row.hash for row in used)
        return Family(
            newest.form_id,
            hashes,
            tuple(self._shelf.definition(each) for each in hashes),
            sum(row.interviews for row in used),
        )


def _passes(layout: Layout, family: Family) -> int:
    """Return how often every record is read: once for each table, and once for attachments."""
    if layout is Layout.CENTRAL_CSV:
        return family.tables + 1
    return family.tables if layout is Layout.KOBO_XLSX else 1
