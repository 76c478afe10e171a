"""`intake training` and `intake practice`: who is trained, until when, and a made-up case."""

from intake.app.guidance import cards
from intake.app.rehearsing import rehearse
from intake.cli.exit_codes import Exit
from intake.cli.guidance import print_card
from intake.cli.session import Call
from intake.domain.training import PRACTICE, Training, TrainingMode
from intake.forms.importing.builtin import offered_forms
from intake.i18n import N_
from intake.i18n.draw_words import CURRENCIES, MODES
from intake.ui.screens import has_screen

_FORM = "intake_f2"


def record(call: Call) -> Exit:
    """Note that somebody was trained; it counts once that person confirms it."""
    options = call.options
    with call.unlocked() as application:
        noted = application.training.record(
            options.who, options.guidance, options.day, options.expires
        )
    call.terminal.say(N_("Noted. It counts once {person} confirms it."), person=options.who)
    call.terminal.result(_training(noted))
    return Exit.DONE


def confirm(call: Call) -> Exit:
    """Confirm every training of one's own that others noted."""
    with call.unlocked() as application:
        desk = application.training
        done = [desk.confirm(each.chain, each.seq) for each in desk.to_confirm()]
    call.terminal.say(N_("Confirmed: {count}"), count=len(done))
    call.terminal.result([_training(each) for each in done])
    return Exit.DONE


def list_register(call: Call) -> Exit:
    """List the register, and how many interviews began without current training."""
    with call.unlocked() as application:
        desk = application.training
        register, policy, share = desk.register(), desk.policy(), desk.untrained()
    words = call.terminal.words
    call.terminal.say(MODES[policy.mode])
    call.terminal.table(
        (N_("Person"), N_("Guidance"), N_("Version"), N_("Day"), N_("Until"), N_("How it stands")),
        [
            (
                each.label,
                each.training.card.guidance,
                each.training.card.version,
                each.training.day,
                each.training.expires,
                words.gettext(CURRENCIES[each.currency]),
            )
            for each in register
        ],
    )
    call.terminal.say(
        N_("Interviews by somebody without current training: {untrained} of {all}"),
        untrained=share.untrained,
        all=share.interviews,
    )
    call.terminal.result(
        {
            "mode": policy.mode.value,
            "required": list(policy.required),
            "register": [
                _training(e.training) | {"label": e.label, "stands": e.currency.value}
                for e in register
            ],
            "untrained": share.untrained,
            "interviews": share.interviews,
            "exceptions": share.exceptions,
        }
    )
    return Exit.DONE


def lapsing(call: Call) -> Exit:
    """List whose training is missing, has lapsed, or lapses within 30 days."""
    with call.unlocked() as application:
        found = application.training.lapsing()
    call.terminal.table(
        (N_("Person"), N_("Guidance"), N_("Until")),
        [(each.label, each.guidance, each.expires or "-") for each in found],
    )
    call.terminal.result(
        [
            {
                "label": each.label,
                "guidance": each.guidance,
                "expires": each.expires,
                "current": each.is_current,
            }
            for each in found
        ]
    )
    return Exit.DONE


def exceptions(call: Call) -> Exit:
    """List the interviews that began without current training, and why."""
    with call.unlocked() as application:
        found = application.training.exceptions()
        rows = [(application.reading.interview(e.interview).case_code, e) for e in found]
    call.terminal.table(
        (N_("Code"), N_("Day"), N_("Missing"), N_("Why")),
        [(code, e.day.isoformat(), ", ".join(e.missing), e.reason) for code, e in rows],
    )
    call.terminal.result(
        [{"case_code": code, "missing": list(e.missing), "reason": e.reason} for code, e in rows]
    )
    return Exit.DONE


def policy(call: Call) -> Exit:
    """Say what is asked of whoever begins an interview."""
    options = call.options
    with call.unlocked() as application:
        said = application.training.set_policy(TrainingMode(options.mode), options.guidance)
    call.terminal.say(MODES[said.mode])
    call.terminal.result({"mode": said.mode.value, "required": list(said.required)})
    return Exit.DONE


def practice(call: Call) -> Exit:
    """Open the practice interview on data that is thrown away, or note that it was done."""
    if call.options.done:
        with call.unlocked() as application:
            noted = application.training.practised()
        call.terminal.say(N_("Noted: it counts until {day}."), day=noted.expires)
        call.terminal.result(_training(noted))
        return Exit.DONE
    card = next(each for each in cards() if each.version.guidance == PRACTICE)
    print_card(call, card)
    if call.options.json or call.options.no_screen or not has_screen():
        return Exit.DONE
    from intake.ui.preview_application import run_preview

    package, form = next(each for each in offered_forms() if each[1].form_id == _FORM)
    status = run_preview(rehearse(form, package.hash), package.media, call.terminal.words.language)
    return Exit.CRASH if status else Exit.DONE


def _training(training: Training) -> dict[str, object]:
    return {
        "person": training.person,
        "guidance": training.card.guidance,
        "version": training.card.version,
        "sha256": training.card.sha256,
        "day": training.day,
        "expires": training.expires,
        "confirmed": training.is_confirmed,
    }
