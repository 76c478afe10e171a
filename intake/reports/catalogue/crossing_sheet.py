"""“Before crossing”: a sheet for the wall on what to do before a border, a checkpoint or a search.

It names nobody, no organisation and no record: whoever finds it learns what the program is for.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from intake.i18n import N_
from intake.reports.catalogue.framing import NOT_ADVICE
from intake.reports.document import Block, Document, Heading, Note, Texts, Title, Tone
from intake.reports.voices import Voices

_PARTS: Final[Mapping[str, Sequence[str]]] = {
    N_("Before you leave"): (
        N_("Agree who keeps the keys: somebody of the team who does not cross."),
        N_(
            "In the program: People, Before crossing, Take the keys away. Read what will be true, "
            "and save the file of keys."
        ),
        N_(
            "Send that person the file by a way that you both trust. Once it is there, delete it "
            "here, in the bin and on every stick."
        ),
        N_("Lock the store and try to unlock it: it must say that the keys are not here."),
        N_("Leave behind both sheets of words, backups, printed papers and exported files."),
        N_("Switch the computer off. Asleep is not off."),
    ),
    N_("If you are asked to open it"): (
        N_("Say: “I cannot open it. The keys are not here.” It is true."),
        N_(
            "Do not invent a passphrase, and do not deny that the program is here: it can be seen. "
            "Your safety comes before this computer."
        ),
    ),
    N_("If there is no time left"): (
        N_(
            "Ctrl+L locks. Then hold the power button until the computer is off. A passphrase that "
            "somebody is made to say still opens it."
        ),
    ),
    N_("On the way back"): (
        N_(
            "Was the computer out of your sight? Type no passphrase on it. Tell the coordinator "
            "first."
        ),
        N_(
            "Whoever keeps the keys brings the file and puts them back here. Then delete the file "
            "everywhere."
        ),
    ),
}


def crossing_sheet(voices: Voices) -> Document:
    """Lay out the sheet; it is the same for everybody, and has no number."""
    title = voices.gettext("Before crossing")
    lead = voices.gettext(
        "Before a border or a search, the keys leave this computer. Then nobody can open the store "
        "here, and saying so is true."
    )
    blocks: list[Block] = [Title(title), Note(lead, Tone.FRAMED)]
    number = 0
    for heading, steps in _PARTS.items():
        blocks.append(Heading(voices.gettext(heading)))
        for step in steps:
            number += 1
            blocks.append(Note(_numbered(number, voices.gettext(step))))
    blocks.append(Note(voices.gettext(NOT_ADVICE), Tone.QUIET))
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=tuple(blocks),
        stamp=None,
        continued=voices.gettext("continued"),
    )


def _numbered(number: int, texts: Texts) -> Texts:
    return tuple(f"{number}. {each}" for each in texts)
