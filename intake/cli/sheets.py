"""A sheet of 24 words as lines, to be shown or printed once."""

from intake.i18n import N_, Words
from intake.services.sheets import Sheet

TITLES = {
    "recovery": N_("Recovery sheet {key_id}: opens the store, never signs"),
    "organisation": N_("Organisation sheet {key_id}: signs the roster, never opens the store"),
}


def sheet_lines(sheet: Sheet, words: Words) -> list[str]:
    """Return the title and the words, numbered, six in a line."""
    lines = [words.gettext(TITLES[sheet.kind], key_id=sheet.key_id)]
    for start in range(0, len(sheet.words), 6):
        numbered = enumerate(sheet.words[start : start + 6], start=start + 1)
        line = "  ".join(f"{place:2} {word:<10}" for place, word in numbered)
        lines.append("  " + line.rstrip())
    return lines
