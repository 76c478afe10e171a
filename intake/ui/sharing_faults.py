"""Sentences for what is to leave and may not, or not so."""

from collections.abc import Callable, Mapping
from typing import Final

from intake.domain import errors
from intake.domain.errors import IntakeError, NamesRefusedError, NotForBundlesError
from intake.i18n import N_, Words

SHARING_MESSAGES: Final[Mapping[type[IntakeError], str]] = {
    errors.ProfileOpenError: N_(
        "The person allowed this recipient several things. Say which of them the bundle is for."
    ),
    errors.NothingToTellError: N_(
        "There is no notice for “{station}”: nobody who allows less now was in its bundles."
    ),
    errors.UnknownNoticeError: N_("No open notice begins with “{named}”, or more than one does."),
}
_PLACES: Final[Mapping[str, str]] = {
    "stats": N_(
        "Figures hold counts and no records, so there is no bundle of them. Write a dataset "
        "instead: it hides what is rare."
    ),
    "survivor": N_(
        "The copy for the person is a paper in their own words. Print it, and ask first who "
        "could find it."
    ),
}


def _names(error: IntakeError, words: Words) -> str:
    station = error.station if isinstance(error, NamesRefusedError) else ""
    if not station:
        return words.gettext(
            "Names go to nobody without a contact card whose words were compared by voice. Leave "
            "the names out, or ask for a contact card."
        )
    return words.gettext(
        "Names do not go to “{station}”: nobody has compared its words by voice. Call them and "
        "compare the eight words, or leave the names out.",
        station=station,
    )


def _not_for_bundles(error: IntakeError, words: Words) -> str:
    profile = error.profile if isinstance(error, NotForBundlesError) else ""
    return words.gettext(_PLACES.get(profile, _PLACES["survivor"]))


SHARING_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    NotForBundlesError: _not_for_bundles,
    NamesRefusedError: _names,
}
