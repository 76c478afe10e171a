"""The sentences of the Recovery sheet."""

from collections.abc import Mapping
from enum import StrEnum

from intake.domain.errors import IntakeError, WrongSheetError
from intake.i18n import N_, Words
from intake.services.people_doors import Drill
from intake.ui.presenters.people_words import compartment_text


class Stage(StrEnum):
    """The steps, in their order."""

    OPENING = "opening"
    PERSON = "person"
    SIGNING = "signing"
    DONE = "done"


_TITLES: Mapping[str, str] = {
    "opening": N_("The 24 words of the Recovery sheet"),
    "person": N_("Who coordinates from now on?"),
    "signing": N_("The 24 words of the Organisation sheet"),
    "done": N_("Unlock with the new passphrase"),
}
_FORWARD: Mapping[str, str] = {
    "opening": N_("Try the words"),
    "person": N_("Next"),
    "signing": N_("Sign and seal"),
    "done": N_("To the lock screen"),
}
_PROGRESS: Mapping[str, str] = {
    "": N_("Trying the words"),
    "keys": N_("Making the keys"),
    "sealing": N_("Sealing the keys of the store"),
}


def heading(stage: Stage, name: str, found: Drill | None, words: Words) -> tuple[str, str]:
    """Return the title of a step and what it is about."""
    texts = {
        "opening": words.gettext(
            "This paper is for when no coordinator can unlock any more. It opens what is stored "
            "and signs nothing. Trying the words changes nothing."
        ),
        "person": _person(found, words),
        "signing": words.gettext(
            "The other paper signs: “{name}” is admitted as coordinator with new keys. Nobody’s "
            "earlier signature comes back. Everybody else unlocks as before.",
            name=name,
        ),
        "done": words.gettext(
            "{name} coordinates from now on. Under People the others are admitted again. Put the "
            "two papers back, each in its own place.",
            name=name,
        ),
    }
    return words.gettext(_TITLES[stage]), texts[stage]


def forward(stage: Stage, words: Words) -> str:
    """Return the word on the button that goes on."""
    return words.gettext(_FORWARD[stage])


def progress(step: str, words: Words) -> str:
    """Return what is being done."""
    return words.gettext(_PROGRESS.get(step, _PROGRESS[""]))


def opens(found: Drill, words: Words) -> str:
    """Say what a Recovery sheet was found to open."""
    what = ", ".join(compartment_text(each, words) for each in found.opens)
    return words.gettext(
        "The Recovery sheet {key_id} opens {what}.", key_id=found.key_id, what=what
    )


def opens_nothing(key_id: str, words: Words) -> str:
    """Say that a sheet belongs here and opens nothing."""
    return words.gettext(
        "The Recovery sheet {key_id} belongs to this store, and the keys for it are damaged or "
        "gone. Try another copy of the store.",
        key_id=key_id,
    )


def refusal(error: IntakeError, words: Words) -> str:
    """Return what to say of words that do not belong together; empty for everything else."""
    if isinstance(error, WrongSheetError) and not error.found:
        return words.gettext(
            "Each word is one of the list, and together they are no sheet: at least one is another "
            "word, or two have changed places. Compare them with the paper one by one."
        )
    return ""


def _person(found: Drill | None, words: Words) -> str:
    if found is None:
        return ""
    return " ".join(
        (
            opens(found, words),
            words.gettext(
                "Now somebody makes new keys, in a session of their own. Nobody else learns the "
                "passphrase."
            ),
        )
    )
