"""What a sentence of the report is made of, and the advice that many share."""

from dataclasses import dataclass
from typing import Final

from intake.i18n import N_


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message, to be translated and filled with `values_for` the finding, and its advice.

    `facts` names the facts of a finding in their order.
    """

    message: str
    advice: str = ""
    facts: tuple[str, ...] = ()


AS_IT_IS: Final = N_("Nothing needs to be done.")
SAVE_AGAIN: Final = N_("Open the file in a spreadsheet program, save it again and import that.")
CORRECT_CELL: Final = N_("Correct the cell and import the form again.")
