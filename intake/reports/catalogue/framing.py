"""What every paper about a record has around its blocks: its mark, its warnings, its watermark."""

from typing import TypedDict

from intake.domain.interview import Interview
from intake.domain.states import TAKES_ANSWERS
from intake.i18n import N_
from intake.reports.catalogue.stamping import stamp
from intake.reports.document import Block, Note, Stamp, Texts, Tone
from intake.reports.summary_source import SummarySource
from intake.reports.voices import Voices

NOT_ADVICE = N_("This document is not legal advice and not a decision of any government.")


class Framing(TypedDict):
    """The members of a `Document` that all these papers share."""

    stamp: Stamp | None
    continued: Texts
    unprintable: Texts
    watermark: Texts


def framing(source: SummarySource) -> Framing:
    """Return them for one paper."""
    voices = source.voices
    return Framing(
        stamp=stamp(voices, source.paper, source.check_words, source.edition),
        continued=voices.gettext("continued"),
        unprintable=unprintable(voices),
        watermark=_watermark(source.interview, voices),
    )


def unprintable(voices: Voices) -> Texts:
    """Say what stands for a sign that the fonts do not have."""
    return voices.gettext(
        "A sign that this paper cannot show is printed as {sign}; the record holds it.",
        sign="\ufffd",
    )


def ending_note(voices: Voices) -> Block:
    """Return what every paper says last."""
    return Note(voices.gettext(NOT_ADVICE), Tone.FRAMED)


def _watermark(interview: Interview, voices: Voices) -> Texts:
    """Return what stands across the pages until the person has said that it is right."""
    outcome = interview.course.outcome
    if outcome is not None and outcome.is_yes:
        return ()
    if interview.state in TAKES_ANSWERS:
        return voices.gettext("DRAFT: NOT FINISHED")
    return voices.gettext("NOT CONFIRMED BY THE PERSON")
