"""Words for what a check of a store finds, and for what to do about each."""

from collections.abc import Mapping
from typing import Final

from intake.domain.store_checks import Kind
from intake.i18n import N_, Words

SOUND: Final = N_("Everything fits.")
NOT_SOUND: Final = N_(
    "Something does not fit. Nothing was changed: below is what it is, and what to do."
)
_FOUND: Final[Mapping[Kind, str]] = {
    Kind.PAGE: N_("A part of the file {file} is damaged"),
    Kind.STRUCTURE: N_("The file {file} is cut short or mixed up"),
    Kind.FILE: N_("The file {file} cannot be opened or read"),
    Kind.LEDGER: N_("An entry in {file} is not as it was written: {place}"),
    Kind.ROSTER: N_("Who was of an organisation is missing or not proven"),
    Kind.FORM: N_("A questionnaire is not as it was kept"),
    Kind.MISSING: N_("An attachment is missing: case {code}, question {path}"),
    Kind.ALTERED: N_("An attachment is damaged: case {code}, question {path}"),
    Kind.REFERENCE: N_("Something in {file} refers to what is not there"),
    Kind.PROJECTION: N_("A list in {file} does not say what was recorded"),
    Kind.MODE: N_("Other users of this computer may open: {detail}"),
    Kind.NETWORK: N_("The store lies on a network drive"),
    Kind.UNSIGNED: N_("Entries that nobody has signed yet, in {file}: {count}"),
    Kind.APART: N_("Entries from elsewhere that do not count here, in {file}: {count}"),
    Kind.NO_KEY: N_("The file {file} was not checked: you do not hold its key"),
    Kind.UNNAMED: N_("Attachments that no answer names any more, in {file}: {count}"),
}
_DAMAGED: Final = N_(
    "It is left as it is, and everything else goes on. Copy the whole folder of the store to "
    "another disk, restore the last backup in a new folder, and ask your coordinator."
)
_ATTACHMENT: Final = N_(
    "The answer is whole. Attach the file again, or take it from a backup or from whoever sent it."
)
_TO_DO: Final[Mapping[Kind, str]] = {
    Kind.PAGE: _DAMAGED,
    Kind.STRUCTURE: _DAMAGED,
    Kind.FILE: _DAMAGED,
    Kind.REFERENCE: _DAMAGED,
    Kind.LEDGER: N_(
        "Keep the store as it is and ask your coordinator: a receipt or a bundle that left before "
        "shows what it said. Do not rely on this record until then."
    ),
    Kind.ROSTER: N_("Ask that organisation for a new contact card, and compare the words."),
    Kind.FORM: N_("Add the questionnaire again from its file. The answers are whole."),
    Kind.MISSING: _ATTACHMENT,
    Kind.ALTERED: _ATTACHMENT,
    Kind.PROJECTION: N_(
        "Nothing that was recorded is lost. “intake store check --rebuild” builds the lists anew "
        "from it; the file as it is now is kept aside."
    ),
    Kind.MODE: N_(
        "It is encrypted all the same. Have whoever keeps this computer let nobody but you read it."
    ),
    Kind.NETWORK: N_(
        "What is saved there can be lost when the connection breaks. Lock, copy the folder of the "
        "store to this computer’s own disk, and work there."
    ),
    Kind.UNSIGNED: N_("They are whole. Each author signs them by going on after unlocking."),
    Kind.APART: N_("Whoever coordinates finds them under People, and can vouch for them."),
    Kind.NO_KEY: N_("Somebody who holds its key can check it."),
    Kind.UNNAMED: N_("Nothing: an answer was changed later, and the file was kept."),
}


def found_text(kind: Kind, words: Words, facts: Mapping[str, object]) -> str:
    """Say what was found, in one line."""
    return words.gettext(_FOUND[kind], **facts)


def to_do_text(kind: Kind, words: Words) -> str:
    """Say what to do about it."""
    return words.gettext(_TO_DO[kind])
