"""The words of the dialog in which answers are exported."""

from collections.abc import Mapping
from typing import Final

from intake.i18n import N_, Words
from intake.i18n.formats import list_text, number_text
from intake.services.export_order import Exported, Layout

LAYOUTS: Final[Mapping[Layout, tuple[str, str, str]]] = {
    Layout.KOBO_XLSX: (
        N_("Workbook (Excel, KoboToolbox)"),
        N_("A sheet for the questionnaire and one for each list in it."),
        "xlsx",
    ),
    Layout.TIDY_CSV: (
        N_("One line for each answer (CSV)"),
        N_("Also says why a question was skipped. For spreadsheets and statistics."),
        "csv",
    ),
    Layout.CENTRAL_CSV: (
        N_("Tables with attachments (ODK Central, CSV)"),
        N_("A zip with a table for the questionnaire and one for each list in it."),
        "zip",
    ),
    Layout.ODK: (
        N_("Submissions with attachments (ODK)"),
        N_("A zip that ODK Briefcase reads: nothing but reasons for skipping is lost."),
        "zip",
    ),
    Layout.PARQUET: (
        N_("One line for each answer (Parquet)"),
        N_("For programs that analyse large tables."),
        "parquet",
    ),
}
"""Each layout with its name, what it is for, and how its file ends; in the order of the list."""

LABELLED: Final = frozenset({Layout.KOBO_XLSX, Layout.TIDY_CSV, Layout.PARQUET})
"""Layouts in which questions and choices stand with their words."""

NAMELESS: Final = frozenset({Layout.KOBO_XLSX})
"""Layouts that can do without these words."""

WITH_MARK: Final = frozenset({Layout.TIDY_CSV, Layout.CENTRAL_CSV})
"""Layouts of CSV files, which Excel reads well only with a mark at their beginning."""


def file_kind(layout: Layout, words: Words) -> tuple[str, str]:
    """Return the name of a kind of file and the pattern of its names."""
    name, _hint, suffix = LAYOUTS[layout]
    return words.gettext(name), f"*.{suffix}"


def counted(done: int, steps: int, words: Words) -> str:
    """Return how far the writing is."""
    if not steps:
        return words.gettext("Reading the interviews")
    return words.gettext(
        "{done} of {total} read",
        done=number_text(done, words.language),
        total=number_text(steps, words.language),
    )


def done_text(done: Exported, words: Words) -> str:
    """Return what was written."""
    return words.ngettext(
        "{count} interview was written. Whoever has the file can read it.",
        "{count} interviews were written. Whoever has the file can read them.",
        done.records,
    )


def notes(done: Exported, words: Words) -> tuple[str, ...]:
    """Return what did not leave, each in a sentence."""
    said: list[str] = []
    if done.names_refused:
        said.append(words.gettext("You do not hold the key of the names, so they were left out."))
    if done.left_out:
        said.append(
            words.ngettext(
                "{count} question was left out because its answers name people.",
                "{count} questions were left out because their answers name people.",
                len(done.left_out),
            )
        )
    if done.files_missing:
        said.append(
            words.ngettext(
                "{count} attachment is missing: its key or the file is not here.",
                "{count} attachments are missing: their keys or the files are not here.",
                done.files_missing,
            )
        )
    if done.cut:
        said.append(
            words.ngettext(
                "{count} text was too long for a cell; only its beginning was written.",
                "{count} texts were too long for a cell; only their beginning was written.",
                done.cut,
            )
        )
    if len(done.versions) > 1:
        versions = list_text(list(done.versions), words.language)
        said.append(words.gettext("Versions in the file: {versions}.", versions=versions))
    return tuple(said)
