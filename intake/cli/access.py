"""`intake interview access`: who has seen an interview, and how it left."""

from collections.abc import Mapping

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.i18n import N_
from intake.services.access import Deed

_DEEDS: Mapping[Deed, str] = {
    Deed.OPENED: N_("opened it"),
    Deed.PRINTED: N_("printed it"),
    Deed.SEALED: N_("put it into a bundle"),
    Deed.EXPORTED: N_("wrote its answers to a file"),
}


def access(call: Call) -> Exit:
    """List who opened, printed and exported one interview at this station, oldest first."""
    with call.unlocked() as application:
        interview = application.reading.find(call.options.case)
        lines = application.access.of(interview)
    terminal = call.terminal
    if not lines:
        terminal.say(N_("Nobody has opened this interview since it was recorded."))
    terminal.table(
        (N_("When"), N_("Who"), N_("What")),
        [
            (
                line.at.isoformat(timespec="minutes"),
                line.name or line.person[:8],
                terminal.words.gettext(_DEEDS[line.deed]),
            )
            for line in lines
        ],
    )
    terminal.result(
        [
            {
                "at": line.at.isoformat(),
                "deed": line.deed.value,
                "person": line.person,
                "name": line.name,
                "attested": line.attested,
            }
            for line in lines
        ]
    )
    return Exit.DONE
