"""Answers that stood beside each other: who noted which, and how somebody settled it."""

from collections.abc import Iterator, Sequence

from intake.domain.answers import SkipReason
from intake.i18n.conflict_words import HOW
from intake.i18n.formats import moment_text
from intake.i18n.languages import language_name
from intake.reports.catalogue.code_words import skip_words
from intake.reports.catalogue.summary_answers import placed
from intake.reports.document import Block, Heading, Note, Table, Texts
from intake.reports.summary_source import Disputed, SummarySource, Told, Version, is_printed
from intake.reports.voices import Voices, text_in

_COLUMNS = (0.26, 0.34, 0.4)


def conflicts(source: SummarySource) -> Iterator[Block]:
    """Yield a table of them, where there are any that this paper may show."""
    voices = source.voices
    shown = [each for each in source.disputed if is_printed(source, each.told)]
    if not shown:
        return
    yield Heading(voices.gettext("Answers that stood side by side"))
    rows = tuple(row for each in shown for row in _rows(voices, each))
    head = (voices.gettext("Question"), voices.gettext("Answer"), voices.gettext("Noted by"))
    yield Table(head, rows, _COLUMNS)
    yield Note(
        voices.gettext(
            "To these questions different answers were noted. Each of them stays in the record."
        )
    )


def _rows(voices: Voices, disputed: Disputed) -> Iterator[tuple[Texts, Texts, Texts]]:
    question: Texts = placed(voices, disputed.told)
    for each in disputed.versions:
        yield question, _answer(voices, each), _noted(voices, each)
        question = ("",)
    yield question, *_ending(voices, disputed)


def _ending(voices: Voices, disputed: Disputed) -> tuple[Texts, Texts]:
    settled = disputed.settled
    if settled is None:
        return voices.gettext("Nobody has settled it yet"), ("",)
    how = voices.gettext("Settled: {how}", how=voices.gettext(HOW[disputed.how]))
    holds = [_said(voices, each) for each in settled.answers]
    by = [(settled.by,), _moment(voices, settled)]
    reason = [(disputed.reason,)] if disputed.reason else []
    return _joined(voices, [how, *holds], "\n"), _joined(voices, [*by, *reason], " · ")


def _answer(voices: Voices, version: Version) -> Texts:
    if not version.answers:
        return voices.gettext("The row was taken out")
    return _joined(voices, [_said(voices, each) for each in version.answers], "\n")


def _said(voices: Voices, told: Told) -> Texts:
    if told.lines:
        return _joined(voices, told.lines, "; ")
    if isinstance(told.skip, SkipReason):
        return skip_words(voices, told.skip)
    return voices.gettext("Nothing was written")


def _noted(voices: Voices, version: Version) -> Texts:
    station = (version.station,) if version.station else voices.gettext("this station")
    parts = [(version.by,), _moment(voices, version), station]
    lang = next((each.lang for each in version.answers), "")
    via = next((each.via for each in version.answers), "")
    if lang:
        parts.append(voices.each(lambda own: language_name(lang, own)))
    if via:
        parts.append(voices.gettext("through interpreter {code}", code=via))
    return _joined(voices, parts, " · ")


def _moment(voices: Voices, version: Version) -> Texts:
    return voices.each(lambda own: moment_text(version.at, own))


def _joined(voices: Voices, parts: Sequence[Texts], mark: str) -> Texts:
    count = range(len(voices.languages))
    each = tuple(mark.join(filter(None, (text_in(e, at) for e in parts))) for at in count)
    return each if len(set(each)) > 1 else each[:1]
