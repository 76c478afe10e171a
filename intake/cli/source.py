"""`intake source`: officers who tell something from inside; only with the key of the sources."""

from dataclasses import asdict

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.i18n import N_
from intake.i18n.code_lists import code_text


def add(call: Call) -> Exit:
    """Note who a source is."""
    options = call.options
    with call.unlocked() as application:
        made = application.sources.add(options.who, options.how, options.role)
    call.terminal.say(N_("The source is noted: {id}"), id=made.id)
    call.terminal.result({"id": made.id})
    return Exit.DONE


def list_sources(call: Call) -> Exit:
    """List the sources and what they said."""
    language = call.terminal.words.language
    with call.unlocked() as application:
        sources, said = application.sources.all(), application.sources.said()
    told = {each.id: sum(one.source == each.id for one in said) for each in sources}
    head = (N_("Source id"), N_("Who"), N_("Their post"), N_("How they know"), N_("Steps"))
    call.terminal.table(
        head,
        [
            (
                each.id,
                each.who,
                code_text("agency", each.role, language) if each.role else "",
                each.how,
                str(told[each.id]),
            )
            for each in sources
        ],
    )
    call.terminal.result(
        {
            "sources": [asdict(each) for each in sources],
            "said": [asdict(each) for each in said],
        }
    )
    return Exit.DONE
