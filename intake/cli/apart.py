"""`intake store apart` and `adopt`: entries from elsewhere that do not count until vouched for."""

from collections.abc import Mapping
from typing import Final

from intake.cli import options
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.domain.vouching import ApartReason
from intake.i18n import N_, Words
from intake.services.kept_apart import KeptRow

REASONS: Final[Mapping[ApartReason, str]] = {
    ApartReason.ROLE: N_("did not hold the role for it"),
    ApartReason.ROSTER: N_("names an older roster than an entry before it"),
    ApartReason.KEYS: N_("keys were in other hands later"),
    ApartReason.SIGNATURE: N_("lacks the signature that a judgement needs"),
    ApartReason.RULE: N_("does not follow on what happened before"),
}


def add(verbs: Commands, words: Words) -> None:
    """Add both verbs to the family of the store."""
    apart = options.leaf(
        verbs, words, "apart", N_("list entries from elsewhere that do not count, and why")
    )
    options.opening(apart, words)
    apart.set_defaults(run=show)
    adopted = options.leaf(
        verbs, words, "adopt", N_("vouch for an entry that is kept apart, so that it counts")
    )
    adopted.add_argument(
        "place",
        metavar=words.gettext("ENTRY"),
        help=words.gettext("chain and number, as “store apart” lists them"),
    )
    adopted.add_argument(
        "--reason",
        required=True,
        metavar=words.gettext("TEXT"),
        help=words.gettext("why it should count; it is signed and kept"),
    )
    options.opening(adopted, words)
    adopted.set_defaults(run=adopt)


def show(call: Call) -> Exit:
    """List what is kept apart, without what it says."""
    with call.unlocked() as application:
        rows = application.kept_apart.rows()
    tell(call, rows)
    call.terminal.result({"kept_apart": data(rows)})
    return Exit.DONE


def adopt(call: Call) -> Exit:
    """Sign, with the judgement key, that one entry counts."""
    passphrase, place = call.passphrase(), call.options.place
    with call.unlocked(passphrase) as application:
        written = application.kept_apart.adopt(place, call.options.reason, passphrase)
    call.terminal.say(N_("{place} counts from now on; you signed for it."), place=place)
    call.terminal.result({"adopted": place, "chain": written.chain, "seq": written.seq})
    return Exit.DONE


def tell(call: Call, rows: tuple[KeptRow, ...]) -> None:
    """Show the rows to a person."""
    words = call.terminal.words
    if not rows:
        call.terminal.say(N_("Nothing is kept apart."))
        return
    call.terminal.table(
        (N_("Entry"), N_("What"), N_("Who"), N_("When"), N_("Why it does not count")),
        [
            (
                row.place,
                row.type,
                row.name or words.gettext("(nobody known here)"),
                row.at.isoformat(timespec="minutes"),
                words.gettext(REASONS[row.reason]),
            )
            for row in rows
        ],
    )


def data(rows: tuple[KeptRow, ...]) -> list[dict[str, object]]:
    """Return the same for a program."""
    return [
        {
            "entry": row.place,
            "compartment": row.compartment.value,
            "interview": row.interview,
            "type": row.type,
            "name": row.name,
            "at": row.at.isoformat(),
            "reason": row.reason.value,
        }
        for row in rows
    ]
