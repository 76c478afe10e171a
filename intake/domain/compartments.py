"""The parts of a store that are read with different keys."""

from collections.abc import Mapping
from enum import StrEnum


class Compartment(StrEnum):
    """Each is one encrypted file with its own key, its own grants and its own chain.

    `CORE` is personal data, pseudonymous at best and never called anonymous; `IDENTITY` holds
    names, telephones, dates of birth and undecided free text; `MEDIA` holds attachments.
    """

    CORE = "core"
    IDENTITY = "identity"
    MEDIA = "media"


def only_identity(compartments: Mapping[str, Compartment]) -> dict[str, Compartment]:
    """Return the paths that are kept with the names."""
    return {p: each for p, each in compartments.items() if each is Compartment.IDENTITY}
