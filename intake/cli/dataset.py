"""`intake dataset`: rows for analysis without names; shown first, written where it is asked for."""

from intake.app.figures import figures_of_bundles
from intake.cli import figures, options
from intake.cli.exit_codes import Exit
from intake.cli.figures_parser import add_which
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.domain.figures.publishing import Audience
from intake.i18n import N_, Words
from intake.i18n.figure_words import UNITS
from intake.services.datasets import DatasetDraft
from intake.services.figures import FigureOrder

LAYOUTS = ("csv", "parquet", "xlsx")


def add(commands: Commands, words: Words) -> None:
    """Add `intake dataset`."""
    made = options.leaf(
        commands, words, "dataset", N_("write rows without names, for analysis; preview first")
    )
    made.add_argument(
        "bundles",
        nargs="*",
        metavar=words.gettext("BUNDLE"),
        help=words.gettext("take these bundles, or a folder of them, and not the store"),
    )
    add_which(made, words)
    made.add_argument(
        "--as",
        dest="layout",
        choices=LAYOUTS,
        default="csv",
        help=options.with_default(words, N_("folder of tables, or one workbook"), "csv"),
    )
    made.add_argument(
        "--out",
        default="",
        metavar=words.gettext("PATH"),
        help=words.gettext("new folder or file; without it, only the preview is shown"),
    )
    options.opening(made, words)
    made.set_defaults(run=dataset)


def dataset(call: Call) -> Exit:
    """Show what a dataset would hold, and write it where a place was named."""
    asked = call.options
    order = FigureOrder(asked.since, asked.until, Audience(asked.audience))
    with call.unlocked() as application:
        if asked.bundles:
            desk = figures_of_bundles(application.handing_over.inspect)
            people = iter(desk.people(figures.files_of(asked.bundles)))
        else:
            people = application.figures.people()
        draft = application.datasets.draft(people, order)
        if asked.out and draft.people:
            application.datasets.write(draft, asked.layout, asked.out)
    _tell(call, draft, is_written=bool(asked.out and draft.people))
    return Exit.DONE if draft.people else Exit.INCOMPLETE


def _tell(call: Call, draft: DatasetDraft, *, is_written: bool) -> None:
    terminal, words = call.terminal, call.terminal.words
    terminal.table(
        (N_("Table"), N_("Rows"), N_("Hidden cells")),
        [
            (words.gettext(UNITS[each.unit.value]), str(len(each.rows)), str(each.hidden))
            for each in draft.tables
        ],
    )
    if not draft.people:
        terminal.say(N_("Too few people allow it for a dataset, so there is none."))
    if draft.waiting:
        terminal.say(N_("People who wait, because few are new: {count}."), count=draft.waiting)
    if draft.gone:
        terminal.say(
            N_(
                "Few people have gone since an earlier dataset ({count}): who has both can compare "
                "them. Give this one to others, or wait."
            ),
            count=draft.gone,
        )
    if is_written:
        terminal.say(N_("Written: {path}"), path=call.options.out)
    elif draft.people:
        terminal.say(N_("This is the preview; nothing was written. --out writes it."))
    terminal.result(
        {
            "as_of": draft.as_of.isoformat(timespec="seconds"),
            "for": draft.order.audience.value,
            "bound": draft.order.audience.bound,
            "people": draft.people,
            "waiting": draft.waiting,
            "gone": draft.gone,
            "rows": {each.unit.value: len(each.rows) for each in draft.tables},
            "hidden_cells": {each.unit.value: each.hidden for each in draft.tables},
            "written": call.options.out if is_written else None,
        }
    )
