"""`intake draw`: which interviews are reviewed, chosen so that nobody can choose."""

from collections.abc import Sequence

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.domain.case_codes import shown
from intake.domain.draw_checks import Fault
from intake.domain.draw_facts import KnownDraw
from intake.domain.ids import NO_RECORD
from intake.i18n import N_
from intake.i18n.draw_words import CHOSEN, FAULTS
from intake.i18n.state_words import state_text
from intake.services.drawing import Stand

_SHOWN = 8


def commit(call: Call) -> Exit:
    """Commit to a draw before its period, and keep its secret."""
    options = call.options
    if options.secret:
        demand_room(options.secret)
    with call.unlocked() as application:
        made = application.drawing.commit(options.site, options.period, options.p, options.secret)
    call.terminal.say(
        N_("Committed: draw {draw} for “{site}”, {period}. Its secret is sealed to the keepers."),
        draw=made.id[:_SHOWN],
        site=made.site,
        period=made.period,
    )
    call.terminal.result(_draw(made))
    return Exit.DONE


def take_secret(call: Call) -> Exit:
    """Keep a sealed secret that another keeper wrote to a file."""
    with call.unlocked() as application:
        known = application.drawing.take_in_secret(call.options.draw, call.options.file)
    call.terminal.say(N_("The secret of draw {draw} is kept here."), draw=known.id[:_SHOWN])
    call.terminal.result(_draw(known))
    return Exit.DONE


def decide(call: Call) -> Exit:
    """Say of each sealed interview that arrived whether the draw chose it."""
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        decided = application.drawing.decide(call.options.draw, passphrase)
    _table(call, decided)
    call.terminal.result([_stand(each) for each in decided])
    return Exit.DONE


def reveal(call: Call) -> Exit:
    """Tell the secret of a draw whose period is over."""
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        known = application.drawing.reveal(call.options.draw, passphrase)
    call.terminal.say(
        N_("The secret of draw {draw} is told: anybody can draw again."), draw=known.id[:_SHOWN]
    )
    call.terminal.result(_draw(known))
    return Exit.DONE


def list_draws(call: Call) -> Exit:
    """List the draws, how each interview stands with them, and what nobody has reviewed."""
    with call.unlocked() as application:
        draws = application.drawing.draws()
        stands = application.drawing.stands()
        unreviewed = {e.opening.interview for e in application.drawn_reviews.unreviewed()}
    call.terminal.table(
        (N_("Draw"), N_("Site"), N_("Period"), N_("Share")),
        [(each.id[:_SHOWN], each.site, each.period, each.probability) for each in draws],
    )
    if call.options.not_reviewed:
        stands = tuple(each for each in stands if each.opening.interview in unreviewed)
    _table(call, stands)
    call.terminal.say(N_("Sealed, and reviewed by nobody: {count}"), count=len(unreviewed))
    rows = [_stand(e) | {"not_reviewed": e.opening.interview in unreviewed} for e in stands]
    call.terminal.result({"draws": [_draw(each) for each in draws], "interviews": rows})
    return Exit.DONE


def apply(call: Call) -> Exit:
    """Send what was drawn to review; with --finish-rest finish the rest as not reviewed."""
    with call.unlocked() as application:
        sent = application.drawn_reviews.send()
        rest = application.drawn_reviews.finish_rest() if call.options.finish_rest else ()
    call.terminal.say(
        N_("Sent to review: {sent}. Finished as not reviewed: {rest}."),
        sent=len(sent),
        rest=len(rest),
    )
    call.terminal.result({"sent": list(sent), "finished": list(rest)})
    return Exit.DONE


def send(call: Call) -> Exit:
    """Seal the draws that were made here for a station of the programme, without interviews."""
    options = call.options
    with call.unlocked() as application:
        to = application.handing_over.contact(options.to)
        sealed = application.handing_over.export((), to, options.out, lambda _done, _all: None)
    call.terminal.say(N_("The draws are in {file}"), file=options.out)
    call.terminal.result({"bundle": sealed.bundle, "file": options.out, "size": sealed.size})
    return Exit.DONE


def verify(call: Call) -> Exit:
    """Draw again wherever the secret was told, and name everything that is wrong."""
    with call.unlocked() as application:
        found = application.drawing.check()
        codes = {e.opening.interview: e.opening.case_code for e in application.drawing.stands()}
    words = call.terminal.words
    rows = [
        (
            each.site,
            each.draw[:_SHOWN] if each.draw != NO_RECORD else "-",
            shown(codes[each.interview]) if each.interview in codes else "-",
            words.gettext(FAULTS[each.kind]),
        )
        for each in found
    ]
    if rows:
        call.terminal.table((N_("Site"), N_("Draw"), N_("Code"), N_("What is wrong")), rows)
    else:
        call.terminal.say(N_("Nothing is wrong with the draws that are known here."))
    call.terminal.result({"sound": not found, "faults": [_fault(each) for each in found]})
    return Exit.REFUSED if found else Exit.DONE


def _table(call: Call, stands: Sequence[Stand]) -> None:
    words = call.terminal.words
    call.terminal.table(
        (N_("Code"), N_("Site"), N_("State"), N_("Draw")),
        [
            (
                shown(each.opening.case_code),
                each.opening.site,
                state_text(each.opening.state, words),
                words.gettext(CHOSEN[each.chosen]),
            )
            for each in stands
        ],
    )


def _draw(known: KnownDraw) -> dict[str, object]:
    return {
        "draw": known.id,
        "site": known.site,
        "period": known.period,
        "p": known.probability,
        "commitment": known.commitment,
        "keeper": known.keeper,
    }


def _stand(stand: Stand) -> dict[str, object]:
    opening = stand.opening
    return {
        "id": opening.interview,
        "case_code": opening.case_code,
        "site": opening.site,
        "state": opening.state.value,
        "ticket": opening.ticket,
        "commitment": opening.commitment,
        "draw": stand.chosen.value,
    }


def _fault(fault: Fault) -> dict[str, object]:
    return {
        "fault": fault.kind.value,
        "site": fault.site,
        "draw": fault.draw,
        "interview": fault.interview,
        "count": fault.count,
    }
