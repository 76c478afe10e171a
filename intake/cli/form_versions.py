"""`intake form export`: give a questionnaire of the store back."""

from intake.app.files import write_new
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.i18n import N_


def export(call: Call) -> Exit:
    """Write the file that was imported, or the XForm, where it was asked for."""
    options, terminal = call.options, call.terminal
    demand_room(options.out, replace=options.replace)
    with call.unlocked() as application:
        form = application.shelf.newest(options.form)
        versions = application.form_versions
        is_xform = options.form_as == "xform"
        file = versions.xform(form.hash) if is_xform else versions.original(form.hash)
    write_new(options.out, file.content, replace=options.replace)
    terminal.say(N_("The questionnaire is in {file}"), file=options.out)
    terminal.result(
        {"file": options.out, "hash": form.hash, "name": file.name, "size": len(file.content)}
    )
    return Exit.DONE
