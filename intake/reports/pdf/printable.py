"""The one gate that every text passes on its way to a page.

No text is ever read as markup: pages are drawn from plain strings, so ``<img src="…">`` and
``<a href="…">`` in an answer are letters like any others.
"""

import unicodedata
from collections.abc import Container
from typing import Final

UNKNOWN_SIGN: Final = "\ufffd"
"""Stands for a sign that the paper's fonts have no picture of."""

_LINE_ENDS: Final = dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_BLANKS: Final = dict.fromkeys(map(ord, "\t\x1f\u2000\u2001\u2002\u2003\u3000"), " ")
_TURNING: Final = {  # they would show a text in another order than it is stored: made visible
    code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_TABLE: Final = {**_LINE_ENDS, **_BLANKS, **_TURNING}
_JOINERS: Final = "\u200c\u200d"


def printable(text: str, pictured: Container[str]) -> str:
    """Return `text` with nothing in it but line ends and signs that can be drawn.

    `pictured` holds the signs that the fonts can draw. Control signs and lone surrogates become
    `UNKNOWN_SIGN`, as does a sign without a picture; invisible ones go.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(_drawn(sign, pictured) for sign in composed)


def _drawn(sign: str, pictured: Container[str]) -> str:
    if sign == "\n" or sign in _JOINERS:
        return sign
    if unicodedata.category(sign) == "Cf":
        return ""
    if unicodedata.category(sign) in {"Cc", "Cs"}:
        return UNKNOWN_SIGN
    return sign if sign in pictured else UNKNOWN_SIGN
