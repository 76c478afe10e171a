"""A place as people type or paste it: decimal degrees, or degrees and minutes with N, S, E, W."""

import re
from typing import Final

from intake.forms.xpath.values import number_text, plain_number

_NUMBER: Final = r"(\d{1,3}(?:[.,]\d{1,15})?)"
_ANGLE: Final = (
    _NUMBER + r"\s*[°º]?\s*"
    r"(?:" + _NUMBER + r"\s*[′'’]?\s*)?(?:" + _NUMBER + r"\s*(?:[″\"”]|''|′′)?\s*)?"
)  # fmt: skip
_LETTER: Final = r"([NSEWO])"
_BETWEEN: Final = r"\s*[,;]?\s*"
_WITH_LETTERS: Final = tuple(
    re.compile(each + _BETWEEN + each, re.IGNORECASE)
    for each in (_ANGLE + _LETTER, _LETTER + r"\s*" + _ANGLE)
)
_WITH_COMMAS: Final = re.compile(r"\s*([+-]?\d{1,3}),(\d{2,15})[;\s]+([+-]?\d{1,3}),(\d{2,15})\s*")
_SOUTH_OR_WEST: Final = frozenset("SWO")
MOST_DEGREES: Final = (90.0, 180.0)


def read_place(typed: str) -> str | None:
    """Return "latitude longitude [altitude [accuracy]]" as an XForm stores it, or None."""
    plain = typed.strip().removeprefix("geo:").replace("\u2212", "-")
    numbers = _lettered(plain) if re.search("[NSEWO]", plain, re.IGNORECASE) else _signed(plain)
    if numbers is None:
        return None
    if any(abs(n) > most for n, most in zip(numbers, MOST_DEGREES, strict=False)):
        return None
    return " ".join(number_text(n) for n in numbers)


def _signed(plain: str) -> list[float] | None:
    with_commas = _WITH_COMMAS.fullmatch(plain)
    if with_commas is not None:
        plain = "{}.{} {}.{}".format(*with_commas.groups())
    numbers = [plain_number(part) for part in re.sub(r"[,;°º]", " ", plain).split()]
    if not 2 <= len(numbers) <= 4 or None in numbers:
        return None
    return [n for n in numbers if n is not None]


def _lettered(plain: str) -> list[float] | None:
    match = next(filter(None, (each.fullmatch(plain) for each in _WITH_LETTERS)), None)
    if match is None:
        return None
    found: dict[bool, float] = {}
    for parts in (match.groups()[:4], match.groups()[4:]):
        letter = next(part for part in parts if part and part.isalpha()).upper()
        degrees = _degrees(tuple(part for part in parts if not (part and part.isalpha())))
        if degrees is None:
            return None
        found[letter in {"N", "S"}] = -degrees if letter in _SOUTH_OR_WEST else degrees
    return [found[True], found[False]] if len(found) == 2 else None


def _degrees(parts: tuple[str | None, ...]) -> float | None:
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts)
    if minutes >= 60 or seconds >= 60:
        return None
    return round(degrees + minutes / 60 + seconds / 3600, 7)
