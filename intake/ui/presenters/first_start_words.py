"""The sentences of the first start."""

from collections.abc import Mapping

from intake.i18n import N_, Words
from intake.ui.presenters.first_start_state import Milestone, Step

_HEADINGS: Mapping[Step, tuple[str, str]] = {
    Step.LANGUAGE: (
        N_("Welcome"),
        N_(
            "There is no store of interviews here yet. In about five minutes there will be one: "
            "encrypted, on this computer only. First choose the language."
        ),
    ),
    Step.ORGANISATION: (
        N_("Your organisation"),
        N_("These names stand on papers and on the bundles that leave this station."),
    ),
    Step.PERSON: (
        N_("The first coordinator"),
        N_(
            "You will be able to add other people later. Each has a passphrase of their own, and "
            "nobody can look it up or reset it."
        ),
    ),
    Step.PLACE: (
        N_("Where the interviews are kept"),
        N_("Everything is encrypted in this one folder. Nothing is sent anywhere."),
    ),
    Step.CREATING: (
        N_("Creating the store"),
        N_("Your passphrase is turned into a key on purpose slowly, so that guessing is slow too."),
    ),
    Step.RECOVERY_SHEET: (
        N_("Recovery sheet"),
        N_(
            "These 24 words are shown once. Print them or write them down, and lock the paper away."
        ),
    ),
    Step.ORGANISATION_SHEET: (
        N_("Organisation sheet"),
        N_(
            "24 other words, with another power. Keep this paper in another place than the first "
            "one."
        ),
    ),
    Step.WORDS_BACK: (
        N_("Two words of each sheet"),
        N_("Type them from the papers, to be sure that the papers are right."),
    ),
    Step.READY: (
        N_("The store is ready"),
        N_("Unlock it with your passphrase, and record the first interview."),
    ),
}
_MILESTONES: tuple[tuple[str, tuple[Step, ...]], ...] = (
    (N_("Language"), (Step.LANGUAGE,)),
    (N_("Organisation"), (Step.ORGANISATION,)),
    (N_("Coordinator"), (Step.PERSON,)),
    (N_("Folder"), (Step.PLACE, Step.CREATING)),
    (N_("Two sheets"), (Step.RECOVERY_SHEET, Step.ORGANISATION_SHEET, Step.WORDS_BACK)),
    (N_("Ready"), (Step.READY,)),
)
_FORWARD: Mapping[Step, str] = {
    Step.PLACE: N_("Create the store"),
    Step.CREATING: "",
    Step.RECOVERY_SHEET: N_("I have these words on paper"),
    Step.ORGANISATION_SHEET: N_("I have these words on paper"),
    Step.READY: N_("Unlock"),
}
_OBJECTIONS: Mapping[Step, str] = {
    Step.ORGANISATION: N_("Write the name of the organisation and of the site."),
    Step.PERSON: N_("Write the name that the lock screen will show."),
    Step.PLACE: N_("Choose a folder."),
    Step.WORDS_BACK: N_("Type the four words as they are on the papers."),
}
_SHEETS: Mapping[str, tuple[str, str]] = {
    "recovery": (
        N_("Recovery sheet"),
        N_(
            "Opens the interviews if every passphrase is lost. Whoever holds it can read "
            "everything: keep it sealed, outside this office. It can sign nothing."
        ),
    ),
    "organisation": (
        N_("Organisation sheet"),
        N_(
            "Says who may coordinate. Whoever holds it can appoint people in the name of your "
            "organisation. It can read nothing."
        ),
    ),
}
_PROGRESS: Mapping[str, str] = {
    "keys": N_("Making the keys"),
    "passphrase": N_("Turning the passphrase into a key"),
    "files": N_("Creating the encrypted files"),
    "forms": N_("Adding the built-in questionnaire"),
}


def heading(step: Step, words: Words) -> tuple[str, str]:
    """Return the title of a step and the sentence below it."""
    title, text = _HEADINGS[step]
    return words.gettext(title), words.gettext(text)


def milestones(current: Step, words: Words) -> tuple[Milestone, ...]:
    """Return the list of steps as the person sees it."""
    at = next(place for place, (_title, steps) in enumerate(_MILESTONES) if current in steps)
    return tuple(
        Milestone(words.gettext(title), is_done=place < at, is_current=place == at)
        for place, (title, _steps) in enumerate(_MILESTONES)
    )


def forward(step: Step, words: Words) -> str:
    """Return the word on the button that goes on."""
    message = _FORWARD.get(step, N_("Next"))
    return words.gettext(message) if message else ""


def objection(step: Step, words: Words) -> str:
    """Return what is missing in a step."""
    return words.gettext(_OBJECTIONS[step])


def store_is_there(folder: str, words: Words) -> str:
    """Return what to do about a folder that is taken."""
    return words.gettext(
        "There is a store in the folder {folder} already. Choose another folder.", folder=folder
    )


def progress(step: str, words: Words) -> str:
    """Return what is being done while the store is made."""
    return words.gettext(_PROGRESS.get(step, N_("Preparing")))


def sheet(kind: str, words: Words) -> tuple[str, str]:
    """Return the title of a sheet and what it can do."""
    title, power = _SHEETS[kind]
    return words.gettext(title), words.gettext(power)


def word_asked(kind: str, number: int, words: Words) -> str:
    """Return the question for one word of a sheet."""
    if kind == "recovery":
        return words.gettext("Recovery sheet, word {number}", number=number)
    return words.gettext("Organisation sheet, word {number}", number=number)
