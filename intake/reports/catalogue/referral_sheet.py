"""The sheet for one service: only what it needs to help, and that the person allowed it."""

from intake.domain import permissions
from intake.domain.case_codes import shown
from intake.domain.consent import Consent, Purpose
from intake.forms.model import generic
from intake.reports.catalogue.code_words import consent_words
from intake.reports.catalogue.framing import ending_note, framing
from intake.reports.catalogue.summary_answers import spoken
from intake.reports.catalogue.summary_facts import conversation
from intake.reports.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Signatures,
    Texts,
    Title,
    Tone,
)
from intake.reports.summary_source import SummarySource, is_printed
from intake.reports.voices import Voices


def referral_sheet(source: SummarySource) -> Document:
    """Lay out what the form itself says that a referral needs."""
    voices = source.voices
    title = voices.gettext("Referral to a service")
    needed = [
        each
        for each in source.told
        if generic(each.path) in source.referral and each.lines and is_printed(source, each)
    ]
    answers = tuple(spoken(voices, number, each) for number, each in enumerate(needed, 1))
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(
            voices.gettext(
                "For this service and nobody else. What the person told of the reasons for the "
                "journey is not on this paper: please do not ask for it again."
            ),
            Tone.FRAMED,
        ),
        Facts(_facts(source)),
        Heading(voices.gettext("What is needed")),
        *(answers or (Note(voices.gettext("Nothing was noted about what is needed.")),)),
        *_reply(voices),
        ending_note(voices),
    )
    frame = framing(source)
    frame["watermark"] = ()
    return Document(title=" · ".join(title), languages=voices.languages, blocks=blocks, **frame)


def _facts(source: SummarySource) -> tuple[Fact, ...]:
    voices, edition = source.voices, source.edition
    given = next(
        (
            each
            for each in permissions.in_force(source.interview.consents)
            if each.purpose is Purpose.REFERRAL and edition.recipient.casefold() in each.recipients
        ),
        None,
    )
    service = edition.service or (given.service if given else "")
    return (
        Fact(voices.gettext("For"), (edition.recipient,)),
        *((Fact(voices.gettext("Service"), (service,)),) if service else ()),
        Fact(voices.gettext("Referred by"), (source.organisation,)),
        Fact(voices.gettext("Case code"), (shown(source.interview.case_code),)),
        *conversation(source)[:2],
        *(_permission(voices, given) if given else ()),
    )


def _permission(voices: Voices, given: Consent) -> tuple[Fact, ...]:
    return (Fact(voices.gettext("Permission of the person"), _allowed(voices, given)),)


def _allowed(voices: Voices, consent: Consent) -> Texts:
    said = tuple(", ".join(each) for each in zip(*consent_words(voices, consent), strict=True))
    if not consent.limits:
        return said
    limits = voices.gettext("except: {limits}", limits=consent.limits)
    return tuple("\n".join(each) for each in zip(said, limits, strict=True))


def _reply(voices: Voices) -> tuple[Block, ...]:
    return (
        Heading(voices.gettext("Reply of the service")),
        Note(
            voices.gettext(
                "Please send back this part, or call and say the case code: what was offered, and "
                "when."
            ),
            Tone.QUIET,
        ),
        Signatures(
            (voices.gettext("What was offered"), voices.gettext("By"), voices.gettext("Day"))
        ),
    )
