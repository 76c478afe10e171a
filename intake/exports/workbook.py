"""Workbooks written from front to back, a sheet at a time, with nothing kept beside them.

The library that reads workbooks writes each sheet to a temporary file first: what people said
would lie on the disk in the clear. Text is always text here, so that nothing is a formula.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from intake.domain.errors import TableTooLargeError
from intake.exports.zip_file import Zip, zip_file

ROWS: Final = 1_048_576
COLUMNS: Final = 16_384
CELL: Final = 32_767
"""What a sheet of Excel holds; a cell is counted in UTF-16 units."""
_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD_STAYS: Final = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)

Cell = str | int


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return names that Excel takes: 31 characters, none of them special, no two alike."""
    found: list[str] = []
    taken = {"history"}  # Excel keeps this one for itself
    for each in wanted:
        plain = _NOT_IN_NAMES.sub("_", each).strip().strip("'")[:_NAME] or "Sheet"
        name, number = plain, 1
        while name.lower() in taken:
            number += 1
            end = f" {number}"
            name = plain[: _NAME - len(end)] + end
        taken.add(name.lower())
        found.append(name)
    return tuple(found)


class Sheet:
    """A sheet that is being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.rows = 0
        self.cut = 0
        """Texts that were too long for a cell, and of which the beginning was written."""

    def row(self, cells: Sequence[Cell]) -> None:
        """Write one row, or raise TableTooLargeError; empty cells are left out."""
        self.rows += 1
        if self.rows > ROWS or len(cells) > COLUMNS:
            raise TableTooLargeError
        written = [
            self._cell(f"{_letters(place)}{self.rows}", cell)
            for place, cell in enumerate(cells)
            if cell != ""
        ]
        self._stream.write(f'<row r="{self.rows}">{"".join(written)}</row>'.encode())

    def _cell(self, name: str, cell: Cell) -> str:
        if isinstance(cell, int):
            return f'<c r="{name}"><v>{cell}</v></c>'
        text = cell.translate(_NOT_IN_XML)
        fitting = text.encode("utf-16-le")[: 2 * CELL].decode("utf-16-le", "ignore")
        self.cut += fitting != text
        inner = escape(_LOOKS_ESCAPED.sub("_x005F_", fitting), {"\r": "&#13;"})
        return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{inner}</t></is></c>'


class Workbook:
    """A workbook that is being written; its sheets come in the order of their names."""

    def __init__(self, archive: Zip, names: Sequence[str]) -> None:
        self._archive = archive
        self._next = 1
        for member, content in _frame(names):
            archive.add(member, [content.encode()])

    @contextmanager
    def sheet(self) -> Iterator[Sheet]:
        """Give the next sheet."""
        with self._archive.member(f"xl/worksheets/sheet{self._next}.xml") as stream:
            self._next += 1
            opened = f'{_DECLARED}<worksheet xmlns="{_MAIN}">{_HEAD_STAYS}<sheetData>'
            stream.write(opened.encode())
            yield Sheet(stream)
            stream.write(b"</sheetData></worksheet>")


@contextmanager
def workbook(stream: BinaryIO, names: Sequence[str]) -> Iterator[Workbook]:
    """Give a workbook with these sheets, each of which is then written."""
    with zip_file(stream) as archive:
        yield Workbook(archive, names)


def _frame(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the members that say what a workbook is made of."""
    numbers = range(1, len(names) + 1)
    parts = [("/xl/workbook.xml", "sheet.main")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in parts
    )
    yield (
        "[Content_Types].xml",
        (
            f'{_DECLARED}<Types xmlns="{_TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ),
    )
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    yield (
        "xl/_rels/workbook.xml.rels",
        _links([("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]),
    )
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    yield (
        "xl/workbook.xml",
        (
            f'{_DECLARED}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
            f"<sheets>{sheets}</sheets></workbook>"
        ),
    )


def _links(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARED}<Relationships xmlns="{_LINKS}">{links}</Relationships>'


def _letters(place: int) -> str:
    """Return the name of a column: A, B, … Z, AA."""
    found = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        found = chr(ord("A") + letter) + found
    return found
