"""The sentences for what goes wrong on the way to a target."""

from collections.abc import Mapping

from intake.domain.errors import (
    IntakeError,
    StrangeServerError,
    TargetDeniedError,
    TargetError,
    TargetSettingError,
    TargetUnreachableError,
    UnknownTargetError,
)
from intake.i18n import N_

TARGET_MESSAGES: Mapping[type[IntakeError], str] = {
    TargetError: N_("The target “{target}” cannot be used now. Try again later."),
    UnknownTargetError: N_("No target is called “{target}”. `intake target list` names them."),
    TargetSettingError: N_(
        "The setting “{setting}” of the target “{target}” is missing or does not fit. An address "
        "begins with https:// and has no password in it; a server key is its type and its letters."
    ),
    TargetUnreachableError: N_(
        "“{target}” does not answer, or broke off ({reason}). Nothing is lost: try again later; "
        "what was sent already is not sent again."
    ),
    TargetDeniedError: N_(
        "“{target}” does not let this station in. Check the user and the password or the key of "
        "this target."
    ),
    StrangeServerError: N_(
        "“{target}” shows another server key than the one that was written down, so nothing was "
        "sent. Somebody may stand in between: ask the keeper of the server before you change it."
    ),
}
