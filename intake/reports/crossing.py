"""A document on its way to another process: JSON, length first, and the pages that come back."""

import dataclasses
import io
import json
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

from intake.reports import document as blocks
from intake.reports.document import Document
from intake.reports.pdf import PaperSize, render

_SIZE: Final = 8
_KIND: Final = "_"
_KNOWN: Final[Mapping[str, type[Any]]] = {
    each.__name__: each
    for each in (
        blocks.Title,
        blocks.Heading,
        blocks.Note,
        blocks.Fact,
        blocks.Facts,
        blocks.Passage,
        blocks.QuestionAnswer,
        blocks.Entry,
        blocks.Chronology,
        blocks.Table,
        blocks.BlankChoice,
        blocks.BlankQuestion,
        blocks.Signatures,
        blocks.Code,
        blocks.Stamp,
        blocks.Document,
        PaperSize,
    )
}


def send(out: BinaryIO, data: bytes) -> None:
    """Write one message."""
    out.write(len(data).to_bytes(_SIZE) + data)
    out.flush()


def receive(source: BinaryIO) -> bytes:
    """Return the next message; empty when the other end has closed."""
    size = source.read(_SIZE)
    return source.read(int.from_bytes(size)) if len(size) == _SIZE else b""


def packed(document: Document, size: PaperSize) -> bytes:
    """Return a document and its sheet as a message."""
    return json.dumps([_out(document), _out(size)], ensure_ascii=False).encode()


def unpacked(data: bytes) -> tuple[Document, PaperSize]:
    """Return what a message holds."""
    document, size = json.loads(data)
    return _in(document), _in(size)


def serve(source: BinaryIO, out: BinaryIO) -> int:
    """Turn documents into pages until there are no more; nothing is kept between two of them."""
    while data := receive(source):
        document, size = unpacked(data)
        pages = io.BytesIO()
        render(document, pages, size)
        send(out, pages.getvalue())
    return 0


def _out(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        members = {each.name: _out(getattr(value, each.name)) for each in dataclasses.fields(value)}
        return {_KIND: type(value).__name__, **members}
    if isinstance(value, tuple):
        return [_out(each) for each in value]
    return value


def _in(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_in(each) for each in value)
    if isinstance(value, dict):
        members = {name: _in(each) for name, each in value.items() if name != _KIND}
        if "tone" in members:
            members["tone"] = blocks.Tone(members["tone"])
        return _KNOWN[value[_KIND]](**members)
    return value
