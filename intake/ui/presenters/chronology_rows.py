"""The lines of a chronology in words, as a dialog lists them."""

from dataclasses import dataclass

from intake.domain.chronology_lines import Line
from intake.i18n import Words
from intake.i18n.government_words import (
    NOBODY_TOLD,
    node_text,
    outcome_text,
    source_text,
    when_text,
)


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One account in words, or that nobody has told of a step."""

    number: str
    when: str
    step: str
    outcome: str
    source: str
    id: str
    """Of what was written down by hand, so that it can be corrected; otherwise empty."""
    is_known: bool
    is_differing: bool


def rows_of(line: Line, words: Words) -> list[ChronologyRow]:
    """Return a row for each account; one that says so where nobody has told of it."""
    number, step = str(line.node.screening), node_text(line.node, words)
    if not line.accounts:
        silent = words.gettext(NOBODY_TOLD)
        return [ChronologyRow(number, "", step, silent, "", "", False, False)]
    mark = "≠ " if line.is_differing else ""
    return [
        ChronologyRow(
            number,
            when_text(each.step.when, words.language),
            step,
            f"{mark}{outcome_text(each.step, words)}",
            source_text(each.step, words),
            each.step.id if each.at is not None else "",
            is_known=each.step.is_known,
            is_differing=line.is_differing,
        )
        for each in line.accounts
    ]
