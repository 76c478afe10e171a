"""A workbook as KoboToolbox writes it: a sheet for the form, and one for each repeat."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from intake.domain.answers import Path
from intake.exports.central_csv import moment
from intake.exports.labels import choice_labels, group_labels, question_label
from intake.exports.selects import details, has_details, has_summary
from intake.exports.tables import Column, Row, RowWalk, Table, tables_of
from intake.exports.workbook import Cell, Workbook, sheet_names, workbook
from intake.forms.model import QuestionKind
from intake.services.export_order import ExportJob, ExportOrder, ExportRecord, Wrote

_LAST: Final = (
    *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"),
    *("_submitted_by", "__version__", "_tags", "_origin", "_index"),
)
_LAST_OF_ROWS: Final = (
    *("_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid"),
    *("_submission__submission_time", "_submission__validation_status", "_submission__notes"),
    *("_submission__status", "_submission__submitted_by", "_submission___version__"),
    "_submission__tags",
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one sheet, with the words of one language."""

    order: ExportOrder
    columns: tuple[Column, ...]
    codes: Mapping[Path, Mapping[str, str]]
    """What is written for the code of a choice, by the path of the question."""
    groups: Mapping[Path, str]

    def heads(self) -> Iterator[str]:
        """Yield what the columns are called."""
        for column in self.columns:
            name = self._name(column)
            if has_summary(self.order, column):
                yield name
            if has_details(self.order, column):
                labels = self.codes.get(column.path, {})
                yield from (f"{name}/{labels.get(c.code, c.code)}" for c in column.choices)

    def cells(self, record: ExportRecord, row: Row) -> Iterator[Cell]:
        """Yield what one row holds."""
        for column in self.columns:
            text = row.value(column, record.document).v
            if has_summary(self.order, column):
                yield self._worded(column, text)
            if has_details(self.order, column):
                yield from details(column, text)

    def _name(self, column: Column) -> str:
        named = question_label(column, self.order.language) if self.order.language else ""
        named = named or column.question.name
        if not self.order.group_prefix:
            return named
        parts = column.path.split("/")[:-1]
        above = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        if self.order.language:
            parts = [self.groups.get(each) or each.rpartition("/")[2] for each in above]
        return "/".join((*parts, named))

    def _worded(self, column: Column, text: str) -> str:
        labels = self.codes.get(column.path)
        if not labels:
            return text
        if column.question.kind is QuestionKind.SELECT_ONE:
            return labels.get(text, text)
        return " ".join(labels.get(code, code) for code in text.split())


def write_kobo_xlsx(job: ExportJob, stream: BinaryIO) -> Wrote:
    """Write every sheet; the records are read anew for each."""
    tables = tables_of(job.forms, job.withheld)
    groups = group_labels(job.forms, job.order.language) if job.order.language else {}
    names = sheet_names(
        table.name if table.path else (job.forms[0].title or job.forms[0].form_id)
        for table in tables
    )
    by_path = dict(zip((table.path for table in tables), names, strict=True))
    lines = cut = 0
    with workbook(stream, names) as book:
        for table in tables:
            columns = _columns(job.order, table, groups)
            wrote = _write_sheet(job, table, columns, (book, by_path[table.parent]))
            lines, cut = lines + wrote.lines, cut + wrote.cut
    return Wrote(lines, cut)


def _columns(order: ExportOrder, table: Table, groups: Mapping[Path, str]) -> _Columns:
    columns = tuple(
        each
        for each in table.columns
        if each.question.kind is not QuestionKind.NOTE and not each.path.startswith("meta/")
    )
    codes = (
        {each.path: choice_labels(each, order.language) for each in columns}
        if order.language
        else {}
    )
    return _Columns(order, columns, codes, groups)


def _write_sheet(
    job: ExportJob, table: Table, columns: _Columns, into: tuple[Workbook, str]
) -> Wrote:
    book, parent = into
    walk = RowWalk(table)
    with book.sheet() as sheet:
        sheet.row([*columns.heads(), *(_LAST_OF_ROWS if table.path else _LAST)])
        for number, record in enumerate(job.records(), 1):
            for row in walk.rows(record.document):
                about = _about_row(record, row, parent, number) if table.path else []
                sheet.row([*columns.cells(record, row), *(about or _about(record, number))])
    return Wrote(sheet.rows - 1, sheet.cut)


def _about(record: ExportRecord, number: int) -> Sequence[Cell]:
    status = (record.case_code, _uuid(record), moment(record.opened), "", "", record.state.value)
    return [*status, "", record.form.version, "", record.origin.value, number]


def _about_row(record: ExportRecord, row: Row, parent: str, number: int) -> Sequence[Cell]:
    above = row.indexes[-2] if len(row.indexes) > 1 else number
    status = (record.case_code, _uuid(record), moment(record.opened), "", "", record.state.value)
    return [row.indexes[-1], parent, above, *status, "", record.form.version, ""]


def _uuid(record: ExportRecord) -> str:
    return record.instance_id.removeprefix("uuid:")
