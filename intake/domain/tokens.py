"""Names, places and telephones that were taken out of a narrative: what stands there instead.

A value holds a mark such as ``[[person:1]]``, the same in every language; screens and papers show
``[persona 1]``. The words that the mark stands for live in the identity compartment alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.events import Event
from intake.domain.spans import Spans, exchanged

_MARK: Final = re.compile(r"\[\[(person|place|phone):([1-9][0-9]{0,3})\]\]")
_SIGNS: Final = re.compile("[\u0300-\u036f'’ʼ`´]")
"""Accents, and the signs that are written for a glottal stop."""
_DIGITS: Final = 4


class TokenKind(StrEnum):
    """What was taken out."""

    PERSON = "person"
    PLACE = "place"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Token:
    """One of them; the same words have the same number throughout an interview."""

    kind: TokenKind
    number: int

    @property
    def mark(self) -> str:
        """What a value holds."""
        return f"[[{self.kind.value}:{self.number}]]"


@dataclass(frozen=True, slots=True)
class NameKeptApart(Event):
    """Words were taken out of a narrative; an event of the identity compartment."""

    token: Token
    text: str


Names = Mapping[TokenKind, str]
"""What each kind is called in one language: «persona», «lugar», «teléfono»."""


def tokens_in(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, in order."""
    return tuple(_token(found) for found in _MARK.finditer(text))


def token_for(kind: TokenKind, text: str, known: Iterable[NameKeptApart], texts: str = "") -> Token:
    """Return the token for these words: the one they have, or the next that is free.

    `texts` is what the interview holds: a mark there is never given to other words.
    """
    kept = tuple(known)
    wanted = _alike(text)
    for each in kept:
        if each.token.kind is kind and _alike(each.text) == wanted:
            return each.token
    taken = [each.token for each in kept] + list(tokens_in(texts))
    return Token(kind, max((each.number for each in taken if each.kind is kind), default=0) + 1)


def worded(text: str, spans: Spans, names: Names) -> tuple[str, Spans]:
    """Return a text with its marks in words, and its spans where they stand then."""
    return _exchanged(text, spans, _MARK, lambda found: in_words(_token(found), names))


def unworded(text: str, spans: Spans, names: Names) -> tuple[str, Spans]:
    """Return a text with its tokens as marks again."""
    by_name = {name: kind for kind, name in names.items()}
    said = "|".join(re.escape(name) for name in by_name)
    pattern = re.compile(rf"\[({said}) ([1-9][0-9]{{0,3}})\]")
    return _exchanged(
        text, spans, pattern, lambda found: Token(by_name[found[1]], int(found[2])).mark
    )


def revealed(text: str, spans: Spans, kept: Iterable[NameKeptApart]) -> tuple[str, Spans]:
    """Return a text with the words that its marks stand for, as far as they are known."""
    known = {each.token: each.text for each in kept}
    return _exchanged(text, spans, _MARK, lambda found: known.get(_token(found), found[0]))


def is_meant(typed: str, text: str) -> bool:
    """Tell whether typed words look for these: accents, signs and order do not count.

    Each typed word is the beginning of one of them; of a number, four digits in a row are enough.
    """
    if not any(each.isalpha() for each in typed):
        digits = _digits(typed)
        return len(digits) >= _DIGITS and digits in _digits(text)
    wanted, there = _folded(typed), _folded(text)
    return bool(wanted) and all(any(one.startswith(each) for one in there) for each in wanted)


def in_words(token: Token, names: Names) -> str:
    """Return a token as a reader sees it."""
    return f"[{names[token.kind]} {token.number}]"


def _token(found: re.Match[str]) -> Token:
    return Token(TokenKind(found[1]), int(found[2]))


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdecimal())


def _folded(text: str) -> list[str]:
    plain = _SIGNS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return [each for each in re.split(r"[\W_]+", plain) if each]


def _alike(text: str) -> str:
    return " ".join(text.split()).casefold()


def _exchanged(
    text: str, spans: Spans, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str]
) -> tuple[str, Spans]:
    for found in reversed(list(pattern.finditer(text))):
        words = say(found)
        text = text[: found.start()] + words + text[found.end() :]
        spans = exchanged(spans, found.start(), found.end() - found.start(), len(words))
    return text, spans
