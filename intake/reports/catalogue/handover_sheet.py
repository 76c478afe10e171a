"""The sheet that goes with a bundle: what is handed over, and how to see that it is the same."""

from dataclasses import dataclass

from intake.i18n.formats import moment_text
from intake.reports.catalogue.framing import ending_note
from intake.reports.document import (
    Block,
    Code,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Signatures,
    Title,
    Tone,
)
from intake.reports.voices import Voices
from intake.services.loose_papers import HandoverOrder

_GROUP = 4


@dataclass(frozen=True, slots=True)
class HandoverSource:
    """What the sheet is made of; `order.made` in the zone of the place."""

    order: HandoverOrder
    voices: Voices


def handover_sheet(source: HandoverSource) -> Document:
    """Lay out the sheet; nobody whose record is in the bundle is on it, nor how many there are."""
    voices, order = source.voices, source.order
    title = voices.gettext("Hand-over of an encrypted bundle")
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(
            voices.gettext(
                "The file is encrypted: only the station named here can open it. This sheet opens "
                "nothing. Carry the two apart."
            ),
            Tone.FRAMED,
        ),
        Facts(_facts(source)),
        Code(
            f"{order.bundle} {order.fingerprint}",
            voices.gettext("The bundle and its fingerprint, to compare once it was opened."),
        ),
        *_received(voices),
        ending_note(voices),
    )
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=blocks,
        stamp=None,
        continued=voices.gettext("continued"),
    )


def _facts(source: HandoverSource) -> tuple[Fact, ...]:
    voices, order = source.voices, source.order
    groups = [
        order.fingerprint[at : at + _GROUP] for at in range(0, len(order.fingerprint), _GROUP)
    ]
    return (
        Fact(voices.gettext("Bundle"), (order.bundle,)),
        Fact(voices.gettext("Number"), (str(order.number),)),
        Fact(voices.gettext("To station"), (order.station or "–",)),
        Fact(
            voices.gettext("Sealed"),
            voices.each(lambda language: moment_text(order.made, language)),
        ),
        Fact(voices.gettext("Fingerprint"), (" ".join(groups),)),
    )


def _received(voices: Voices) -> tuple[Block, ...]:
    return (
        Heading(voices.gettext("When it is received")),
        Note(
            voices.gettext(
                "Open the bundle in the program, compare the fingerprint with this sheet, and "
                "send a receipt. If they differ, take nothing in and call the sender."
            )
        ),
        Signatures(
            (
                voices.gettext("Handed over by"),
                voices.gettext("Received by"),
                voices.gettext("Day and hour"),
            )
        ),
    )
