"""`intake calendar`: hearings, times to report, and the sheet of a week."""

from datetime import date, timedelta

from intake.cli.exit_codes import Exit
from intake.cli.paper import LANGUAGES
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.domain.case_codes import shown
from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource, Outcome, demand_date
from intake.i18n import N_
from intake.i18n.code_lists import code_text
from intake.i18n.day_words import KINDS, OUTCOMES, SOURCES
from intake.services.calendar import SOON
from intake.services.day_ports import KnownDate


def add(call: Call) -> Exit:
    """Note a day of a case, or change one that is noted."""
    options = call.options
    date_ = CaseDate(
        options.change,
        DateKind(options.kind),
        options.day,
        DateSource.TOLD if options.told else DateSource.PAPER,
        report_time=options.report,
        hearing_time=options.hearing,
        port=options.port,
        court=options.court,
        arranged=tuple(map(Arranged, options.arranged)),
    )
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        noted = application.day.calendar.note(interview, date_)
    call.terminal.say(N_("Noted for {day}."), day=noted.day)
    call.terminal.result(_date(noted))
    return Exit.DONE


def close(call: Call) -> Exit:
    """Note how a day ended."""
    options = call.options
    outcome = Outcome.MISSED if options.missed else Outcome(options.outcome)
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        application.day.calendar.close(interview, options.id, outcome, options.missed)
    call.terminal.say(OUTCOMES[outcome])
    call.terminal.result({"id": options.id, "outcome": outcome.value, "reason": options.missed})
    return Exit.DONE


def list_dates(call: Call) -> Exit:
    """List what is due, by codes; without a day from today on."""
    options = call.options
    with call.unlocked() as application:
        calendar = application.day.calendar
        first = _day(options.first) or calendar.today()
        last = _day(options.last) or first + timedelta(days=SOON)
        found = calendar.between(first, last)
        over = calendar.unanswered()
    _table(call, found)
    if over:
        call.terminal.say(N_("Nobody has noted yet how these ended:"))
        _table(call, over)
    call.terminal.result(
        {"dates": [_known(each) for each in found], "unanswered": [_known(each) for each in over]}
    )
    return Exit.DONE


def sheet(call: Call) -> Exit:
    """Write the sheet of a week: codes, kinds and hours."""
    options = call.options
    demand_room(options.out, replace=options.replace)
    with call.unlocked() as application:
        day = _day(options.day) or application.day.calendar.today()
        size = application.day.cards.week_sheet(
            day, options.out, LANGUAGES[options.language], replace=options.replace
        )
    call.terminal.say(N_("The paper is in {file}"), file=options.out)
    call.terminal.result({"pdf": options.out, "size": size})
    return Exit.DONE


def _day(text: str) -> date | None:
    if not text:
        return None
    demand_date(text)
    return date.fromisoformat(text)


def _table(call: Call, found: tuple[KnownDate, ...]) -> None:
    words = call.terminal.words
    head = (
        N_("Day"),
        N_("Be there at"),
        N_("Hearing at"),
        N_("Code"),
        N_("What for"),
        N_("Place"),
        N_("Known from"),
        N_("Ended"),
    )
    rows = [
        (
            each.date.day,
            each.date.report_time,
            each.date.hearing_time,
            shown(each.case_code),
            words.gettext(KINDS[each.date.kind]),
            _place(each.date, words.language),
            words.gettext(SOURCES[each.date.source]),
            words.gettext(OUTCOMES[each.outcome]) if each.outcome else "",
        )
        for each in found
    ]
    call.terminal.table(head, rows)


def _place(date_: CaseDate, language: str) -> str:
    port, court = date_.port, date_.court
    names = (
        code_text("poe", port, language) if port else "",
        code_text("court", court, language) if court else "",
    )
    return ", ".join(dict.fromkeys(filter(None, names)))


def _known(known: KnownDate) -> dict[str, object]:
    ended = known.outcome.value if known.outcome else ""
    return _date(known.date) | {
        "case_code": known.case_code,
        "outcome": ended,
        "reason": known.reason,
    }


def _date(date_: CaseDate) -> dict[str, object]:
    return {
        "id": date_.id,
        "kind": date_.kind.value,
        "day": date_.day,
        "source": date_.source.value,
        "report_time": date_.report_time,
        "hearing_time": date_.hearing_time,
        "port": date_.port,
        "court": date_.court,
        "arranged": [each.value for each in date_.arranged],
    }
