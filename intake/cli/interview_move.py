"""`intake interview move`: an unfinished interview goes on with another version of its form."""

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.case_codes import shown
from intake.forms.versions import Loss
from intake.i18n import N_
from intake.services.moving import Move
from intake.ui.presenters.change_words import loss_text


def move(call: Call) -> Exit:
    """Move one interview; what it would lose is listed first, and has to be accepted."""
    options = call.options
    with call.unlocked() as application:
        named = application.reading.find(options.case)
        form = application.shelf.newest(options.to).hash
        planned = application.moving.preview(named, form)
        done = options.accept_loss or not planned.answers_lost
        if done:
            application.moving.move(named, form, options.reason, accept_loss=options.accept_loss)
    _tell(call, planned, done=done)
    return Exit.DONE if done else Exit.REFUSED


def _tell(call: Call, planned: Move, *, done: bool) -> None:
    terminal, interview = call.terminal, planned.interview
    if planned.losses:
        terminal.table((N_("Question"), N_("What happens to the answer")), _rows(call, planned))
    code = shown(interview.case_code)
    if not planned.is_needed:
        terminal.say(N_("Case {code} stands with that version already."), code=code)
    elif done:
        terminal.say(
            N_("Case {code} goes on with version {version}; it stood with version {former}."),
            code=code,
            version=planned.version,
            former=interview.form_version,
        )
    else:
        terminal.say(
            N_("Nothing was changed. With --accept-loss these answers are left out: {count}"),
            count=planned.answers_lost,
        )
    terminal.result(
        {
            "id": interview.id,
            "case_code": interview.case_code,
            "former": interview.form,
            "former_version": interview.form_version,
            "form": planned.form,
            "form_version": planned.version,
            "moved": done and planned.is_needed,
            "answers_lost": planned.answers_lost,
            "losses": [_loss_data(each) for each in planned.losses],
        }
    )


def _rows(call: Call, planned: Move) -> list[tuple[str, str]]:
    words = call.terminal.words
    rows = []
    for each in planned.losses:
        reason = loss_text(each.reason, words)
        fate = N_("kept without a label: {reason}") if each.is_kept else N_("left out: {reason}")
        rows.append((each.path, words.gettext(fate, reason=reason)))
    return rows


def _loss_data(loss: Loss) -> dict[str, object]:
    return {
        "path": loss.path,
        "reason": loss.reason.value,
        "asked": loss.is_asked,
        "repeat": loss.is_repeat,
        "kept": loss.is_kept,
    }
