"""Arabic letters as they join, and lines of mixed direction as they are read.

ReportLab draws signs from left to right as they come. So letters are replaced by the forms they
take between their neighbours, and the signs of a line are put into the order in which they stand
(UAX #9 without embeddings, which `printable` leaves none of).
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

_FORMS: Final = ("<isolated>", "<final>", "<initial>", "<medial>")
_LAM: Final = "\u0644"
_ALEFS: Final = "\u0622\u0623\u0625\u0627"
_NON_JOINER: Final = "\u200c"
_JOINER: Final = "\u200d"
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_STRONG: Final = frozenset({"L", "R", "AL"})


def has_right_to_left(text: str) -> bool:
    """Tell whether any sign of the text belongs to a script that runs from right to left."""
    return not text.isascii() and any(_class(sign) in {"R", "AL"} for sign in text)


def begins_right_to_left(text: str) -> bool:
    """Tell whether the first letter of the text runs from right to left."""
    return next((_class(s) for s in text if _class(s) in _STRONG), "L") != "L"


def joined(text: str) -> str:
    """Return the text in the same order, each Arabic letter in the form its neighbours ask for."""
    if not has_right_to_left(text):
        return text.replace(_NON_JOINER, "").replace(_JOINER, "")
    letters = _with_ligatures(text)
    shaped = [
        _form(letter, _neighbour(letters, at, -1), _neighbour(letters, at, +1))
        for at, letter in enumerate(letters)
    ]
    return "".join(shaped).replace(_NON_JOINER, "").replace(_JOINER, "")


def visual(line: str, *, from_right: bool) -> str:
    """Return the signs of a line from left to right as they stand on paper."""
    if not from_right and not has_right_to_left(line):
        return line
    base = 1 if from_right else 0
    kinds = _without_neutrals(_resolved(line, base), "R" if base else "L")
    levels = [_level(kind, base) for kind in kinds]
    signs = [
        sign.translate(_MIRRORED) if level % 2 else sign
        for sign, level in zip(line, levels, strict=True)
    ]
    for floor in range(max(levels, default=0), 0, -1):
        _reverse(signs, levels, floor)
    return "".join(signs)


# --- joining


@cache
def _forms() -> Mapping[str, dict[str, str]]:
    """Letter, or lam with its alef → the forms it has, from Unicode's own tables."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        form, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        plain = "".join(chr(int(each, 16)) for each in letters)
        is_ligature = len(plain) == 2 and plain[0] == _LAM and plain[1] in _ALEFS
        if form in _FORMS and (len(plain) == 1 or is_ligature):
            found.setdefault(plain, {}).setdefault(form, chr(code))
    return found


def _with_ligatures(text: str) -> list[str]:
    letters: list[str] = []
    for sign in text:
        if letters and letters[-1] == _LAM and _LAM + sign in _forms():
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _form(letter: str, before: str, after: str) -> str:
    forms = _forms().get(letter)
    if forms is None:
        return letter
    to_right = "<final>" in forms and _joins_left(before)
    to_left = "<initial>" in forms and _joins_right(after)
    wanted = _FORMS[to_right + 2 * to_left]
    return forms.get(wanted) or forms.get("<isolated>") or letter


def _joins_left(letter: str) -> bool:
    return letter in {_JOINER, "\u0640"} or "<initial>" in _forms().get(letter, ())


def _joins_right(letter: str) -> bool:
    return letter in {_JOINER, "\u0640"} or "<final>" in _forms().get(letter, ())


def _neighbour(letters: list[str], at: int, step: int) -> str:
    """Return the nearest letter on one side; vowel marks do not count."""
    at += step
    while 0 <= at < len(letters) and _class(letters[at][0]) == "NSM":
        at += step
    return letters[at] if 0 <= at < len(letters) else ""


# --- direction


@cache
def _class(sign: str) -> str:
    return unicodedata.bidirectional(sign) or "L"


def _resolved(line: str, base: int) -> list[str]:
    """Return the class of each sign after the rules about weak ones: L, R, EN, AN or ON."""
    kinds: list[str] = []
    strong = "R" if base else "L"
    for sign in line:
        kind = _class(sign)
        if kind == "NSM":
            kind = kinds[-1] if kinds else "ON"
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong != "R":
            kind = "L" if strong == "L" else "AN"
        kinds.append("R" if kind == "AL" else kind)
    return [_weak(kinds, at) for at in range(len(kinds))]


def _weak(kinds: list[str], at: int) -> str:
    kind = kinds[at]
    around = {kinds[place] for place in (at - 1, at + 1) if 0 <= place < len(kinds)}
    if kind in {"ES", "CS"} and len(around) == 1 and around <= {"EN", "AN"}:
        return around.pop()
    if kind == "ET" and "EN" in around:
        return "EN"
    return kind if kind in {"L", "R", "EN", "AN"} else "ON"


def _without_neutrals(kinds: list[str], base: str) -> list[str]:
    """Give each stretch of neutral signs the direction of both its neighbours, or the line's."""
    resolved = list(kinds)
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        if end > at:
            before = _side(kinds[at - 1]) if at else base
            after = _side(kinds[end]) if end < len(kinds) else base
            resolved[at:end] = [before if before == after else base] * (end - at)
        at = end + 1
    return resolved


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _level(kind: str, base: int) -> int:
    if kind in {"EN", "AN"}:
        return 2
    if kind == "R":
        return 1
    return 2 if base else 0


def _reverse(signs: list[str], levels: list[int], floor: int) -> None:
    """Turn round every stretch of at least this level."""
    at = 0
    while at < len(signs):
        end = at
        while end < len(signs) and levels[end] >= floor:
            end += 1
        if end > at:
            signs[at:end] = signs[at:end][::-1]
        at = end + 1
