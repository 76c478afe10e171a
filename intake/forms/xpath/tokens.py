"""Cutting an expression into tokens."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from intake.forms.xpath.limits import LONGEST_EXPRESSION, MOST_TOKENS
from intake.forms.xpath.problems import Fault, XPathError

_TOKEN: Final = re.compile(
    r"""\s*(?:
      (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-][0-9]+)?)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<long>//|::|\.\.|!=|<=|>=)
    | (?P<name>[^\W\d][\w.\-·]*(?::(?!:)(?:[^\W\d][\w.\-·]*|\*))?)
    | (?P<variable>\$[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?)
    | (?P<short>[()\[\].@,/|+\-=<>*])
    )""",
    re.VERBOSE,
)
_WORDS: Final = frozenset({"and", "or", "div", "mod"})
_GLUED: Final = re.compile(r"(?:and|or|div|mod)(?=.)")
_ENDS_OPERAND: Final = frozenset({")", "]", ".", "..", "*any"})


class Sort(Enum):
    """What a token is."""

    NUMBER = "number"
    TEXT = "text"
    NAME = "name"
    VARIABLE = "variable"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token; a star that means "any name" is written ``*any``."""

    sort: Sort
    written: str


END: Final = Token(Sort.END, "")


def tokenize(expression: str) -> list[Token]:
    """Cut `expression` into tokens, the last of them END."""
    if len(expression) > LONGEST_EXPRESSION:
        raise XPathError(Fault.TOO_LONG)
    tokens: list[Token] = []
    at = 0
    while match := _TOKEN.match(expression, at):
        token, at = _token(match, tokens[-1] if tokens else None)
        tokens.append(token)
        if len(tokens) > MOST_TOKENS:
            raise XPathError(Fault.TOO_LONG)
    if expression[at:].strip():
        raise XPathError(Fault.SYNTAX, expression[at : at + 20].strip())
    tokens.append(END)
    return tokens


def _token(match: re.Match[str], before: Token | None) -> tuple[Token, int]:
    sort = match.lastgroup or ""
    written = match[sort]
    after_operand = before is not None and _ends_operand(before)
    if sort == "name":
        return _name(match, written, after_operand=after_operand)
    if sort in {"long", "short"}:
        if written == "*" and not after_operand:
            written = "*any"
        return Token(Sort.SIGN, written), match.end()
    if sort == "number" and after_operand and before and before.sort in {Sort.NUMBER, Sort.NAME}:
        raise XPathError(Fault.SYNTAX, written)
    return Token(Sort(sort), written), match.end()


def _name(match: re.Match[str], written: str, *, after_operand: bool) -> tuple[Token, int]:
    """Tell names from operators; `orselected(` after an operand is read as all engines do."""
    if after_operand and written in _WORDS:
        return Token(Sort.SIGN, written), match.end()
    glued = _GLUED.match(written) if after_operand else None
    if glued:
        return Token(Sort.SIGN, glued[0]), match.start("name") + len(glued[0])
    return Token(Sort.NAME, written), match.end()


def _ends_operand(token: Token) -> bool:
    return token.sort is not Sort.SIGN or token.written in _ENDS_OPERAND
