"""`intake ledger export`: the ledger of a store as a folder, for a verifier without the program."""

from intake.cli import options
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add the command and what is below it."""
    verbs = options.family(
        commands, words, "ledger", N_("copy the ledger for somebody who checks it elsewhere")
    )
    made = options.leaf(
        verbs, words, "export", N_("write every entry of this store, as hashes where not asked")
    )
    made.add_argument(
        "into", metavar=words.gettext("FOLDER"), help=words.gettext("new folder to write")
    )
    made.add_argument(
        "--case",
        dest="cases",
        action="append",
        default=[],
        metavar=words.gettext("CODE"),
        help=words.gettext(
            "an interview that may be read there, not encrypted; as often as wanted"
        ),
    )
    made.add_argument(
        "--everything",
        action="store_true",
        help=words.gettext("all that this person can read, not encrypted"),
    )
    options.opening(made, words)
    made.set_defaults(run=export)


def export(call: Call) -> Exit:
    """Write the folder, and say what to check it by."""
    asked, terminal = call.options, call.terminal
    with call.unlocked() as application:
        cases = [application.reading.find(each) for each in asked.cases]
        wrote = application.ledger_copies.write(asked.into, cases, everything=asked.everything)
    terminal.say(
        N_("Written: {count} entries, {hashes} of them as hashes alone."),
        count=wrote.entries,
        hashes=wrote.withheld,
    )
    for head in wrote.heads:
        terminal.say(
            N_("Complete up to entry {number} of chain {chain}: {link}"),
            number=head.seq,
            chain=head.chain,
            link=head.link,
        )
    terminal.say(N_("Whoever checks it types the root key from paper: {root}"), root=wrote.root)
    if asked.cases or asked.everything:
        terminal.say(N_("What can be read in it is not encrypted: keep it as you keep paper."))
    terminal.result(
        {
            "folder": asked.into,
            "entries": wrote.entries,
            "withheld": wrote.withheld,
            "root": wrote.root,
            "heads": [
                {
                    "compartment": head.compartment.value,
                    "chain": head.chain,
                    "seq": head.seq,
                    "link": head.link,
                }
                for head in wrote.heads
            ],
        }
    )
    return Exit.DONE
