"""Stretches of a narrative: quoted, interpreted, summarised or observed, and never both at once.

Positions are characters of the text. A list of spans in good order is sorted, its spans do not
overlap, and none is empty or reaches outside the text.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from intake.domain.answers import Span
from intake.domain.consent import Languages, Mode

Spans = tuple[Span, ...]


class SpanKind(StrEnum):
    """How the words of a stretch came to stand there (domain.md R5)."""

    VERBATIM = "verbatim"
    """The person's own words, heard in the language they are written in."""
    INTERPRETED = "interpreted"
    """The words of an interpreter."""
    INTERPRETED_TWICE = "interpreted_twice"
    """The words of the last of two interpreters, by relay."""
    SUMMARY = "summary"
    """Staff put it shorter."""
    OBSERVATION = "observation"
    """What staff saw of the conditions: noise, an interruption."""


SPEECH: Final = (SpanKind.VERBATIM, SpanKind.INTERPRETED, SpanKind.INTERPRETED_TWICE)


def speech_kind(languages: Languages | None) -> SpanKind:
    """Return what words that were heard are: verbatim only where nobody stood in between."""
    if languages is None:
        return SpanKind.VERBATIM
    if languages.relay or languages.mode is Mode.RELAY:
        return SpanKind.INTERPRETED_TWICE
    if languages.interpreter_needed or languages.interpreter:
        return SpanKind.INTERPRETED
    return SpanKind.VERBATIM


def offered(languages: Languages | None) -> tuple[SpanKind, ...]:
    """Return the kinds that a stretch may be marked as in this part of the conversation."""
    return (speech_kind(languages), SpanKind.SUMMARY, SpanKind.OBSERVATION)


def fitting(spans: Spans, languages: Languages | None, former: Spans = ()) -> Spans:
    """Return the spans as this part of the conversation allows them.

    What claims another way of hearing becomes what was heard, unless the answer held its kind
    before: then it was heard in an earlier part.
    """
    heard = speech_kind(languages)
    known = {each.kind for each in former} | {heard}
    return tuple(
        replace(each, kind=heard.value) if each.kind in SPEECH and each.kind not in known else each
        for each in spans
    )


def in_order(spans: Iterable[Span], length: int) -> Spans:
    """Return spans in good order for a text of `length`; of two that overlap the first goes on."""
    found: list[Span] = []
    at = 0
    for each in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = max(each.start, at), min(each.end, length)
        if start < end:
            found.append(replace(each, start=start, end=end))
            at = end
    return tuple(found)


def marked(spans: Spans, start: int, end: int, kind: str, *, lang: str = "") -> Spans:
    """Mark a stretch; what was marked there before gives way. Without a kind it is unmarked."""
    kept = [piece for each in spans for piece in _around(each, start, end)]
    if kind and start < end:
        kept.append(Span(start, end, kind, lang))
    return _joined(sorted(kept, key=lambda span: span.start))


def is_marked(spans: Spans, start: int, end: int, kind: str) -> bool:
    """Tell whether all of a stretch is of this kind."""
    return any(each.kind == kind and each.start <= start and end <= each.end for each in spans)


def edited(spans: Spans, at: int, removed: int, added: int) -> Spans:
    """Follow a change of the text: from `at` on, `removed` characters gave way to `added`.

    What is typed inside a stretch belongs to it; what is typed at its edge does not, and what
    replaces it whole is no quotation any more.
    """
    behind, shift = at + removed, added - removed
    found: list[Span] = []
    for each in spans:
        if each.start < at and behind < each.end:
            start, end = each.start, each.end + shift
        elif each.start < at:
            start, end = each.start, min(each.end, at)
        else:
            start = max(each.start, behind) + shift
            end = max(each.end, behind) + shift
        if start < end:
            found.append(replace(each, start=start, end=end))
    return tuple(found)


def exchanged(spans: Spans, at: int, removed: int, added: int) -> Spans:
    """Follow an exchange of words for others that say the same: a stretch keeps what it held."""
    behind, shift = at + removed, added - removed

    def moved(edge: int, inside: int) -> int:
        if edge <= at:
            return edge
        return edge + shift if edge >= behind else inside

    found = (
        replace(each, start=moved(each.start, at), end=moved(each.end, at + added))
        for each in spans
    )
    return in_order(found, max((each.end for each in spans), default=0) + max(shift, 0) + added)


def carried(spans: Spans, before: str, after: str) -> Spans:
    """Carry spans from one text to another that was made from it by one change."""
    limit = min(len(before), len(after))
    first = next((at for at in range(limit) if before[at] != after[at]), limit)
    last = next(
        (at for at in range(limit - first) if before[-1 - at] != after[-1 - at]), limit - first
    )
    return edited(spans, first, len(before) - first - last, len(after) - first - last)


def _around(span: Span, start: int, end: int) -> Spans:
    """Return what of a span lies outside a stretch."""
    if start >= end or span.end <= start or end <= span.start:
        return (span,)
    pieces = (replace(span, end=start), replace(span, start=end))
    return tuple(each for each in pieces if each.start < each.end)


def _joined(spans: Iterable[Span]) -> Spans:
    """Make one of neighbours that say the same."""
    found: list[Span] = []
    for each in spans:
        last = found[-1] if found else None
        if last and last.end == each.start and (last.kind, last.lang) == (each.kind, each.lang):
            found[-1] = replace(last, end=each.end)
        else:
            found.append(each)
    return tuple(found)
