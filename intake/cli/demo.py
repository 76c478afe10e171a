"""`intake demo`: the whole way once, with a made-up person, in a folder of its own."""

from dataclasses import asdict

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.i18n import N_


def demo(call: Call) -> Exit:
    """Found two stores, record one interview, print it, seal it, and take it in at the other."""
    from intake.app.demo import run_demo  # it brings the whole store with it

    call.demand_empty_folder()
    terminal = call.terminal
    made = run_demo(
        call.options.folder,
        terminal.words,
        lambda step: terminal.say(N_("{step} …"), step=step),
        interviews=call.options.interviews,
    )
    terminal.say(N_("PDF: {file}"), file=made.pdf)
    terminal.say(N_("Bundle: {file}"), file=made.bundle)
    terminal.say(N_("Store: {folder}"), folder=made.store)
    terminal.say(N_("Passphrase (made up, only for this demo): {file}"), file=made.passphrase_file)
    terminal.result(asdict(made))
    return Exit.DONE
