"""The parts of a store that are read with different keys."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Compartment(StrEnum):
    """Each is one encrypted file with its own key, its own grants and its own chain.

    `CORE` is personal data, pseudonymous at best and never called anonymous; `IDENTITY` holds
    names, telephones, dates of birth and undecided free text; `MEDIA` holds attachments; `SOURCES`
    holds who told something from inside an authority, and never anything of who is interviewed.
    """

    CORE = "core"
    IDENTITY = "identity"
    MEDIA = "media"
    SOURCES = "sources"


OF_RECORDS: Final = (Compartment.CORE, Compartment.IDENTITY, Compartment.MEDIA)
"""What holds something of a record: only these can be of a question, in a bundle, in an export."""


def only_identity(compartments: Mapping[str, Compartment]) -> dict[str, Compartment]:
    """Return the paths that are kept with the names."""
    return {p: each for p, each in compartments.items() if each is Compartment.IDENTITY}
