"""The sealed notes at the command line: left at a logout, listed, and opened by the auditor."""

from intake.cli.exit_codes import Exit
from intake.cli.judgement_sheet import named, read_note, read_place
from intake.cli.session import Call
from intake.i18n import N_


def list_notes(call: Call) -> Exit:
    """List the sealed notes of an interview; used or not, they look the same."""
    with call.unlocked() as application:
        interview = application.reading.find(call.options.case)
        notes = application.judgements.assessing.notes_of(interview)
    rows = [(named(each.of), each.opened) for each in notes]
    call.terminal.table((N_("Entry"), N_("What the auditor read")), rows)
    call.terminal.result([{"of": of, "opened": opened} for of, opened in rows])
    return Exit.DONE


def list_logouts(call: Call) -> Exit:
    """List the logouts, each with its note."""
    with call.unlocked() as application:
        notes = application.judgements.logouts.rows()
    rows = [(named(each.of), each.opened) for each in notes]
    call.terminal.table((N_("Entry"), N_("What the auditor read")), rows)
    call.terminal.result([{"of": of, "opened": opened} for of, opened in rows])
    return Exit.DONE


def open_note(call: Call) -> Exit:
    """Open a note that was sealed to the auditor at the device."""
    options, passphrase = call.options, call.passphrase()
    with call.unlocked(passphrase) as application:
        interview = application.reading.find(options.case)
        desk, place = application.judgements.assessing, read_place(options.place)
        desk.open_note(interview, place, passphrase)
        found = next(each.opened for each in desk.notes_of(interview) if each.of == place)
    call.terminal.say(N_("The note is opened, and stands beside the interview."))
    call.terminal.result({"of": options.place, "opened": found})
    return Exit.DONE


def open_logout(call: Call) -> Exit:
    """Open the note of a logout that was sealed to the auditor at the device."""
    options, passphrase = call.options, call.passphrase()
    with call.unlocked(passphrase) as application:
        desk, place = application.judgements.logouts, read_place(options.place)
        desk.open(place, passphrase)
        found = next(each.opened for each in desk.rows() if each.of == place)
    call.terminal.say(N_("The note is opened."))
    call.terminal.result({"of": options.place, "opened": found})
    return Exit.DONE


def leave(call: Call) -> Exit:
    """Unlock, and lock again with a note in the logout."""
    note = read_note(call.options.file)
    with call.unlocked() as application:
        application.judgements.notes.leave(note)
    call.terminal.say(N_("Locked."))
    call.terminal.result({})
    return Exit.DONE
