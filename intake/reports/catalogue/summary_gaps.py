"""The end of a summary: what was skipped and why, what was not asked, what was left out."""

from collections import Counter
from collections.abc import Iterator

from intake.domain.answers import SkipReason
from intake.i18n.profile_words import WHY
from intake.reports.catalogue.code_words import skip_words
from intake.reports.catalogue.summary_answers import numbered, placed
from intake.reports.catalogue.summary_conflicts import conflicts
from intake.reports.document import Block, Heading, Note, Table
from intake.reports.summary_source import SummarySource, is_printed

_NUMBERED = (0.08, 0.6, 0.32)
_PLACED = (0.32, 0.68)


def gaps(source: SummarySource) -> Iterator[Block]:
    """Yield the lists of questions that have no answer."""
    yield from _skipped(source)
    yield from _not_asked(source)
    yield from conflicts(source)
    yield from left_out(source)


def left_out(source: SummarySource) -> Iterator[Block]:
    """Say how many answers are not on this paper, and why; never which."""
    voices = source.voices
    answered = [each for each in source.told if each.lines and not is_printed(source, each)]
    reasons = Counter(
        source.edition.withheld[each.path]
        for each in answered
        if each.path in source.edition.withheld
    )
    apart = len(answered) - reasons.total()
    if answered:
        yield Heading(voices.gettext("Left out of this paper"))
    if apart:
        yield Note(
            voices.ngettext(
                "{count} answer that tells who the person is. It is kept apart.",
                "{count} answers that tell who the person is. They are kept apart.",
                apart,
            )
        )
    for why, count in sorted(reasons.items()):
        told = voices.ngettext(
            "{count} answer withheld for this recipient",
            "{count} answers withheld for this recipient",
            count,
        )
        reason = voices.gettext(WHY[why])
        yield Note(voices.gettext("{told}: {why}.", told=told, why=reason))


def _skipped(source: SummarySource) -> Iterator[Block]:
    voices = source.voices
    yield Heading(voices.gettext("Skipped questions"))
    rows = tuple(
        ((str(number),), placed(voices, told), skip_words(voices, told.skip))
        for number, told in enumerate(numbered(source), 1)
        if told.skip and told.skip is not SkipReason.NOT_ASKED
    )
    if not rows:
        yield Note(voices.gettext("No question was skipped."))
        return
    head = (("",), voices.gettext("Question"), voices.gettext("Reason"))
    yield Table(head, rows, _NUMBERED)


def _not_asked(source: SummarySource) -> Iterator[Block]:
    voices = source.voices
    rows = tuple(
        (told.section, placed(voices, told))
        for told in source.told
        if is_printed(source, told)
        and (told.skip is SkipReason.NOT_ASKED or not (told.lines or told.skip))
    )
    yield Heading(voices.gettext("What was not asked"))
    if not rows:
        yield Note(voices.gettext("Every question that applied was asked."))
        return
    yield Table((voices.gettext("Section"), voices.gettext("Question")), rows, _PLACED)
