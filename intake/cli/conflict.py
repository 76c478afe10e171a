"""`intake conflict`: what two stations noted differently, and a person who settles it."""

from datetime import datetime

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.case_codes import shown
from intake.domain.conflict_events import How
from intake.domain.ids import InterviewId
from intake.i18n import N_, Words
from intake.services.application import Application
from intake.services.conflicts import Decision, Found
from intake.ui.presenters.conflict_lines import ConflictLine, Telling


def list_conflicts(call: Call) -> Exit:
    """List the cases in which something stands side by side."""
    with call.unlocked() as application:
        records = sorted(application.conflicts.records())
        rows = [
            (
                application.reading.interview(each).case_code,
                len(application.conflicts.open_of(each)),
            )
            for each in records
        ]
    if not rows:
        call.terminal.say(N_("Nothing stands side by side."))
    call.terminal.table((N_("Code"), N_("Questions")), [(shown(c), str(n)) for c, n in rows])
    call.terminal.result([{"case_code": code, "open": count} for code, count in rows])
    return Exit.DONE


def show(call: Call) -> Exit:
    """Show both sides of each, with who, when, where and in which language."""
    with call.unlocked() as application:
        named = application.reading.find(call.options.case)
        found = application.conflicts.of(named)
        lines = _telling(call, application, named).lines(found)
    for line in lines:
        _say(call, line)
    if not lines:
        call.terminal.say(N_("Nothing stands side by side."))
    call.terminal.result([_data(each, line) for each, line in zip(found, lines, strict=True)])
    return Exit.DONE


def settle(call: Call) -> Exit:
    """Settle what stands at one question."""
    options = call.options
    decision = _decision(call)
    with call.unlocked() as application:
        named = application.reading.find(options.case)
        written = application.conflicts.settle(named, options.path, decision)
    call.terminal.say(N_("Settled. What was said stays in the history of the record."))
    call.terminal.result({"chain": written.chain, "seq": written.seq})
    return Exit.DONE


def _decision(call: Call) -> Decision:
    options = call.options
    if options.choose:
        return Decision(How.CHOSEN, options.reason, chosen=options.choose - 1)
    if options.answer:
        return Decision(How.OTHER, options.reason, text=options.answer, lang=options.language)
    return Decision(How.ADDENDUM if options.addendum else How.BOTH, options.reason)


def _telling(call: Call, application: Application, named: InterviewId) -> Telling:
    session = application.shelf.session(application.reading.interview(named))
    return Telling(session, application.conflicts, _moment, call.terminal.words)


def _say(call: Call, line: ConflictLine) -> None:
    call.terminal.table(
        (line.path, N_("Answer"), N_("Who"), N_("Heard")),
        [
            (str(number), side.text, side.who, side.heard)
            for number, side in enumerate(line.sides, 1)
        ],
    )
    if line.settled:
        call.terminal.say(N_("Settled: {how}"), how=line.settled)


def _data(found: Found, line: ConflictLine) -> dict[str, object]:
    done = found.conflict.settled
    return {
        "path": line.path,
        "label": line.label,
        "compartment": found.compartment.value,
        "open": line.is_open,
        "sides": [
            {
                "v": said.value.v if said.value is not None else None,
                "shown": side.text,
                "who": side.who,
                "heard": side.heard,
                "chain": said.end[0],
                "seq": said.end[1],
                "holds": side.holds,
            }
            for said, side in zip(found.conflict.said, line.sides, strict=True)
        ],
        "settled": None
        if done is None
        else {"how": done.how.value if done.how else "answered", "reason": done.reason},
    }


def _moment(at: datetime, _words: Words) -> str:
    return at.isoformat(timespec="minutes")
