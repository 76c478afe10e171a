"""The body of a summary: sections, events, questions with their answers."""

from collections.abc import Iterator
from textwrap import shorten

from intake.i18n.formats import date_text
from intake.i18n.languages import language_name
from intake.reports.catalogue.code_words import skip_words
from intake.reports.document import Block, Heading, Passage, QuestionAnswer, Texts
from intake.reports.summary_source import Event, SummarySource, Told, is_printed
from intake.reports.voices import Voices

VERBATIM = "verbatim"
_LONGEST = 160
"""Signs of a question in a list; the whole of it stands where it was asked."""


def answers(source: SummarySource) -> Iterator[Block]:
    """Yield each section with what was answered or skipped in it, questions numbered throughout."""
    section: Texts = ()
    events: tuple[Event, ...] = ()
    group: Texts = ()
    for number, told in enumerate(numbered(source), 1):
        if told.section != section:
            section, events, group = told.section, (), ()
            yield Heading(section)
        for event in told.events:
            if event not in events:
                group = ()
                yield Heading(event_title(source.voices, event), level=2)
        if told.group and told.group != group:
            yield Heading(told.group, level=3)
        events, group = told.events, told.group
        yield spoken(source.voices, number, told)


def placed(voices: Voices, told: Told) -> Texts:
    """Return the beginning of a question, with the event that it belongs to."""
    question = tuple(shorten(each, _LONGEST, placeholder=" …") for each in told.question)
    if not told.events:
        return question
    return voices.gettext(
        "{question} ({event})",
        question=question,
        event=event_title(voices, told.events[-1]),
    )


def numbered(source: SummarySource) -> tuple[Told, ...]:
    """Return the questions that get a number: those with an answer, or with a reason for none."""
    return tuple(
        each for each in source.told if is_printed(source, each) and (each.lines or each.skip)
    )


def event_title(voices: Voices, event: Event) -> Texts:
    """Name one row of a repeat."""
    return voices.gettext(
        "{event}: {number} of {count}",
        event=event.title,
        number=str(event.number),
        count=str(event.count),
    )


def spoken(voices: Voices, number: int, told: Told) -> QuestionAnswer:
    """Return a question with its answer, or with the reason why there is none."""
    if told.skip:
        return QuestionAnswer(number, told.question, skipped=skip_words(voices, told.skip))
    if told.is_free_text:
        passages = (*_narrative(voices, told), *_translations(voices, told))
        return QuestionAnswer(number, told.question, passages)
    return QuestionAnswer(number, told.question, tuple(Passage(line) for line in told.lines))


def _narrative(voices: Voices, told: Told) -> Iterator[Passage]:
    """Yield the stretches of a free text; only what was marked as verbatim stands in quotes."""
    parts = list(stretches(told, told.lines[0][0]))
    for place, (kind, lang, text) in enumerate(parts):
        is_quote = kind == VERBATIM
        notes = [_kind(voices, kind), _said_in(voices, lang) if lang != told.lang else ()]
        if place == len(parts) - 1:
            notes += _whole(voices, told)
        yield Passage(
            (quoted(text, lang) if is_quote else text,),
            is_quote=is_quote,
            source=tuple(" · ".join(each) for each in zip(*filter(None, notes), strict=True)),
            lang=lang,
        )


def _translations(voices: Voices, told: Told) -> Iterator[Passage]:
    """Yield the translations, each after its original and said to be one."""
    for each in told.translations:
        named = voices.each(lambda own, lang=each.lang: language_name(lang, own))  # type: ignore[misc]
        day = voices.each(lambda own, at=each.at: date_text(at.date(), own))  # type: ignore[misc]
        source = voices.gettext(
            "Translation into {language} by {code}, {date}", language=named, code=each.by, date=day
        )
        if each.is_of_earlier_words:
            late = voices.gettext("of the answer as it was before it was changed")
            source = tuple(" · ".join(both) for both in zip(source, late, strict=True))
        yield Passage((each.text,), source=source, lang=each.lang)


def _whole(voices: Voices, told: Told) -> list[Texts]:
    """Say of an answer what its reader could not know: its language, and through whom it came."""
    is_foreign = told.lang not in {"", voices.languages[0]}
    is_quoted = any(span.kind == VERBATIM for span in told.spans)
    said = _said_in(voices, told.lang) if told.lang and (is_foreign or is_quoted) else ()
    return [said, _via(voices, told.via)]


def _said_in(voices: Voices, lang: str) -> Texts:
    named = voices.each(lambda own: language_name(lang, own))
    return voices.gettext("Said in {language}", language=named)


def stretches(told: Told, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, language and text of each stretch, those between the marked ones included."""
    at = 0
    for span in sorted(told.spans, key=lambda each: each.start):
        start, end = max(at, span.start), min(span.end, len(text))
        if start >= end:
            continue
        yield from _stretch("", told.lang, text[at:start])
        yield from _stretch(span.kind, span.lang or told.lang, text[start:end])
        at = end
    yield from _stretch("", told.lang, text[at:])


def _stretch(kind: str, lang: str, text: str) -> Iterator[tuple[str, str, str]]:
    if text.strip():
        yield kind, lang, text.strip()


def quoted(text: str, lang: str) -> str:
    """Return a text in the quotation marks of its language."""
    if lang.startswith("en") or not lang:
        return f"“{text}”"
    return f"«{text}»"


def _kind(voices: Voices, kind: str) -> Texts:
    match kind:
        case "summary":
            return voices.gettext("Summary by staff")
        case "observation":
            return voices.gettext("Observation by staff")
        case "interpreted":
            return voices.gettext("As interpreted")
        case "interpreted_twice":
            return voices.gettext("As interpreted twice")
        case _:
            return ()


def _via(voices: Voices, via: str) -> Texts:
    match via:
        case "interpreter":
            return voices.gettext("through an interpreter")
        case "relay":
            return voices.gettext("through an interpreter, by relay")
        case "paper":
            return voices.gettext("copied from paper")
        case _:
            return ()
