"""Which decisions of a person are in force, and which may follow on which (domain.md 9.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from intake.domain.consent import SHARING, Consent, Decision, Languages, Matter, Purpose
from intake.domain.course_errors import (
    ConsentStepError,
    PromiseMissingError,
    RecipientMissingError,
)

_NEW: Final = frozenset({Decision.GRANTED, Decision.REFUSED, Decision.DEFERRED})
_FOLLOWING: Final[Mapping[Decision | None, frozenset[Decision]]] = {
    None: _NEW,
    Decision.REFUSED: _NEW,
    Decision.DEFERRED: _NEW,
    Decision.GRANTED: frozenset({Decision.GRANTED, Decision.NARROWED, Decision.WITHDRAWN}),
    Decision.NARROWED: frozenset({Decision.GRANTED, Decision.NARROWED, Decision.WITHDRAWN}),
    Decision.WITHDRAWN: frozenset({Decision.GRANTED}),
}
"""A yes after a withdrawal is a new version, never the old one again."""
_NAMED: Final = frozenset({Purpose.LAWYER, Purpose.REFERRAL})


def newest(consents: Sequence[Consent]) -> dict[Matter, Consent]:
    """Return the newest decision about each matter, in the order in which they were first asked."""
    return {each.matter: each for each in consents}


def in_force(consents: Sequence[Consent]) -> tuple[Consent, ...]:
    """Return every yes that holds."""
    return tuple(each for each in newest(consents).values() if each.is_yes)


def allows(consents: Sequence[Consent], purpose: Purpose, recipient: str = "") -> bool:
    """Tell whether a yes holds for a purpose, and where one is named for a recipient."""
    return any(
        each.purpose is purpose and (not recipient or recipient.casefold() in each.recipients)
        for each in in_force(consents)
    )


def denies(consents: Sequence[Consent], purpose: Purpose) -> bool:
    """Tell whether the person said no to a purpose, or took a yes back; not asked is no no."""
    return any(
        each.purpose is purpose and each.decision in {Decision.REFUSED, Decision.WITHDRAWN}
        for each in newest(consents).values()
    )


def allows_giving_to(consents: Sequence[Consent], names: Sequence[str]) -> bool:
    """Tell whether a yes holds that names one of these as who receives it."""
    known = {each.casefold() for each in names if each}
    return any(
        each.purpose in SHARING and not each.recipients.isdisjoint(known)
        for each in in_force(consents)
    )


def denies_giving_to(consents: Sequence[Consent], names: Sequence[str]) -> bool:
    """Tell whether the person said no, or takes a yes back, about one of these by name."""
    known = {each.casefold() for each in names if each}
    about = [each for each in newest(consents).values() if not each.recipients.isdisjoint(known)]
    return bool(about) and not any(each.is_yes for each in about)


def not_asked(consents: Sequence[Consent]) -> tuple[Purpose, ...]:
    """Return the purposes of sharing about which nothing was said, not even "later"."""
    asked = {each.purpose for each in consents}
    return tuple(each for each in SHARING if each not in asked)


def demand_step(consents: Sequence[Consent], said: Consent) -> None:
    """Refuse a decision that does not follow on the one before, or names nobody where it must.

    Raises ConsentStepError or RecipientMissingError.
    """
    before = newest(consents).get(said.matter)
    was = before.decision if before is not None else None
    if said.decision not in _FOLLOWING[was]:
        raise ConsentStepError(said.purpose.value, was.value if was else "", said.decision.value)
    is_named = bool(said.recipient) and (said.purpose is not Purpose.REFERRAL or bool(said.service))
    if said.is_yes and said.purpose in _NAMED and not is_named:
        raise RecipientMissingError(said.purpose.value)


def demand_promise(languages: Languages) -> None:
    """Refuse who interprets without a promise that was read and accepted: PromiseMissingError."""
    if languages.via and not languages.promise:
        raise PromiseMissingError(languages.via)


def withdrawals(consents: Sequence[Consent], matter: Matter | None = None) -> tuple[Consent, ...]:
    """Return the decisions that take back one yes, or every yes where `matter` is None."""
    if matter is not None:
        named = Consent(matter.purpose, Decision.WITHDRAWN, service=matter.service)
        matter = replace(named, recipient=matter.recipient).matter
    return tuple(
        Consent(
            each.purpose,
            Decision.WITHDRAWN,
            source=each.source,
            form=each.form,
            text_version=each.text_version,
            lang=each.lang,
            service=each.service,
            recipient=each.recipient,
        )
        for each in newest(consents).values()
        if each.decision in {Decision.GRANTED, Decision.NARROWED} and matter in {None, each.matter}
    )
