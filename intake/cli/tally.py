"""`intake tally`: the tally at the door, without anybody's data."""

from collections.abc import Mapping

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.day_tally import NEEDS, OFFERS, DoorTallied
from intake.i18n import N_
from intake.i18n.code_lists import code_text
from intake.services.tally import DayTotals


def add(call: Call) -> Exit:
    """Count one group of people."""
    options = call.options
    with call.unlocked() as application:
        tally = application.day.tally.add(
            options.adults, options.minors, options.need, options.offered
        )
        totals = application.day.tally.totals()
    call.terminal.say(N_("Counted. Today: {people} people."), people=totals.adults + totals.minors)
    call.terminal.result({"tally": _tally(tally), "today": _totals(totals)})
    return Exit.DONE


def undo(call: Call) -> Exit:
    """Take the last tally of today back, by an entry of its own."""
    with call.unlocked() as application:
        tally = application.day.tally.take_back()
        totals = application.day.tally.totals()
    call.terminal.say(
        N_("Taken back. Today: {people} people."), people=totals.adults + totals.minors
    )
    call.terminal.result({"taken_back": _tally(tally), "today": _totals(totals)})
    return Exit.DONE


def list_totals(call: Call) -> Exit:
    """Show the counts of a day."""
    with call.unlocked() as application:
        totals = application.day.tally.totals(call.options.day)
    terminal = call.terminal
    terminal.table(
        (N_("Day"), N_("Groups"), N_("Adults"), N_("Children and adolescents")),
        [(totals.day, str(totals.groups), str(totals.adults), str(totals.minors))],
    )
    for name, counts in ((NEEDS, totals.needs), (OFFERS, totals.offers)):
        _table(call, name, counts)
    terminal.result(_totals(totals))
    return Exit.DONE


def _table(call: Call, name: str, counts: Mapping[str, int]) -> None:
    language = call.terminal.words.language
    head = (N_("Needed first") if name == NEEDS else N_("Offered"), N_("People"))
    rows = [(code_text(name, each, language) or "-", str(counts[each])) for each in sorted(counts)]
    call.terminal.table(head, rows)


def _tally(tally: DoorTallied) -> dict[str, object]:
    return {
        "day": tally.day,
        "adults": tally.adults,
        "minors": tally.minors,
        "need": tally.need,
        "offered": tally.offered,
    }


def _totals(totals: DayTotals) -> dict[str, object]:
    return {
        "day": totals.day,
        "groups": totals.groups,
        "adults": totals.adults,
        "minors": totals.minors,
        "needs": dict(totals.needs),
        "offers": dict(totals.offers),
    }
