"""The sentence for each way in which coming, changing and leaving can go wrong."""

from collections.abc import Callable, Mapping

from intake.domain import errors
from intake.domain.errors import IntakeError
from intake.i18n import N_, Words

PEOPLE_MESSAGES: Mapping[type[IntakeError], str] = {
    errors.NameTakenError: N_(
        "Somebody here is called “{name}” already. Choose a name that tells the two apart."
    ),
    errors.UnknownRequestError: N_("Nobody of the name “{named}” waits to be admitted."),
    errors.RequestRefusedError: N_(
        "The request “{request}” does not prove itself ({rule}). Nobody was admitted: ask the "
        "person to make it again."
    ),
    errors.LastCoordinatorError: N_(
        "Then nobody would be left who can hand out keys. Make somebody else coordinator first."
    ),
    errors.PlanOutdatedError: N_(
        "In the meantime something changed who may read what. Nothing was sealed: look at the "
        "differences again, or lock the store and unlock it first."
    ),
    errors.StoreTravellingError: N_(
        "The keys of this store are with {person}. Nobody can open it here until that "
        "person’s file of keys comes back."
    ),
}

_WHY: Mapping[str, str] = {
    "waiting": N_("You have not been admitted yet. Ask a coordinator."),
    "left": N_("You no longer belong to this organisation’s list of people. Ask a coordinator."),
    "renewed": N_("This key file was replaced by a newer one. Unlock with your new passphrase."),
}

_NOT_YOURS: Mapping[str, str] = {
    "leave_oneself": N_(
        "Nobody leaves the list, or gives up being coordinator, by their own hand. Another "
        "coordinator can sign it."
    ),
    "travel_oneself": N_(
        "The keys go to somebody who is not here. Sealed to you they would still be yours to open."
    ),
}
_NOT_ALLOWED = N_(
    "Your role does not allow this. A coordinator can do it, or can change your role."
)

_SHEETS: Mapping[str, str] = {
    "recovery": N_(
        "These are words of the Recovery sheet {key_id}, which belongs to another store or is no "
        "longer in force."
    ),
    "organisation": N_(
        "These are words of the Organisation sheet {key_id}, which belongs to another "
        "organisation or is no longer in force."
    ),
}


def _not_allowed(error: IntakeError, words: Words) -> str:
    act = error.act if isinstance(error, errors.NotAllowedError) else ""
    return words.gettext(_NOT_YOURS.get(act, _NOT_ALLOWED))


def _not_granted(error: IntakeError, words: Words) -> str:
    what = error.compartment if isinstance(error, errors.NotGrantedError) else ""
    if what == "travel":
        return words.gettext(
            "This file of keys was sealed to somebody else. Choose the person to whom it was given."
        )
    return words.gettext("You have no key for “{compartment}”.", compartment=what)


def _not_a_member(error: IntakeError, words: Words) -> str:
    why = error.why if isinstance(error, errors.NotAMemberError) else ""
    return words.gettext(_WHY.get(why, _WHY["left"]))


def _foreign_sheet(error: IntakeError, words: Words) -> str:
    if not isinstance(error, errors.ForeignSheetError):
        raise TypeError(type(error))
    if error.was_in_force:
        return words.gettext(
            "These are words of the Organisation sheet {key_id}, which was in force here once. "
            "A newer one has taken its place: it signs nothing any more.",
            key_id=error.key_id,
        )
    message = _SHEETS.get(error.sheet, _SHEETS["organisation"])
    return words.gettext(message, key_id=error.key_id)


def _key_file(error: IntakeError, words: Words) -> str:
    if isinstance(error, errors.KeyFileNeededError) and error.file:
        return words.gettext(
            "The file {file} is no key file. Choose the right one.", file=error.file
        )
    return words.gettext(
        "This person unlocks with a passphrase and an extra key file. Give that file too."
    )


def _organisation_sheet(error: IntakeError, words: Words) -> str:
    if isinstance(error, errors.OrganisationSheetNeededError) and error.delegated:
        return words.gettext(
            "Only the Organisation sheet can sign this, because it is about a coordinator or "
            "about the sheets."
        )
    return words.gettext(
        "Your right to sign the list of people has ended or was never given. "
        "The Organisation sheet can sign it."
    )


PEOPLE_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    errors.NotAllowedError: _not_allowed,
    errors.NotGrantedError: _not_granted,
    errors.NotAMemberError: _not_a_member,
    errors.ForeignSheetError: _foreign_sheet,
    errors.KeyFileNeededError: _key_file,
    errors.OrganisationSheetNeededError: _organisation_sheet,
}
