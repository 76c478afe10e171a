"""The sheets of an .xlsx as their XML, for questions that need no cell to be worked out."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from lxml import etree

_CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(.*?)</(?:\w+:)?c>", re.DOTALL)
_AT: Final = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_RESULT: Final = re.compile(rb"<(?:\w+:)?v>[^<]|<(?:\w+:)?is>")
_TEXT: Final = re.compile(rb'\bt="str"')


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A cell with a formula: columns and rows count from 1."""

    row: int
    column: int
    has_result: bool
    """Excel writes an empty text as a result too; a program that cannot work it out, nothing."""


def sheets_of(content: bytes, titles: Collection[str]) -> dict[str, bytes]:
    """Return the XML of the worksheets with these titles."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    with ZipFile(BytesIO(content)) as archive:
        book = etree.fromstring(archive.read("xl/workbook.xml"), parser)
        links = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
        targets = {each.get("Id"): each.get("Target", "") for each in links}
        found = {}
        for sheet in book.iter("{*}sheet"):
            written = {str(key): str(value) for key, value in sheet.attrib.items()}
            link = next((each for key, each in written.items() if key.endswith("}id")), "")
            target = targets.get(link, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            title = written.get("name", "")
            if title in titles and path in archive.NameToInfo:
                found[title] = archive.read(path)
        return found


def formula_cells(sheet: bytes) -> Iterator[FormulaCell]:
    """Yield every cell with a formula."""
    for attributes, body in _CELL.findall(sheet):
        at = _AT.search(attributes)
        if at:
            has_result = bool(_RESULT.search(body) or _TEXT.search(attributes))
            yield FormulaCell(int(at[2]), _column(at[1]), has_result)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
