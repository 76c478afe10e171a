"""Tables as ODK Central writes them: the form, and one for each repeat, in a zip with media."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO, Final

from intake.exports.csv_file import csv_lines, harmless
from intake.exports.odk_zip import file_name
from intake.exports.selects import details, has_details, has_summary
from intake.exports.tables import Column, Row, RowWalk, Table, tables_of
from intake.exports.zip_file import Zip, zip_file
from intake.forms.model import QuestionKind
from intake.services.export_order import ExportJob, ExportOrder, ExportRecord, Wrote

_PLACE: Final = ("Latitude", "Longitude", "Altitude", "Accuracy")
_LAST: Final = (
    *("KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected"),
    *("Status", "ReviewState", "DeviceID", "Edits", "FormVersion", "CaseCode", "State", "Origin"),
)
_NUMERIC: Final = frozenset(
    {QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.RANGE, QuestionKind.GEOPOINT}
)
_NUMERIC_TYPES: Final = frozenset({"int", "integer", "long", "decimal", "double", "float"})


def write_central_csv(job: ExportJob, stream: BinaryIO) -> Wrote:
    """Write every table and then the attachments; the records are read anew for each."""
    tables = tables_of(job.forms, job.withheld)
    lines = 0
    with zip_file(stream) as archive:
        for table, name in zip(tables, _names(job, tables), strict=True):
            lines += _write_table(job, table, name, archive)
        for record in job.records():
            for file in record.files:
                pieces = job.media_bytes(file.media)
                archive.add(f"media/{file.name}", pieces, compress=False)
    return Wrote(lines)


def _names(job: ExportJob, tables: Sequence[Table]) -> Iterator[str]:
    """Yield the names of the members; repeats of the same name are numbered."""
    form = file_name(job.forms[0].form_id)
    totals = Counter(table.name for table in tables)
    seen: Counter[str] = Counter()
    for table in tables:
        seen[table.name] += 1
        number = f"~{seen[table.name]}" if totals[table.name] > 1 else ""
        yield f"{form}-{table.name}{number}.csv" if table.path else f"{form}.csv"


def _write_table(job: ExportJob, table: Table, name: str, archive: Zip) -> int:
    walk, count = RowWalk(table), 0
    with archive.member(name) as member, csv_lines(member, bom=job.order.bom) as lines:
        lines.writerow(_head(job.order, table))
        for record in job.records():
            for row in walk.rows(record.document):
                count += 1
                lines.writerow(_line(job.order, table, record, row))
    return count


def _head(order: ExportOrder, table: Table) -> list[str]:
    names = [name for column in table.columns for name in _heads(order, column)]
    if table.path:
        return [*names, "PARENT_KEY", "KEY"]
    return ["SubmissionDate", *names, *_LAST]


def _heads(order: ExportOrder, column: Column) -> list[str]:
    name = column.below.replace("/", "-") if order.group_prefix else column.question.name
    if column.question.kind is QuestionKind.GEOPOINT:
        return [f"{name}-{part}" for part in _PLACE]
    whole = [name] if has_summary(order, column) else []
    if has_details(order, column):
        whole += [f"{name}/{choice.code}" for choice in column.choices]
    return [harmless(each) for each in whole]


def _line(order: ExportOrder, table: Table, record: ExportRecord, row: Row) -> list[str]:
    cells = [cell for column in table.columns for cell in _cells(order, column, record, row)]
    if table.path:
        key = f"{record.instance_id}/{row.place}"
        above = f"/{row.parent_place}" if row.parent_place else ""
        return [*cells, harmless(f"{record.instance_id}{above}"), harmless(key)]
    files = str(len(record.files))
    last = (
        *(harmless(record.instance_id), "", "", files, files),
        *("", "", "", "0", harmless(record.form.version)),
        *(record.case_code, record.state.value, record.origin.value),
    )
    return [moment(record.opened), *cells, *last]


def _cells(order: ExportOrder, column: Column, record: ExportRecord, row: Row) -> Iterator[str]:
    text = row.value(column, record.document).v
    kind = column.question.kind
    if kind is QuestionKind.GEOPOINT:
        parts = [*text.split(), "", "", "", ""][: len(_PLACE)]
        yield from (harmless(part, is_number=True) for part in parts)
        return
    if has_summary(order, column):
        is_number = kind in _NUMERIC or column.question.data_type in _NUMERIC_TYPES
        yield harmless(text, is_number=is_number)
    if has_details(order, column):
        yield from details(column, text)


def moment(when: datetime) -> str:
    """Write a moment as ISO 8601 in UTC, to the second."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"
