"""A QR code as rectangles."""

from collections.abc import Iterator
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

Square = tuple[float, float, float, float]
"""x, y, width and height from the lower left corner of the code, in the unit of `side`."""


def squares(text: str, side: float) -> Iterator[Square]:
    """Yield the dark parts of the QR code of `text`, `side` wide, row by row."""
    rows = modules(text)
    unit = side / len(rows)
    for down, row in enumerate(rows):
        across = 0
        for is_dark, group in groupby(row):
            length = len(list(group))
            if is_dark:
                yield across * unit, side - (down + 1) * unit, length * unit, unit
            across += length


def modules(text: str) -> list[list[bool]]:
    """Return the rows of the code; a damaged eighth of it can still be read."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text))
    code.make()
    return [[bool(is_dark) for is_dark in row] for row in code.modules]
