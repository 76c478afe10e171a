"""`intake form export`, as answers: which are written, how they are laid out, and what stays."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Final

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import Terminal, demand_room
from intake.i18n import N_, Words
from intake.services.export_order import Exported, ExportOrder, Layout, Selects

MANY: Final = 500
"""From so many steps on, progress is told."""
_TENTHS: Final = 10


def add_options(made: argparse.ArgumentParser, words: Words) -> None:
    """Add what concerns answers alone."""
    made.add_argument(
        "--labels",
        metavar=words.gettext("LANGUAGE"),
        default="",
        help=words.gettext("language of the labels of questions and choices"),
    )
    split = made.add_mutually_exclusive_group()
    split.add_argument(
        "--split",
        dest="selects",
        action="store_const",
        const=Selects.BOTH.value,
        help=words.gettext("a column for each choice of a multiple answer as well"),
    )
    split.add_argument(
        "--selects",
        choices=[each.value for each in Selects],
        help=words.gettext("multiple answers in one column, in one for each choice, or both"),
    )
    for name, text in (
        ("--no-groups", N_("name columns without their groups")),
        ("--bom", N_("begin CSV files with a mark by which Excel sees that they are UTF-8")),
        ("--with-names", N_("write the answers of the identity compartment too")),
        ("--finished", N_("only interviews whose questions are finished")),
    ):
        made.add_argument(name, action="store_true", help=words.gettext(text))
    for name, text in (
        ("--since", N_("only interviews opened on this day (YYYY-MM-DD) or later")),
        ("--until", N_("only interviews opened on this day or earlier")),
    ):
        made.add_argument(name, type=_day, metavar=words.gettext("DAY"), help=words.gettext(text))


def export_answers(call: Call) -> Exit:
    """Write the answers to every version of a form, and say what was left out."""
    options, terminal = call.options, call.terminal
    demand_room(options.out, replace=options.replace)
    with call.unlocked() as application:
        desk = application.exporting
        languages = desk.languages(options.form)
        if options.labels and options.labels not in languages:
            return _no_language(terminal, options.labels, languages)
        done = desk.export(_order(options), _progress(terminal))
    _say(terminal, options.out, done)
    terminal.result(_data(options.out, options.form_as, done))
    is_whole = not (done.cut or done.files_missing or done.names_refused)
    return Exit.DONE if is_whole else Exit.INCOMPLETE


def _order(options: argparse.Namespace) -> ExportOrder:
    return ExportOrder(
        options.form,
        Layout(options.form_as),
        options.out,
        language=options.labels,
        selects=Selects(options.selects or Selects.SUMMARY),
        group_prefix=not options.no_groups,
        bom=options.bom,
        with_names=options.with_names,
        finished=options.finished,
        since=options.since,
        until=options.until,
        replace=options.replace,
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


_day.__name__ = "date"  # argparse names the type in its message


def _progress(terminal: Terminal) -> Callable[[int, int], None]:
    """Return what tells a person every tenth of a long work, on standard error."""

    def advance(done: int, steps: int) -> None:
        if steps >= MANY and done * _TENTHS // steps > (done - 1) * _TENTHS // steps:
            terminal.warn(
                terminal.words.gettext("{percent} % written", percent=done * 100 // steps)
            )

    return advance


def _no_language(terminal: Terminal, wanted: str, languages: tuple[str, ...]) -> Exit:
    terminal.warn(
        terminal.words.gettext(
            "The form has no labels in “{language}”. It has them in: {languages}",
            language=wanted,
            languages=" ".join(languages),
        )
    )
    terminal.result({"error": "unknown_language", "languages": list(languages)})
    return Exit.NOT_FOUND


def _say(terminal: Terminal, file: str, done: Exported) -> None:
    words = terminal.words
    terminal.say(N_("The answers are in {file}"), file=file)
    count = words.ngettext("{count} interview", "{count} interviews", done.records)
    terminal.say(
        N_("{interviews}, versions {versions}"), interviews=count, versions=", ".join(done.versions)
    )
    if done.names_refused:
        terminal.warn(words.gettext("You do not hold the key of the names, so they were left out."))
    if done.left_out:
        terminal.say(
            N_("Left out, because the answers name people: {paths}"),
            paths=", ".join(done.left_out),
        )
    if done.files_missing:
        terminal.warn(
            words.ngettext(
                "{count} attachment is missing: its key or the file is not here.",
                "{count} attachments are missing: their keys or the files are not here.",
                done.files_missing,
            )
        )
    if done.cut:
        terminal.warn(
            words.ngettext(
                "{count} text was too long for a cell; only its beginning was written.",
                "{count} texts were too long for a cell; only their beginning was written.",
                done.cut,
            )
        )


def _data(file: str, layout: str, done: Exported) -> dict[str, object]:
    return {
        "file": file,
        "layout": layout,
        "interviews": done.records,
        "versions": list(done.versions),
        "lines": done.lines,
        "left_out": list(done.left_out),
        "names_refused": done.names_refused,
        "attachments": done.files,
        "attachments_missing": done.files_missing,
        "cut": done.cut,
    }
