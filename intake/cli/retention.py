"""`intake retention`, `hold` and `request`: what is kept, how long, and what people ask of it."""

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.case_codes import shown
from intake.domain.consent import ConsentSource, Matter, Purpose
from intake.domain.errors import RetentionRefusedError
from intake.domain.holds import HoldSource
from intake.domain.requests import RequestAnswer, RequestKind
from intake.domain.retention import AtEnd, Due, Period, RetentionPolicy
from intake.i18n import N_
from intake.i18n.purpose_words import PURPOSES
from intake.i18n.retention_words import ANSWERS, ENDS, HELD, HOLD_SOURCES, REQUESTS, due_text

NOTED = N_("Noted.")


def list_due(call: Call) -> Exit:
    """List what is due until so many days from today, the oldest first."""
    with call.unlocked() as application:
        found = application.retention.retention.due(call.options.days)
    words = call.terminal.words
    call.terminal.table(
        (N_("Day"), N_("Code"), N_("What"), N_("Held")),
        [
            (
                each.day,
                shown(each.case_code),
                due_text(each, words),
                words.gettext(HELD) if each.is_held else "",
            )
            for each in found
        ],
    )
    call.terminal.result([_due(each) for each in found])
    return Exit.DONE


def policy(call: Call) -> Exit:
    """Show how long what is kept; with a period or --asking change it first."""
    options = call.options
    with call.unlocked() as application:
        desk = application.retention.retention
        if options.period or options.asking is not None:
            former = desk.policy()
            changed = [_period(each) for each in options.period]
            told = {each.purpose for each in changed}
            kept = [each for each in former.periods if each.purpose not in told]
            asking = former.asking if options.asking is None else options.asking
            desk.set_policy(RetentionPolicy((*kept, *changed), asking))
        known = desk.policy()
    words = call.terminal.words
    periods = [known.period(each) for each in Purpose]
    call.terminal.table(
        (N_("Purpose"), N_("Days"), N_("Then")),
        [
            (words.gettext(PURPOSES[e.purpose]), str(e.days), words.gettext(ENDS[e.at_end]))
            for e in periods
        ],
    )
    call.terminal.say(N_("Days for asking again: {days}"), days=known.asking)
    call.terminal.result(
        {
            "periods": {
                e.purpose.value: {"days": e.days, "at_end": e.at_end.value} for e in periods
            },
            "asking": known.asking,
        }
    )
    return Exit.DONE


def ask_again(call: Call) -> Exit:
    """Note what the person says when asked again: a yes begins the time anew."""
    options = call.options
    matter = Matter(Purpose(options.purpose), options.service, options.recipient)
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        said = application.retention.retention.say_again(
            interview, matter, is_yes=options.said == "yes"
        )
    call.terminal.say(NOTED)
    call.terminal.result({"id": interview, "purpose": options.purpose, "said": said.decision.value})
    return Exit.DONE


def hold(call: Call) -> Exit:
    """Keep a record from being erased, on the word of counsel or of the person."""
    options = call.options
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        source = HoldSource(options.source)
        held = application.retention.holds.set(
            interview, source, options.by, options.reason, options.until
        )
    call.terminal.say(N_("Held as {id}."), id=held.id)
    call.terminal.result({"id": interview, "hold": held.id, "until": held.until})
    return Exit.DONE


def lift(call: Call) -> Exit:
    """Lift a hold, on the word of whoever set it."""
    options = call.options
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        application.retention.holds.lift(interview, options.hold, options.by, options.reason)
    call.terminal.say(NOTED)
    call.terminal.result({"id": interview, "hold": options.hold})
    return Exit.DONE


def list_holds(call: Call) -> Exit:
    """List the holds of a record, also the lifted ones."""
    with call.unlocked() as application:
        interview = application.reading.find(call.options.case)
        found = application.retention.holds.of(interview)
        standing = application.retention.holds.in_force(interview)
    words = call.terminal.words
    call.terminal.table(
        (N_("Id"), N_("On the word of"), N_("Until"), N_("Reason"), N_("Held")),
        [
            (
                each.said.id,
                " · ".join(
                    filter(None, (words.gettext(HOLD_SOURCES[each.said.source]), each.said.by))
                ),
                each.said.until,
                each.said.reason,
                words.gettext(HELD) if each in standing else "",
            )
            for each in found
        ],
    )
    call.terminal.result(
        [
            {
                "id": each.said.id,
                "source": each.said.source.value,
                "by": each.said.by,
                "reason": each.said.reason,
                "since": each.since,
                "until": each.said.until,
                "lifted": each.is_lifted,
                "held": each in standing,
            }
            for each in found
        ]
    )
    return Exit.DONE


def receive(call: Call) -> Exit:
    """Note a request about the own data; the answer is due by the law of the site."""
    options = call.options
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        asked = application.retention.requests.receive(
            interview, RequestKind(options.kind), options.day, by=ConsentSource(options.by)
        )
    call.terminal.say(N_("Noted as {id}. The answer is due on {day}."), id=asked.id, day=asked.due)
    call.terminal.result({"id": interview, "request": asked.id, "due": asked.due})
    return Exit.DONE


def answer(call: Call) -> Exit:
    """Note how a request was answered; what a yes takes back is taken back at once."""
    options = call.options
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        taken = application.retention.requests.answer(
            interview, options.request, RequestAnswer(options.answer), options.reason
        )
    call.terminal.say(NOTED)
    call.terminal.result({"id": interview, "taken_back": [each.purpose.value for each in taken]})
    return Exit.DONE


def list_requests(call: Call) -> Exit:
    """List the requests about one record, by the day on which the answer is due."""
    with call.unlocked() as application:
        found = application.retention.requests.of(application.reading.find(call.options.case))
    words = call.terminal.words
    call.terminal.table(
        (N_("Id"), N_("Asked to"), N_("Due"), N_("Answer")),
        [
            (
                each.said.id,
                words.gettext(REQUESTS[each.said.kind]),
                each.said.due,
                words.gettext(ANSWERS[each.answered.answer]) if each.answered else "",
            )
            for each in found
        ],
    )
    call.terminal.result(
        [
            {
                "id": each.said.id,
                "kind": each.said.kind.value,
                "received": each.said.day,
                "due": each.said.due,
                "law": each.said.law.value,
                "by": each.said.by.value,
                "answer": each.answered.answer.value if each.answered else None,
                "answered": each.answered.day if each.answered else None,
                "done_by": each.done_by,
            }
            for each in found
        ]
    )
    return Exit.DONE


def _period(text: str) -> Period:
    """Return a period that is typed as ``audio:90:end``."""
    try:
        purpose, days, at_end = text.split(":")
        return Period(Purpose(purpose), int(days), AtEnd(at_end))
    except ValueError as refused:
        raise RetentionRefusedError("period") from refused


def _due(due: Due) -> dict[str, object]:
    return {
        "kind": due.kind.value,
        "day": due.day,
        "id": due.interview,
        "code": due.case_code,
        "act": due.act.value if due.act else None,
        "purpose": due.matter.purpose.value if due.matter else None,
        "recipient": due.matter.recipient if due.matter else "",
        "of": due.id,
        "detail": due.detail,
        "held": due.is_held,
    }
