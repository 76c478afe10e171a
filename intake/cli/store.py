"""`intake store`: found a store, tell about one, check one, and give out its contact card."""

from intake.app.files import write_new
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import Terminal
from intake.i18n import N_
from intake.services.doors import Founding, Sheet


def new(call: Call) -> Exit:
    """Found a store, and show its two sheets once."""
    options, terminal = call.options, call.terminal
    founding = Founding(
        folder=call.folder,
        organisation=options.organisation,
        site=options.site,
        person=options.coordinator,
        passphrase=call.passphrase(twice=True),
        language=options.sheet_language or terminal.words.language,
    )
    founded = call.doors.found(founding, lambda _step: None)
    terminal.say(N_("The store is ready: {folder}"), folder=founded.folder)
    terminal.say(N_("Write both sheets on paper now. They are not shown again."))
    for sheet in (founded.recovery, founded.organisation):
        _show_sheet(terminal, sheet)
    terminal.result(
        {
            "store": founded.folder,
            "recovery_sheet": _sheet_data(founded.recovery),
            "organisation_sheet": _sheet_data(founded.organisation),
        }
    )
    return Exit.DONE


def info(call: Call) -> Exit:
    """Tell what can be told: without a passphrase only who may unlock."""
    terminal = call.terminal
    people = [door.label for door in call.doors.doors(call.folder)]
    data: dict[str, object] = {"store": call.folder, "people": people}
    if call.options.passphrase_fd is None and call.options.passphrase_file is None:
        terminal.table((N_("Who can unlock"),), [(each,) for each in people])
        terminal.result(data)
        return Exit.DONE
    with call.unlocked() as application:
        organisation = application.reading.organisation()
        forms = application.shelf.forms()
        count = sum(row.interviews for row in forms)
        data |= {
            "org": organisation.org,
            "store_id": organisation.store,
            "organisation": organisation.name,
            "site": organisation.site,
            "roster_version": organisation.roster_version,
            "forms": len(forms),
            "interviews": count,
        }
    rows = [(str(key), str(value)) for key, value in data.items() if key != "people"]
    terminal.table((N_("Fact"), N_("Value")), rows)
    terminal.result(data)
    return Exit.DONE


def verify(call: Call) -> Exit:
    """Check every file, every entry and every projection."""
    terminal = call.terminal
    with call.unlocked() as application:
        report = application.verify(lambda _done, _all: None)
    rows = [
        (each.file, str(each.entries), str(each.unattested), ", ".join(each.problems) or "-")
        for each in report.files
    ]
    terminal.table((N_("File"), N_("Entries"), N_("Unsigned"), N_("Faults")), rows)
    if report.is_sound:
        terminal.say(N_("Everything fits."))
    else:
        terminal.say(N_("Something does not fit. Keep this store as it is and ask for help."))
    terminal.result(
        {
            "sound": report.is_sound,
            "projections_agree": report.projections_agree,
            "files": [
                {
                    "file": each.file,
                    "entries": each.entries,
                    "chain": each.chain,
                    "head": each.head,
                    "unattested": each.unattested,
                    "problems": list(each.problems),
                }
                for each in report.files
            ],
        }
    )
    return Exit.DONE if report.is_sound else Exit.REFUSED


def card(call: Call) -> Exit:
    """Write this station's contact card."""
    with call.unlocked() as application:
        data = application.handing_over.own_card()
        contact = application.handing_over.read_card(data)
    write_new(call.options.out, data, replace=call.options.replace)
    call.terminal.say(N_("The contact card is in {file}"), file=call.options.out)
    call.terminal.result({"card": call.options.out, "recipient": contact.recipient})
    return Exit.DONE


def _show_sheet(terminal: Terminal, sheet: Sheet) -> None:
    titles = {
        "recovery": N_("Recovery sheet {key_id}: opens the store, never signs"),
        "organisation": N_("Organisation sheet {key_id}: signs the roster, never opens the store"),
    }
    terminal.say(titles[sheet.kind], key_id=sheet.key_id)
    for start in range(0, len(sheet.words), 6):
        numbered = enumerate(sheet.words[start : start + 6], start=start + 1)
        line = "  ".join(f"{place:2} {word:<10}" for place, word in numbered)
        if not terminal.as_json:
            terminal.out.write("  " + line.rstrip() + "\n")


def _sheet_data(sheet: Sheet) -> dict[str, object]:
    return {"key_id": sheet.key_id, "words": list(sheet.words)}
