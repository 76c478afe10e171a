"""One line for each answer: as a table of text, or as Parquet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final

from intake.domain.answers import Path, Value
from intake.domain.errors import MissingExtraError
from intake.exports.central_csv import moment
from intake.exports.csv_file import csv_lines, harmless
from intake.exports.labels import choice_labels, question_label
from intake.exports.selects import is_several
from intake.exports.tables import Column, Row, RowWalk, Table, tables_of
from intake.forms.model import QuestionKind
from intake.services.export_order import ExportJob, ExportRecord, Wrote

EXTRA: Final = "analysis"
_SLICE: Final = 20_000
"""Lines of one row group."""
_NUMERIC: Final = frozenset({QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.RANGE})
_VALUE: Final = 6
"""Where the value stands in a line."""

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A table with the words of one language."""

    table: Table
    labels: Mapping[Path, str]
    choices: Mapping[Path, Mapping[str, str]]

    def lines(self, record: ExportRecord) -> Iterator[tuple[Column, Line]]:
        """Yield a line for each answer of one record, and for each choice of an answer."""
        for row in RowWalk(self.table).rows(record.document):
            for column in self.table.columns:
                value = row.value(column, record.document)
                if not value.is_blank and column.question.kind is not QuestionKind.NOTE:
                    for text in _texts(column, value):
                        yield column, self._line(column, record, row, (text, value))

    def _line(
        self, column: Column, record: ExportRecord, row: Row, said: tuple[str, Value]
    ) -> Line:
        text, value = said
        return (
            *(record.instance_id, record.form.version, column.path, _numbers(row)),
            *(self.labels[column.path], column.question.kind.value, text),
            self.choices[column.path].get(text, ""),
            value.skip.value if value.skip else "",
            *(record.case_code, record.state.value, record.origin.value, moment(record.opened)),
        )


def write_tidy_csv(job: ExportJob, stream: BinaryIO) -> Wrote:
    """Write the lines as comma-separated text."""
    count = 0
    with csv_lines(stream, bom=job.order.bom) as lines:
        lines.writerow(_head(_language(job)))
        for column, line in _lines(job):
            count += 1
            is_number = column.question.kind in _NUMERIC
            lines.writerow(
                harmless(cell, is_number=is_number and place == _VALUE)
                for place, cell in enumerate(line)
            )
    return Wrote(count)


def write_parquet(job: ExportJob, stream: BinaryIO) -> Wrote:
    """Write the lines as Parquet, or raise MissingExtraError."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError(EXTRA) from error
    schema = pa.schema([(name, pa.string()) for name in _head(_language(job))])
    count = 0
    lines = (line for _column, line in _lines(job))
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while slice_ := list(islice(lines, _SLICE)):
            count += len(slice_)
            columns = [[_valid(cell) for cell in column] for column in zip(*slice_, strict=True)]
            writer.write_table(pa.table(columns, schema=schema))
    return Wrote(count)


def _valid(text: str) -> str | None:
    """Return text as UTF-8 can hold it; nothing is null, as programs that analyse expect."""
    return text.encode("utf-8", "replace").decode() or None


def _lines(job: ExportJob) -> Iterator[tuple[Column, Line]]:
    language = _language(job)
    asked = [
        _Asked(
            table,
            {each.path: question_label(each, language) for each in table.columns},
            {each.path: choice_labels(each, language) for each in table.columns},
        )
        for table in tables_of(job.forms, job.withheld)
    ]
    for record in job.records():
        for each in asked:
            yield from each.lines(record)


def _language(job: ExportJob) -> str:
    return job.order.language or job.forms[0].default_language


def _head(language: str) -> Line:
    return (
        *("record", "form_version", "path", "repeat_index", f"question_label_{language}"),
        *("type", "value", f"choice_label_{language}", "skip"),
        *("case_code", "state", "origin", "opened"),
    )


def _texts(column: Column, value: Value) -> list[str]:
    return value.v.split() if value.v and is_several(column) else [value.v]


def _numbers(row: Row) -> str:
    """Return the number of each row around an answer, the outermost first: ``2/1``."""
    numbers = [part.partition("[")[2] for part in row.place.split("/")]
    return "/".join(each.rstrip("]") for each in numbers if each)
