"""`intake paper`: forms for a pen, the practice interview, the sheet that goes with a bundle."""

from pathlib import Path

from intake.app import loose_papers
from intake.cli.exit_codes import Exit
from intake.cli.form_preview import form_of
from intake.cli.paper import LANGUAGES
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.i18n import N_
from intake.services.loose_papers import handover as handover_of


def blank(call: Call) -> Exit:
    """Write a form to be filled in with a pen; of a file no store is opened."""
    demand_room(call.options.out, replace=call.options.replace)
    tried = form_of(call)
    return _written(call, loose_papers.blank(tried.form, tried.hash, _languages(call)))


def practice(call: Call) -> Exit:
    """Write the made-up case for who plays it."""
    demand_room(call.options.out, replace=call.options.replace)
    return _written(call, loose_papers.practice(_languages(call)))


def handover(call: Call) -> Exit:
    """Write the sheet of a bundle that was sealed here."""
    demand_room(call.options.out, replace=call.options.replace)
    with call.unlocked() as application:
        row = application.outbox.find(call.options.bundle)
    return _written(call, loose_papers.handover(handover_of(row), _languages(call)))


def _written(call: Call, pdf: bytes) -> Exit:
    options = call.options
    loose_papers.write(options.out, pdf, replace=options.replace)
    call.terminal.say(N_("The paper is in {file}"), file=options.out)
    call.terminal.result(
        {"pdf": str(Path(options.out)), "languages": list(_languages(call)), "size": len(pdf)}
    )
    return Exit.DONE


def _languages(call: Call) -> tuple[str, ...]:
    return LANGUAGES[call.options.language]
