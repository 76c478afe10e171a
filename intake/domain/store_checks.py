"""What a check of a store can find, and what of it is damage."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a check can find."""

    PAGE = "page"
    STRUCTURE = "structure"
    FILE = "file"
    LEDGER = "ledger"
    ROSTER = "roster"
    FORM = "form"
    MISSING = "missing"
    ALTERED = "altered"
    REFERENCE = "reference"
    PROJECTION = "projection"
    MODE = "mode"
    NETWORK = "network"
    UNSIGNED = "unsigned"
    APART = "apart"
    NO_KEY = "no_key"
    UNNAMED = "unnamed"


DAMAGE: Final = frozenset(
    {
        Kind.PAGE,
        Kind.STRUCTURE,
        Kind.FILE,
        Kind.LEDGER,
        Kind.FORM,
        Kind.MISSING,
        Kind.ALTERED,
        Kind.REFERENCE,
    }
)
"""What cannot be read as it was written: it is left as it is, and listed."""
TO_KNOW: Final = frozenset({Kind.UNSIGNED, Kind.APART, Kind.NO_KEY, Kind.UNNAMED})
"""What is no fault."""
