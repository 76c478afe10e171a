"""The code is read back by a reader of our own, which knows nothing of how it was made."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.reports.pdf.qr import modules, squares

Mask = Callable[[int, int], bool]
MASKS: tuple[Mask, ...] = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)
DATA_BLOCKS = {1: (16,), 2: (28,), 3: (44,), 4: (32, 32), 5: (43, 43), 6: (27,) * 4}
"""Level M: how many bytes of data each block holds, by version."""


def is_function(r: int, c: int, size: int) -> bool:
    """Finders with their formats, timing, and the one alignment of versions 2 to 6."""
    if r == 6 or c == 6:
        return True
    if (r < 9 and c < 9) or (r < 9 and c >= size - 8) or (r >= size - 8 and c < 9):
        return True
    middle = size - 7
    return size > 21 and abs(r - middle) <= 2 and abs(c - middle) <= 2


def read(rows: list[list[bool]]) -> str:
    size = len(rows)
    version = (size - 17) // 4
    form = [rows[8][c] for c in (0, 1, 2, 3, 4)]
    bits = [bit ^ flip for bit, flip in zip(form, (1, 0, 1, 0, 1), strict=True)]
    assert bits[:2] == [0, 0], "level M"
    mask = MASKS[bits[2] * 4 + bits[3] * 2 + bits[4]]
    stream = []
    up = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for r in range(size - 1, -1, -1) if up else range(size):
            stream += [
                rows[r][c] ^ mask(r, c) for c in (right, right - 1) if not is_function(r, c, size)
            ]
        up = not up
    octets = [
        int("".join("01"[bit] for bit in stream[at : at + 8]), 2) for at in range(0, len(stream), 8)
    ]
    blocks = DATA_BLOCKS[version]
    data = bytes(o for n in range(len(blocks)) for o in octets[n : sum(blocks) : len(blocks)])
    assert data[0] >> 4 == 4, "bytes"
    whole = int.from_bytes(data)
    length = data[0] % 16 * 16 + data[1] // 16
    return (
        (whole >> (len(data) * 8 - 12 - 8 * length) & (1 << 8 * length) - 1)
        .to_bytes(length)
        .decode()
    )


@pytest.mark.parametrize(
    "words", ["amber canoe drift fossil ladder prune", "ábaco ébano nación índice óvalo úlcera"]
)
def test_code_holds_the_number_and_the_words(words: str) -> None:
    text = f"7Q2M4XK3PA0D9RTZ {words}"
    assert read(modules(text)) == text


@settings(max_examples=20)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=26))
def test_whatever_is_coded_is_read(text: str) -> None:
    assert read(modules(text)) == text


def test_rectangles_cover_exactly_the_dark_parts() -> None:
    rows = modules("7Q2M4XK3PA0D9RTZ amber")
    side = float(len(rows))
    drawn = [[False] * len(rows) for _ in rows]
    for x, y, wide, tall in squares("7Q2M4XK3PA0D9RTZ amber", side):
        assert tall == pytest.approx(1)
        for across in range(round(x), round(x + wide)):
            drawn[round(side - y - 1)][across] = True
    assert drawn == rows
