"""`intake recovery`: trying the sheets, adding one, and admitting a coordinator with both."""

from pathlib import Path

from intake.app.files import write_new
from intake.cli.acts import coordinating, perform, sheet_words
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.sheets import sheet_lines
from intake.cli.terminal import demand_room
from intake.domain.errors import UnknownRequestError
from intake.i18n import N_
from intake.services.people import AddRecovery, RenewRoot
from intake.services.people_doors import Recovery

PROMPTS = {
    "recovery": N_("The 24 words of the Recovery sheet:"),
    "organisation": N_("The 24 words of the Organisation sheet:"),
}


def drill(call: Call) -> Exit:
    """Prove that the words on paper work, and change nothing."""
    options, terminal = call.options, call.terminal
    prompt = terminal.words.gettext(PROMPTS[options.sheet])
    typed = sheet_words(call, options.words_file, prompt)
    found = call.doors.people.drill(call.folder, options.sheet, typed)
    if found.kind == "recovery":
        terminal.say(
            N_("The Recovery sheet {key_id} opens: {names}."),
            key_id=found.key_id,
            names=", ".join(found.opens) or "-",
        )
    else:
        terminal.say(
            N_("The Organisation sheet {key_id} signs the roster of this store."),
            key_id=found.key_id,
        )
    terminal.say(
        N_("This store names the Organisation sheet {key_id}: compare it with yours."),
        key_id=found.organisation_key_id,
    )
    terminal.result(
        {
            "sheet": found.kind,
            "key_id": found.key_id,
            "opens": list(found.opens),
            "organisation_sheet": found.organisation_key_id,
        }
    )
    return Exit.DONE if found.kind != "recovery" or found.opens else Exit.INCOMPLETE


def recover(call: Call) -> Exit:
    """Admit a coordinator with both sheets, where no coordinator can unlock any more."""
    options, terminal = call.options, call.terminal
    words = terminal.words
    recovery, organisation = (
        sheet_words(call, file, words.gettext(prompt))
        for file, prompt in zip(
            (options.recovery_sheet, options.organisation_sheet), PROMPTS.values(), strict=True
        )
    )
    named = [
        each.request
        for each in call.doors.people.waiting(call.folder, words.language)
        if options.name in {each.label, each.request}
    ]
    if not named:
        raise UnknownRequestError(options.name)
    call.doors.people.recover(
        Recovery(
            call.folder,
            named[0],
            call.passphrase(),
            recovery_words=recovery,
            organisation_words=organisation,
            key_file=options.key_file,
        )
    )
    terminal.say(N_("{name} is coordinator and can unlock the store."), name=options.name)
    terminal.result({"request": named[0], "name": options.name})
    return Exit.DONE


def add(call: Call) -> Exit:
    """Make one more Recovery sheet, and let it open the store."""
    return _with_new_sheet(call, "recovery")


def renew_root(call: Call) -> Exit:
    """Make a new Organisation sheet, which the one before signs in."""
    return _with_new_sheet(call, "organisation")


def _with_new_sheet(call: Call, kind: str) -> Exit:
    """Write a new sheet first: should anything fail, its words are not lost."""
    options, terminal = call.options, call.terminal
    demand_room(options.out)
    language = options.sheet_language or terminal.words.language
    sheet, public = call.doors.people.new_sheet(kind, language)
    write_new(options.out, ("\n".join(sheet_lines(sheet, terminal.words)) + "\n").encode())
    with coordinating(call) as at:
        if kind == "recovery":
            code = perform(at, AddRecovery(public))
        else:
            code = perform(at, RenewRoot(public), new_words=" ".join(sheet.words))
    if code is not Exit.DONE:  # it is good for nothing, and must not lie about
        Path(options.out).unlink()
        return code
    terminal.say(
        N_("The new sheet {key_id} is in {file}. Print it, then delete it."),
        key_id=sheet.key_id,
        file=options.out,
    )
    return code
