"""The sheets of a workbook or a text table, read once and within limits."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from intake.forms.importing.cell_texts import header_of, of_xls, of_xlsx
from intake.forms.importing.findings import Findings, RefusedError
from intake.forms.importing.sheet_names import Titles, meant_by
from intake.forms.importing.sniffing import MOST_CELLS, Kind
from intake.forms.importing.tables import table_rows
from intake.forms.importing.workbook import Row, Workbook
from intake.forms.package import Rule

MOST_QUESTION_ROWS: Final = 5_000
MOST_ROWS: Final = 15_000
MOST_COLUMNS: Final = 1_000
LONGEST_CELL: Final = 32_767
"""What a spreadsheet program lets a person write into one cell."""
_GAP: Final = 60
"""So many empty rows end a sheet for other programs."""
_END: Final = 5_000
"""So many empty rows end a sheet for this one."""
_EMPTY_HEADERS: Final = 20
_COUNTS: Final = {
    "survey": frozenset({"type", "command"}),
    "choices": frozenset({"list_name", "list name"}),
    "external_choices": frozenset({"list_name", "list name"}),
}
"""The column that makes a row count, by sheet: notes below a form do not."""

Cells = Iterable[tuple[str, ...]]


def read_workbook(content: bytes, kind: Kind, findings: Findings) -> Workbook:
    """Read the sheets that make a questionnaire, or raise RefusedError."""
    with guarded(findings), warnings.catch_warnings(action="ignore"):  # openpyxl speaks of styles
        match kind:
            case Kind.XLSX:
                return _of_xlsx(content, findings)
            case Kind.XLS:
                return _of_xls(content, findings)
            case _:
                return _of_table(content, kind, findings)


@contextmanager
def guarded(findings: Findings) -> Iterator[None]:
    """Refuse the workbook when a library trips over it: three of them share no base of errors."""
    try:
        yield
    except RefusedError:
        raise
    except Exception as error:
        raise findings.refuse(Rule.DAMAGED_WORKBOOK) from error


@dataclass(slots=True)
class _Filling:
    """A workbook that is being filled, and how much of its limits is left."""

    findings: Findings
    workbook: Workbook = field(default_factory=Workbook)
    cells: int = 0

    def add(self, sheet: str, rows: Iterator[tuple[str, ...]], *, is_table: bool = False) -> None:
        """Read one sheet."""
        reader = _Sheet(self, sheet, is_table)
        reader.read(rows)

    def count(self, sheet: str, cells: int) -> None:
        """Count cells that hold something; refuse the workbook beyond the limit."""
        self.cells += cells
        if self.cells > MOST_CELLS:
            self.refuse(Rule.TOO_MANY_CELLS, str(MOST_CELLS), sheet=sheet)

    def refuse(
        self, rule: Rule, *facts: str, sheet: str = "", row: int = 0, column: str = ""
    ) -> None:
        """Give the workbook up."""
        self.findings.error(rule, *facts, sheet=sheet, row=row, column=column)
        raise RefusedError(rule.value)


@dataclass(slots=True)
class _Sheet:
    """One sheet that is being read."""

    filling: _Filling
    name: str
    is_table: bool
    headers: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    filled: int = 0
    behind: list[int] = field(default_factory=list)
    """The rows that stand behind a gap."""
    merged: set[str] = field(default_factory=set)

    def read(self, rows: Iterator[tuple[str, ...]]) -> None:
        """Read the head and every row."""
        self._read_head(next(rows, ()))
        most = MOST_QUESTION_ROWS if self.name == "survey" else MOST_ROWS
        empty, is_behind = 0, False
        for number, cells in enumerate(rows, start=2):
            row = self._row(number, cells)
            empty = 0 if row else empty + 1
            is_behind = is_behind or empty > _GAP
            if empty > _END:
                break
            if row and (not is_behind or self._counts(row)):
                self._keep(number, row, is_behind=is_behind)
                if self.filled > most:
                    self.filling.refuse(Rule.TOO_MANY_ROWS, str(most), sheet=self.name)
        self._tell()
        unique = list(dict.fromkeys(each for each in self.headers if each))
        self.filling.workbook.rows[self.name] = self.rows
        self.filling.workbook.headers[self.name] = unique

    def _read_head(self, cells: tuple[str, ...]) -> None:
        empty = 0
        for cell in cells:
            header = header_of(cell)
            empty = 0 if header else empty + 1
            if empty > _EMPTY_HEADERS:
                break
            self.headers.append(header)
        while self.headers and not self.headers[-1]:
            self.headers.pop()
        if len(self.headers) > MOST_COLUMNS:
            self.filling.refuse(Rule.TOO_MANY_COLUMNS, str(MOST_COLUMNS), sheet=self.name, row=1)

    def _row(self, number: int, cells: tuple[str, ...]) -> Row:
        row: Row = {}
        for header, text in zip(self.headers, cells, strict=False):
            if text and header:
                if len(text) > LONGEST_CELL:
                    self.filling.refuse(
                        Rule.CELL_TOO_LONG, str(LONGEST_CELL),
                        sheet=self.name, row=number, column=header,
                    )  # fmt: skip
                if row.setdefault(header, text) != text:
                    self.filling.findings.error(
                        Rule.DUPLICATE_COLUMN, header, sheet=self.name, row=number, column=header
                    )
        if self.is_table and any(cells[len(self.headers) :]):
            self.filling.findings.error(Rule.CELL_WITHOUT_COLUMN, sheet=self.name, row=number)
        self.filling.count(self.name, len(row))
        return row

    def _keep(self, number: int, row: Row, *, is_behind: bool) -> None:
        self.rows += [{} for _gap in range(number - 2 - len(self.rows))]
        self.rows.append(row)
        self.filled += 1
        if is_behind:
            self.behind.append(number)

    def _counts(self, row: Row) -> bool:
        counts = _COUNTS.get(self.name, frozenset())
        return any(header.lower() in counts for header in row)

    def _tell(self) -> None:
        findings, named = self.filling.findings, [each for each in self.headers if each]
        if self.behind:
            findings.repair(
                Rule.ROWS_BEHIND_A_GAP, str(len(self.behind)), sheet=self.name, row=self.behind[0]
            )
        refused = {each.column for each in findings if each.rule is Rule.DUPLICATE_COLUMN}
        for header in sorted({each for each in named if named.count(each) > 1} - refused):
            findings.repair(
                Rule.ALIAS_COLUMNS, header, header, sheet=self.name, row=1, column=header
            )


def _of_xlsx(content: bytes, findings: Findings) -> Workbook:
    from pyxform.xls2json_backends import pyxl_open

    filling = _Filling(findings)
    book = pyxl_open(BytesIO(content), read_only=True, data_only=True)
    try:
        titles = _titles(
            filling, {title: _head_of_xlsx(book[title]) for title in book.sheetnames[:50]}
        )
        for title, sheet in titles.items():
            book[title].reset_dimensions()
            rows = book[title].iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
            filling.add(sheet, (tuple(map(of_xlsx, row)) for row in _trimmed(rows)))
    finally:
        book.close()
    return filling.workbook


def _trimmed(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield rows without the empty cells behind the last that is filled."""
    for row in rows:
        end = len(row)
        while end and row[end - 1] is None:
            end -= 1
        yield row[:end]


def _head_of_xlsx(sheet: Any) -> tuple[str, ...]:
    if not hasattr(sheet, "reset_dimensions"):
        return ()  # a sheet of a chart
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_row=1, max_col=100)
    return tuple(of_xlsx(each) for each in next(rows, ()))


def _of_xls(content: bytes, findings: Findings) -> Workbook:
    from pyxform.xls2json_backends import xlrd_open

    filling = _Filling(findings)
    book = xlrd_open(file_contents=content)
    sheets = {sheet.name: sheet for sheet in book.sheets()}
    heads = {
        name: tuple(of_xls(cell, book.datemode) for cell in sheet.row(0)) if sheet.nrows else ()
        for name, sheet in sheets.items()
    }
    for title, sheet in _titles(filling, heads).items():
        read = sheets[title]
        rows = (read.row(number) for number in range(read.nrows))
        filling.add(sheet, (tuple(of_xls(each, book.datemode) for each in row) for row in rows))
    return filling.workbook


def _of_table(content: bytes, kind: Kind, findings: Findings) -> Workbook:
    filling = _Filling(findings)
    tables = table_rows(content, kind, findings, most=MOST_ROWS + 1)
    for title, sheet in _titles(
        filling, {title: rows[0] for title, rows in tables.items()}
    ).items():
        filling.add(sheet, iter(tables[title]), is_table=True)
    return filling.workbook


def _titles(filling: _Filling, heads: Titles) -> Mapping[str, str]:
    """Return the sheets that make a form, by their titles; the others are only named."""
    filling.workbook.sheet_names = list(heads)
    titles = meant_by(heads)
    for title, sheet in titles.items():
        if len(heads) > 1 and title.lower() != sheet:
            filling.findings.repair(Rule.SHEET_RENAMED, title, sheet, sheet=sheet)
    filling.workbook.titles = titles
    return titles
