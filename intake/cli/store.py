"""`intake store`: found a store, tell about one, check one, and give out its contact card."""

from dataclasses import asdict

from intake.app.files import write_new
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.sheets import sheet_lines
from intake.cli.terminal import Terminal, demand_room
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.i18n import N_, Words
from intake.services.checked_files import CheckedFile
from intake.services.doors import Founded, Founding, Sheet
from intake.services.unmarked import UnmarkedCount
from intake.ui.error_messages import sentence

FACTS = {
    "store": N_("Folder"),
    "org": N_("Organisation id"),
    "store_id": N_("Store id"),
    "organisation": N_("Organisation"),
    "site": N_("Place"),
    "roster_version": N_("Version of the roster"),
    "forms": N_("Forms"),
    "interviews": N_("Interviews"),
}


def new(call: Call) -> Exit:
    """Found a store, and show its two sheets once."""
    options, terminal = call.options, call.terminal
    if options.sheets:
        demand_room(options.sheets)
    call.demand_empty_folder()
    if call.source.is_prompt:
        suggestion = call.doors.suggest_passphrase(terminal.words.language)
        terminal.say(N_("A passphrase that nobody guesses, for example: {words}"), words=suggestion)
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
    return _give_sheets(call, founded)


def info(call: Call) -> Exit:
    """Tell what can be told: without a passphrase only who may unlock."""
    terminal, words = call.terminal, call.terminal.words
    doors = call.doors.doors(call.folder)
    data: dict[str, object] = {
        "store": call.folder,
        "people": [door.label for door in doors],
        "doors": [
            {"label": door.label, "slot": door.slot, "wait_seconds": door.wait_seconds}
            for door in doors
        ],
    }
    if call.source.is_prompt:
        damaged = words.gettext("(damaged key file)")
        terminal.table(
            (N_("Who can unlock"), N_("Key file")),
            [(door.label or damaged, door.slot) for door in doors],
        )
        terminal.result(data)
        return Exit.DONE
    with call.unlocked() as application:
        organisation = application.reading.organisation()
        forms = application.shelf.forms()
        data |= {
            "org": organisation.org,
            "store_id": organisation.store,
            "organisation": organisation.name,
            "site": organisation.site,
            "roster_version": organisation.roster_version,
            "forms": len(forms),
            "interviews": sum(row.interviews for row in forms),
        }
    rows = [(words.gettext(name), str(data[key])) for key, name in FACTS.items()]
    terminal.table((N_("Fact"), N_("Value")), rows)
    terminal.result(data)
    return Exit.DONE


def verify(call: Call) -> Exit:
    """Check every file, every entry and every projection."""
    terminal = call.terminal
    with call.unlocked() as application:
        report = application.verify(lambda _done, _all: None)
        unmarked = application.unmarked.count()
    rows = [
        (
            each.file,
            str(each.entries),
            str(each.unattested),
            str(each.doubtful),
            faults_of(each, terminal.words),
        )
        for each in report.files
    ]
    terminal.table(
        (N_("File"), N_("Entries"), N_("Unsigned"), N_("Kept apart"), N_("Faults")), rows
    )
    if report.is_sound:
        terminal.say(N_("Everything fits."))
    else:
        terminal.say(N_("Something does not fit. Keep this store as it is and ask for help."))
    _say_unmarked(terminal, unmarked)
    terminal.result(
        {
            "sound": report.is_sound,
            "projections_agree": report.projections_agree,
            "unmarked": asdict(unmarked) if unmarked else None,
            "files": [_checked_data(each) for each in report.files],
        }
    )
    return Exit.DONE if report.is_sound else Exit.REFUSED


def add_compartment(call: Call) -> Exit:
    """Add a compartment that this store was founded without."""
    compartment = Compartment(call.options.compartment)
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        is_new = application.add_compartment(compartment, passphrase)
    if is_new:
        call.terminal.say(
            N_("The compartment is added. Make a new backup: older ones do not have its key.")
        )
    else:
        call.terminal.say(N_("This store has the compartment already."))
    call.terminal.result({"compartment": compartment.value, "added": is_new})
    return Exit.DONE


def _say_unmarked(terminal: Terminal, unmarked: UnmarkedCount | None) -> None:
    if unmarked is None:
        terminal.say(N_("Whether names stand in the stories cannot be told without both keys."))
    else:
        terminal.say(
            N_("Stories in which a known name or number still stands: {narratives}."),
            narratives=unmarked.narratives,
        )


def _checked_data(each: CheckedFile) -> dict[str, object]:
    return {
        "file": each.file,
        "entries": each.entries,
        "chain": each.chain,
        "head": each.head,
        "unattested": each.unattested,
        "kept_apart": each.doubtful,
        "unnamed_attachments": list(each.unnamed),
        "checked": each.is_checked,
        "problems": list(each.problems),
    }


def faults_of(file: CheckedFile, words: Words) -> str:
    """Return what a table says of one file of the store."""
    if not file.is_checked:
        return words.gettext(N_("not checked: no key"))
    return ", ".join(file.problems) or "-"


def card(call: Call) -> Exit:
    """Write this station's contact card."""
    options = call.options
    demand_room(options.out, replace=options.replace)
    with call.unlocked() as application:
        data = application.handing_over.own_card()
        contact = application.handing_over.read_card(data)
    write_new(options.out, data, replace=options.replace)
    call.terminal.say(N_("The contact card is in {file}"), file=options.out)
    call.terminal.result(
        {"card": options.out, "recipient": contact.recipient, "station": contact.station}
    )
    return Exit.DONE


def _give_sheets(call: Call, founded: Founded) -> Exit:
    """Write both sheets where it was said; if that fails, show them, for they are nowhere else."""
    terminal, file = call.terminal, call.options.sheets
    sheets = (founded.recovery, founded.organisation)
    code = Exit.DONE
    if file:
        text = "\n".join("\n".join(sheet_lines(each, terminal.words)) + "\n" for each in sheets)
        try:
            write_new(file, text.encode())
        except IntakeError as error:
            terminal.warn(sentence(error, terminal.words))
            file, code = None, Exit.INCOMPLETE
    if file:
        terminal.say(N_("Both sheets are in {file}. Print them, then delete it."), file=file)
    else:
        terminal.say(N_("Write both sheets on paper now. They are not shown again."))
        _show_sheets(terminal, sheets)
    terminal.result(
        {
            "store": founded.folder,
            "sheets": file,
            "recovery_sheet": _sheet_data(founded.recovery, with_words=not file),
            "organisation_sheet": _sheet_data(founded.organisation, with_words=not file),
        }
    )
    return code


def _show_sheets(terminal: Terminal, sheets: tuple[Sheet, ...]) -> None:
    if not terminal.as_json:
        for sheet in sheets:
            terminal.out.write("\n".join(sheet_lines(sheet, terminal.words)) + "\n")


def _sheet_data(sheet: Sheet, *, with_words: bool) -> dict[str, object]:
    data: dict[str, object] = {"key_id": sheet.key_id}
    return data | {"words": list(sheet.words)} if with_words else data
