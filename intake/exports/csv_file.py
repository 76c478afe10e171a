"""Comma-separated tables that no spreadsheet takes for formulas."""

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import IO, Final, Protocol

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


class Lines(Protocol):
    """Takes the lines of a table."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write one line."""


@contextmanager
def csv_lines(stream: IO[bytes], *, bom: bool = False) -> Iterator[Lines]:
    """Give what writes lines to `stream`, as RFC 4180 says; `bom` lets Excel see the UTF-8."""
    encoding = "utf-8-sig" if bom else "utf-8"
    text = TextIOWrapper(stream, encoding, errors="replace", newline="")
    try:
        yield csv.writer(text)
    finally:
        text.detach()  # writes the rest; the stream stays open


def harmless(text: str, *, is_number: bool = False) -> str:
    """Return a cell that cannot begin a formula: an apostrophe stands before what would.

    The answer to a numeric question stays as it is when it is a number.
    """
    if text.startswith(_FORMULA) and not (is_number and _NUMBER.fullmatch(text)):
        return f"'{text}"
    return text
