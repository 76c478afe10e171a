"""What each role may write. Keys decide what is read; this is authority, judged by every reader."""

from collections.abc import Mapping, Sequence
from typing import Final

from intake.domain.errors import NotAllowedError
from intake.ledger.bodies import assessments, closing, erasing, reviews, vouching
from intake.ledger.event_registry import BODIES
from intake.ledger.header import Header

_WHO: Final[Mapping[str, frozenset[str]]] = {body.name: body.by for body in BODIES if body.by}
"""By type of entry; everybody of the roster may write what is not named here."""
_JUDGED: Final = frozenset(
    {
        vouching.ADOPTED,
        closing.SEALED,
        assessments.ASSESSED,
        assessments.EXPLAINED,
        assessments.DISOWNED,
        assessments.NOTE_OPENED,
        reviews.REVIEWED,
        reviews.SETTLED,
        reviews.WITHDRAWN,
        reviews.MODE_SET,
        erasing.ORDERED,
        erasing.APPROVED,
    }
)


def may_write(role: str, type_: str) -> bool:
    """Tell whether somebody who acts in this role may write an entry of this type."""
    return type_ not in _WHO or role in _WHO[type_]


def is_judged(type_: str) -> bool:
    """Tell whether an entry of this type counts only with its author's judgement signature."""
    return type_ in _JUDGED


def acting_role(roles: Sequence[str], type_: str) -> str:
    """Return the first of somebody's roles that may write an entry, or raise NotAllowedError."""
    for role in roles:
        if may_write(role, type_):
            return role
    raise NotAllowedError(type_)


def is_allowed(header: Header, roles: Sequence[str]) -> bool:
    """Tell whether the role that an entry names was its actor's, and may write it."""
    return header.acting_role in roles and may_write(header.acting_role, header.type)
