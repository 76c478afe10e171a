"""Figures of a store, of bundles, and published ones counted anew."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from intake.app.figures import cohort, cohort_names, figures_of_bundles, write_figures
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.domain.figures import cohorts
from intake.domain.figures.catalogue import figures as counted
from intake.domain.figures.publishing import Audience, publish
from intake.domain.figures.table import FigureRow, rows_of
from intake.domain.figures.units import Unit
from intake.i18n import N_
from intake.i18n.figure_words import TITLES, UNITS, line_words
from intake.i18n.formats import number_text
from intake.services.figures import FigureOrder, FigureReport


def figures(call: Call) -> Exit:
    """Count what was asked for."""
    options = call.options
    if options.list:
        return _list(call)
    if options.fixture:
        return _fixture(call)
    order = FigureOrder(options.since, options.until, Audience(options.audience))
    if options.out:
        demand_room(options.out)
    with call.unlocked() as application:
        if options.bundles:
            desk = figures_of_bundles(application.handing_over.inspect)
            report = desk.report(files_of(options.bundles), order)
        else:
            report = application.figures.report(order)
    if options.out:
        write_figures(report, options.out, call.terminal.words.language)
        call.terminal.say(N_("The figures are in {file}"), file=options.out)
    return _told(call, report)


def files_of(named: Sequence[str]) -> list[str]:
    """Return the bundles that are named, those of a folder in the order of their names."""
    found: list[str] = []
    for each in map(Path, named):
        inside = sorted(each.glob("*.intake")) if each.is_dir() else [each]
        found += map(str, inside)
    return found


def _list(call: Call) -> Exit:
    language = call.terminal.words.language
    found = [cohort(name) for name in cohort_names()]
    call.terminal.table(
        (N_("Name"), N_("Title")),
        [(each.name, each.title.get(language, each.title["en"])) for each in found],
    )
    call.terminal.result([{"name": each.name, "title": dict(each.title)} for each in found])
    return Exit.DONE


def _fixture(call: Call) -> Exit:
    """Print what a source prints, counted from synthetic records, and every metric of them."""
    options, words = call.options, call.terminal.words
    asked = cohort(options.fixture)
    answers = cohorts.answer(asked, Unit(options.over) if options.over else None)
    call.terminal.say(asked.title.get(words.language, asked.title["en"]))
    call.terminal.say(asked.note.get(words.language, asked.note["en"]))
    call.terminal.table(
        (N_("Figure"), N_("Percent"), N_("Count"), N_("Of"), N_("Unit"), N_("As printed")),
        [
            (
                each.sentence.key,
                each.percent,
                number_text(each.share.part.count, words.language),
                number_text(each.share.whole.count, words.language),
                words.gettext(UNITS[each.sentence.unit.value]),
                each.sentence.printed,
            )
            for each in answers
        ],
    )
    metrics = [rows_of(each) for each in publish(counted(asked.index()), Audience.OWN)]
    call.terminal.result(
        {
            "fixture": asked.name,
            "source": asked.source,
            "note": dict(asked.note),
            "records": sum(group.times for group in asked.groups),
            "prints": "/".join(each.percent for each in answers),
            "published": [_answered(each) for each in answers],
            "figures": [_json(row) for rows in metrics for row in rows if row.whole or row.part],
        }
    )
    return Exit.DONE


def _answered(each: cohorts.Answered) -> dict[str, object]:
    return {
        "key": each.sentence.key,
        "unit": each.sentence.unit.value,
        "count": each.share.part.count,
        "of": each.share.whole.count,
        "percent": each.percent,
        "printed": each.sentence.printed,
        "agrees": each.agrees,
    }


def _told(call: Call, report: FigureReport) -> Exit:
    rows = [row for each in report.figures for row in rows_of(each)]
    known = [row for row in rows if row.whole or row.part or not row.is_shown]
    if not known:
        call.terminal.say(N_("Nothing is counted yet: nobody has allowed it, or nothing is there."))
    call.terminal.table(
        (
            N_("Figure"),
            N_("Of what"),
            N_("Value"),
            N_("Count"),
            N_("Of"),
            N_("Unit"),
            N_("Missing"),
        ),
        [_cells(call, row) for row in known],
    )
    call.terminal.result(
        {
            "as_of": report.as_of.isoformat(timespec="seconds"),
            "since": report.order.since,
            "until": report.order.until,
            "for": report.order.audience.value,
            "people": report.told_standings,
            "figures": [_json(row) for row in rows],
        }
    )
    return Exit.DONE


def _cells(call: Call, row: FigureRow) -> tuple[str, ...]:
    words = call.terminal.words
    hidden = words.gettext(N_("hidden"))
    language = words.language

    def number(value: int | None) -> str:
        return "" if value is None else number_text(value, language)

    value = _value_text(row, language) if row.is_shown else hidden
    return (
        words.gettext(TITLES[row.metric][0]),
        line_words(row.metric, row.about, words),
        value,
        number(row.part),
        number(row.whole),
        words.gettext(UNITS[row.unit]),
        hidden if row.missing is None else number(row.missing),
    )


def _value_text(row: FigureRow, language: str) -> str:
    if row.value is None:
        return ""
    if row.kind == "share":
        return f"{number_text(round(row.value * 100, 1), language)} %"
    return number_text(round(row.value, 2), language)


def _json(row: FigureRow) -> dict[str, object]:
    return asdict(row)
