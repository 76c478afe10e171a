"""What the Settings screen and the lock screen say about the computer they run on."""

from dataclasses import dataclass

from intake.app.desk_privacy import Known, Surroundings
from intake.i18n import N_, Words
from intake.ui.presenters.locking import Heard

HEARS_ALL = N_(
    "The program locks when the computer sleeps, when its screen locks, and when another user"
    " comes."
)
_DEAF_TO = {
    Heard.SLEEP: N_(
        "This computer does not tell the program when it goes to sleep. Lock before you close it."
    ),
    Heard.SCREEN_LOCK: N_(
        "This computer does not tell the program when its screen is locked. Lock the program too."
    ),
    Heard.USER_SWITCH: N_(
        "This computer does not tell the program when another user comes. Lock before you leave it."
    ),
}
_DISK = {
    Known.YES: N_("The disk that holds this store is encrypted."),
    Known.NO: N_(
        "The disk that holds this store is not encrypted. The store is, but what the system itself"
        " writes down is not. Ask whoever keeps this computer to encrypt the disk."
    ),
    Known.UNKNOWN: N_(
        "Whether the disk is encrypted cannot be told from here. Ask whoever keeps this computer."
    ),
}
_PROGRAM = {
    Known.YES: N_("The files of the program cannot be changed by this user."),
    Known.NO: N_(
        "The files of the program can be changed by this user, and so by any program that the user"
        " runs. An administrator should install it."
    ),
}
_CAPTURE = {
    Known.YES: N_("The windows of the program are left out of pictures of the screen."),
    Known.NO: N_(
        "Other programs can take pictures of the screen with these windows in them: this system"
        " cannot leave them out."
    ),
}
_DUMPS = {
    Known.YES: N_("A crash writes nothing of the memory to the disk."),
    Known.NO: N_("A crash may write the memory of the program to the disk."),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence about the computer."""

    kind: str
    """ok, info or warn."""
    text: str


def notes(found: Surroundings, hears: frozenset[Heard], words: Words) -> tuple[Note, ...]:
    """Return what there is to say, what needs somebody's hand first."""
    deaf = [_DEAF_TO[each] for each in Heard if each not in hears]
    every = [
        *_said(_DISK, found.disk_encrypted),
        *_said(_PROGRAM, found.program_safe),
        *(("warn", each) for each in deaf),
        *(() if deaf else (("ok", HEARS_ALL),)),
        *_said(_DUMPS, found.no_core_dumps),
        *_said(_CAPTURE, found.hidden_from_capture, no="info"),  # nobody here can change it
    ]
    ordered = sorted(every, key=lambda each: ("warn", "info", "ok").index(each[0]))
    return tuple(Note(kind, words.gettext(message)) for kind, message in ordered)


def warnings(found: Surroundings, words: Words) -> tuple[str, ...]:
    """Return the few words for the lock screen."""
    said = []
    if found.disk_encrypted is Known.NO:
        said.append(words.gettext("Disk not encrypted"))
    if found.program_safe is Known.NO:
        said.append(words.gettext("The program can be changed"))
    return tuple(said)


def _said(
    sentences: dict[Known, str], known: Known, no: str = "warn"
) -> tuple[tuple[str, str], ...]:
    kinds = {Known.YES: "ok", Known.NO: no, Known.UNKNOWN: "info"}
    return ((kinds[known], sentences[known]),) if known in sentences else ()
