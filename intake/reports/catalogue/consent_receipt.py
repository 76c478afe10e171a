"""What the person allowed and did not allow, for the person to keep: each purpose on a line."""

from intake.domain import permissions
from intake.domain.consent import Consent
from intake.i18n.languages import language_name
from intake.reports.catalogue.code_words import consent_words, purpose_words
from intake.reports.catalogue.framing import ending_note, framing
from intake.reports.document import (
    Block,
    Document,
    Heading,
    Note,
    Signatures,
    Table,
    Texts,
    Title,
    Tone,
)
from intake.reports.summary_source import SummarySource
from intake.reports.voices import Voices

_WIDTHS = (0.28, 0.2, 0.24, 0.28)


def consent_receipt(source: SummarySource) -> Document:
    """Lay out the newest word about each matter; neither the code nor an answer is on it."""
    voices = source.voices
    title = voices.gettext("What you allowed, and what you did not")
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(
            voices.gettext(
                "You decide. You can take back a permission at any time, without giving a reason; "
                "what has already been given to others may not come back."
            ),
            Tone.FRAMED,
        ),
        _decisions(source),
        Heading(voices.gettext("What you can ask for")),
        Note(
            voices.gettext(
                "You can ask to hear or see what was written, to have a mistake corrected, to "
                "have something added, or to have it erased. You can ask who has seen it."
            )
        ),
        Note(
            voices.gettext(
                "What was not asked is not allowed. This paper bears no name: keep it where it is "
                "safe."
            ),
            Tone.QUIET,
        ),
        Signatures(
            (
                voices.gettext("Signature or mark of the person, if wanted"),
                voices.gettext("Whoever explained it, or the witness"),
                voices.gettext("Day"),
            )
        ),
        ending_note(voices),
    )
    frame = framing(source)
    frame["watermark"] = ()
    return Document(title=" · ".join(title), languages=voices.languages, blocks=blocks, **frame)


def _decisions(source: SummarySource) -> Block:
    voices = source.voices
    newest = permissions.newest(source.interview.consents).values()
    if not newest:
        return Note(voices.gettext("Nothing has been asked yet."))
    return Table(
        (
            voices.gettext("What for"),
            voices.gettext("To whom"),
            voices.gettext("What you said"),
            voices.gettext("How"),
        ),
        tuple(_row(voices, each) for each in newest),
        _WIDTHS,
    )


def _row(voices: Voices, consent: Consent) -> tuple[Texts, ...]:
    decision, who, how = consent_words(voices, consent)
    said = tuple(" ".join(each) for each in zip(decision, who, strict=True))
    if consent.limits:
        limits = voices.gettext("except: {limits}", limits=consent.limits)
        said = tuple(", ".join(each) for each in zip(said, limits, strict=True))
    if consent.lang:
        named = voices.each(lambda own: language_name(consent.lang, own))
        read = voices.gettext("explained in {language}", language=named)
        how = tuple(", ".join(each) for each in zip(how, read, strict=True))
    to = " · ".join(each for each in (consent.recipient, consent.service) if each)
    return purpose_words(voices, consent.purpose), (to or "–",), said, how
