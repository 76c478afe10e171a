"""What must be true of one translated message: placeholders, marks, register, translated at all."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

SAME_IN_SPANISH = frozenset(
    {
        "a",
        "intake",
        "pdf",
        "no",
        "error",
        "english",
        "español",
        "f",
        "total",
        "original",
        "hash",
        "sha",
    }
)
"""Words that are the same in both languages."""

_TAGS = re.compile(r"</?\w+")
_ENDS = (":", "…", "?")
_GENDERED = re.compile(r"[ao]\(|\([ao]s?\)|/as?\b|/os?\b|@(?!\w+\.)")
_ADDRESSED = re.compile(
    r"(?<!la )\bbienvenid[oa]s?\b"
    r"|(?:^|[¿.:] ?)(?:está|esté) (?:segur|list|registrad|conectad)[oa]\b",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(
    r"\b(?:tú|tus?|ti|contigo|vos|puedes|tienes|quieres|debes|haz|elige|(?<!se )escribe)\b"
)
_WORDS_TO_AVOID = {"aplicación": "programa", "encriptad": "cifrado", "click": "clic"}


def fields(text: str) -> set[str]:
    """Return the names of the placeholders in a message."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def lint_pair(sources: tuple[str, ...], text: str, language: str) -> Iterator[str]:
    """Say what is wrong with one translation of a message."""
    yield from _lint_marks(sources, text)
    if language.startswith("es"):
        yield from _lint_spanish(sources[0], text)


def _lint_marks(sources: tuple[str, ...], text: str) -> Iterator[str]:
    allowed = set().union(*map(fields, sources))
    given = fields(text)
    if not given <= allowed or (len(sources) == 1 and given != allowed):
        yield f"placeholders differ: {sources[0]!r} -> {text!r}"
    if sorted(_TAGS.findall(sources[-1])) != sorted(_TAGS.findall(text)):
        yield f"markup differs: {sources[0]!r} -> {text!r}"
    for end in _ENDS:
        if sources[-1].endswith(end) != text.endswith(end):
            yield f"ends otherwise: {sources[0]!r} -> {text!r}"
    if text != text.strip() and sources[0] == sources[0].strip():
        yield f"blank at an end: {text!r}"


def _lint_spanish(source: str, text: str) -> Iterator[str]:
    if source == text and not set(_words_of(source)) <= SAME_IN_SPANISH:
        yield f"not translated: {source!r}"
    if _GENDERED.search(text) or _ADDRESSED.search(text):
        yield f"marks a gender: {text!r}"
    if _FAMILIAR.search(text.lower()):
        yield f"not usted: {text!r}"
    for closing, opening in (("?", "¿"), ("!", "¡")):
        if text.count(closing) != text.count(opening):
            yield f"lacks {opening}: {text!r}"
    for word, better in _WORDS_TO_AVOID.items():
        if word in text.lower():
            yield f"say {better!r}: {text!r}"


def _words_of(text: str) -> list[str]:
    bare = re.sub(r"\{[^}]*\}|%\([^)]*\)[sd]", "", text)
    return [word.casefold() for word in re.findall(r"[^\W\d_]+", bare)]
