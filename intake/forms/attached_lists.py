"""Lists that come beside a form: tables (CSV), XML, and places (GeoJSON)."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from intake.domain.errors import UnreadableFormError
from intake.forms.binds import NOTHING_BELOW, read_secondary
from intake.forms.xml_reading import read_xml
from intake.forms.xpath.nodes import Kind, Node

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_CELLS: Final = 250_000
LANGUAGE: Final = "lang"
"""The attribute of an element that holds a text in one language of several."""

_NAME: Final = re.compile(r"[^\W\d][\w.-]*\Z")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLACES: Final = frozenset({".geojson", ".json"})
_DEPTH_OF_A_POINT: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
}
"""How many lists are around the coordinates of a point."""


class Cell(NamedTuple):
    """One text of an entry; the language is as the author names it, and mostly empty."""

    name: str
    text: str
    language: str = ""


Entry = tuple[Cell, ...]


def is_table(name: str) -> bool:
    """Tell whether a file holds a list that is not XML, by its name."""
    return _ending(name) == ".csv" or _ending(name) in _PLACES


def attached(name: str, content: bytes) -> Node:
    """Return the tree of a list, or raise UnreadableFormError."""
    if _ending(name) == ".xml":
        holder = ET.Element("instance")
        holder.append(read_xml(content).root)
        return read_secondary(holder)
    return _tree(entries(name, content))


def entries(name: str, content: bytes) -> tuple[Entry, ...]:
    """Return the entries of a table or of a file of places, or raise UnreadableFormError."""
    if len(content) > MOST_BYTES:
        raise UnreadableFormError(name, "too_large")
    try:
        text = content.decode("utf-8-sig")
        found = _places(text) if _ending(name) in _PLACES else _table(text)
        return _counted(name, found)
    except (csv.Error, TypeError, ValueError, RecursionError) as error:
        raise UnreadableFormError(name, "not_a_list") from error


def _ending(name: str) -> str:
    return PurePosixPath(name.lower()).suffix


def _counted(name: str, found: Iterator[Entry]) -> tuple[Entry, ...]:
    kept: list[Entry] = []
    cells = 0
    for entry in found:
        cells += len(entry)
        if len(kept) == MOST_ROWS or cells > MOST_CELLS:
            raise UnreadableFormError(name, "too_many_rows")
        kept.append(entry)
    return tuple(kept)


# --- tables


def _table(text: str) -> Iterator[Entry]:
    first = text.partition("\n")[0]
    mark = next((each for each in ",;\t" if each in first), ",")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    columns = [_column(each.strip()) for each in next(rows, [])]
    # a text without a language comes before its translations: it is the one that a path reads
    order = sorted(range(len(columns)), key=lambda place: bool(columns[place][1]))
    for row in rows:
        if any(row):
            yield tuple(
                Cell(columns[place][0], _NOT_XML.sub("", row[place]), columns[place][1])
                for place in order
                if place < len(row) and _NAME.match(columns[place][0])
            )


def _column(header: str) -> tuple[str, str]:
    """Return name and language: ``label::Español (es)`` is a label in Spanish."""
    name, _colons, language = header.partition("::")
    return name.strip(), language.strip()


# --- places


def _places(text: str) -> Iterator[Entry]:
    document = json.loads(text)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        raise TypeError("no features")
    for feature in features:
        yield tuple(_cells_of(feature))


def _cells_of(feature: Mapping[str, object]) -> Iterator[Cell]:
    properties = feature.get("properties")
    known = dict(properties) if isinstance(properties, dict) else {}
    if feature.get("id") is not None:
        known["id"] = feature["id"]
    yield Cell("geometry", _geometry(feature.get("geometry")))
    for name, value in known.items():
        if _NAME.match(name) and name != "geometry" and isinstance(value, str | int | float):
            text = value if isinstance(value, str) else json.dumps(value)
            yield Cell(name, _NOT_XML.sub("", text))


def _geometry(written: object) -> str:
    """Return a place as ODK writes it; blank where it is none that ODK knows."""
    if not isinstance(written, dict):
        return ""
    depth = _DEPTH_OF_A_POINT.get(str(written.get("type")), -1)
    if depth < 0:
        return ""
    points = [written.get("coordinates")]
    for _level in range(depth):
        points = [inner for each in points for inner in (each if isinstance(each, list) else ())]
    return "; ".join(_point(each) for each in points)


def _point(written: object) -> str:
    numbers = written if isinstance(written, list) else []
    if len(numbers) < 2 or not all(isinstance(each, int | float) for each in numbers[:2]):
        raise ValueError("no coordinates")
    return f"{json.dumps(numbers[1])} {json.dumps(numbers[0])} 0 0"


# --- the tree


def _tree(found: Sequence[Entry]) -> Node:
    document = Node(Kind.DOCUMENT)
    root = _below(document, "root", 1)
    order = 1
    for entry in found:
        order += 1
        item = _below(root, "item", order)
        for cell in entry:
            order += 1
            leaf = _below(item, cell.name, order)
            leaf.text, leaf.children, leaf.attributes = cell.text, NOTHING_BELOW, NOTHING_BELOW
            if cell.language:
                said = Node(Kind.ATTRIBUTE, LANGUAGE, parent=leaf, text=cell.language)
                leaf.attributes = [said]
    return document


def _below(parent: Node, name: str, order: int) -> Node:
    node = Node(Kind.ELEMENT, name, parent=parent)
    node.order = order
    parent.children.append(node)
    return node
