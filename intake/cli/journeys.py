"""`intake passphrase change`, `intake store travel` and `intake store return`."""

from intake.cli.acts import member, sheet_words
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.i18n import N_
from intake.services.people_doors import PassphraseChange, Return


def change_passphrase(call: Call) -> Exit:
    """Give one's own slot another passphrase; no database is touched."""
    options, terminal = call.options, call.terminal
    door = call.door()
    old = call.passphrase()
    call.doors.people.change_passphrase(
        PassphraseChange(
            call.folder,
            door.slot,
            old,
            call.new_passphrase(),
            key_file=options.key_file,
            new_key_file=options.new_key_file,
        )
    )
    terminal.say(N_("The passphrase of {name} is changed."), name=door.label)
    terminal.say(
        N_(
            "A copy of the old key file still opens with the old passphrase. If somebody else may "
            "know it, make new keys: “intake person enrol --again”."
        )
    )
    terminal.result({"person": door.label, "key_file": options.new_key_file or None})
    return Exit.DONE


def travel(call: Call) -> Exit:
    """Seal the keys of the store to somebody absent, and remove them here."""
    options, terminal = call.options, call.terminal
    demand_room(options.out)
    with call.unlocked() as application:
        person = member(application.people, options.to)
        application.people.take_away(person.person, options.out)
    terminal.say(
        N_("The keys are in {file}, sealed to {name}, and no longer on this computer."),
        file=options.out,
        name=person.label,
    )
    terminal.say(N_("Give the file to that person, and delete it here. Nobody can open the store."))
    terminal.result({"file": options.out, "person": person.label})
    return Exit.DONE


def come_back(call: Call) -> Exit:
    """Put the keys back, as the person whom they were sealed to, or with the Recovery sheet."""
    options, terminal = call.options, call.terminal
    if options.recovery_sheet:
        words = sheet_words(call, options.recovery_sheet, "")
        journey, label = Return(call.folder, options.file, recovery_words=words), None
    else:
        door = call.door()
        passphrase = call.passphrase()
        journey = Return(call.folder, options.file, door.slot, passphrase, options.key_file)
        label = door.label
    call.doors.people.come_back(journey)
    terminal.say(N_("The keys are back. Everybody can unlock the store as before."))
    terminal.result({"person": label})
    return Exit.DONE
