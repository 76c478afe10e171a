"""Who gets what of a record: profile, consents in force, recipient and state against the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from intake.domain import permissions
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.organisation_mode import DEFAULT, InForce, OrganisationMode
from intake.domain.profiles import PURPOSES, Part, Profile, When, Why, condition
from intake.domain.states import HEARD, Counsel, State

_SHARED: Final = frozenset({Profile.LEGAL, Profile.REFERRAL, Profile.COORDINATION,
                            Profile.ADVOCACY, Profile.STATS})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Who is to get something, and as what."""

    profile: Profile
    names: tuple[str, ...] = ()
    """What the recipient is called: organisation, station. A yes must name one of them."""
    service: str = ""
    """The one service of a referral, where the recipient offers several."""
    is_verified: bool = False
    """The recipient's keys were compared by voice, or the paper is put into their hands."""
    with_names: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What the record and the organisation say."""

    consents: tuple[Consent, ...]
    may_collect: bool
    state: State
    counsel: Counsel = Counsel.NOT_ASKED
    mode: InForce = DEFAULT


def yes_for(ask: Ask, consents: Sequence[Consent]) -> tuple[Consent, ...]:
    """Return every yes in force that allows this recipient this profile."""
    known = _folded(ask.names)
    return tuple(
        each
        for each in permissions.in_force(consents)
        if each.purpose in PURPOSES.get(ask.profile, frozenset())
        and not each.recipients.isdisjoint(known)
        and ask.service in {"", each.service}
    )


def offered(names: Sequence[str], consents: Sequence[Consent]) -> tuple[Profile, ...]:
    """Return the profiles for which a yes in force names this recipient, in their order."""
    return tuple(
        each for each in Profile
        if each in _SHARED and yes_for(Ask(profile=each, names=tuple(names)), consents)
    )  # fmt: skip


def denial(ask: Ask, grounds: Grounds) -> Why | None:
    """Return why nothing at all of the record goes there, or None: some of it may."""
    if not grounds.may_collect:
        return Why.NO_CONSENT
    if permissions.denies_giving_to(grounds.consents, ask.names):
        return Why.REFUSED
    if ask.profile not in _SHARED:
        return None
    if not yes_for(ask, grounds.consents):
        return Why.NO_CONSENT
    return None if grounds.state in HEARD else Why.NOT_READ_BACK


def withheld(ask: Ask, grounds: Grounds, parts: Iterable[Part]) -> Why | None:
    """Return why something stays here that is all of these parts, or None: it goes.

    What is of no part stays, as does what is of a part that no row of the table names.
    """
    if why := denial(ask, grounds):
        return why
    found = sorted(set(parts), key=list(Part).index)
    reasons = [_of_part(ask, grounds, each) for each in found]
    if not reasons:
        return Why.NOT_IN_PROFILE
    return next((each for each in reasons if each is not None), None)


def is_about(consent: Consent, ask: Ask) -> bool:
    """Tell whether a decision is about keeping, or about who gets this."""
    if consent.purpose is Purpose.COLLECT:
        return True
    return bool(_folded(ask.names) & consent.recipients)


def _of_part(ask: Ask, grounds: Grounds, part: Part) -> Why | None:
    match condition(ask.profile, part):
        case None:
            return Why.NOT_IN_PROFILE
        case When.ALWAYS:
            return None
        case When.NAMES_ASKED:
            return None if ask.with_names and ask.is_verified else Why.NO_NAMES
        case When.BY_COUNSEL:
            return None if _has_counsel(grounds) else Why.NO_COUNSEL
        case When.NO_PHOTO_REFUSED if permissions.denies(grounds.consents, Purpose.PHOTO):
            return Why.NO_PHOTOGRAPHS
        case _:
            return Why.NARROWED if _is_narrowed(ask, grounds) else None


def _has_counsel(grounds: Grounds) -> bool:
    mode = grounds.mode
    is_theirs = mode.mode is OrganisationMode.ATTORNEY_SUPERVISED and mode.by_counsel
    return is_theirs or grounds.counsel is Counsel.AGREED


def _is_narrowed(ask: Ask, grounds: Grounds) -> bool:
    """Tell whether every yes that allows it is a yes to less than was asked."""
    allowing = yes_for(ask, grounds.consents)
    return bool(allowing) and all(each.decision is Decision.NARROWED for each in allowing)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(each.casefold() for each in names if each)
