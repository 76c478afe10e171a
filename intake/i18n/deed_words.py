"""What somebody did with an interview, in words: by the type of the ledger entry that says so."""

from collections.abc import Mapping
from typing import Final

from intake.i18n import N_

DEEDS: Final[Mapping[str, str]] = {
    "record.opened": N_("Opened it in the program"),
    "paper.issued": N_("Printed it or made a PDF of it"),
    "bundle.sealed": N_("Put it into an encrypted bundle for another station"),
    "answers.exported": N_("Wrote its answers to a file that is not encrypted"),
}
"""Message ids: papers say them in two languages at once."""
