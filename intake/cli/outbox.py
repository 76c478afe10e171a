"""`intake outbox`: what was sealed here, and how far it has come."""

from datetime import datetime

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.i18n import N_
from intake.i18n.post_words import stage_text
from intake.services.outbox import OutboxRow


def list_outbox(call: Call) -> Exit:
    """List the bundles that were sealed here, newest first."""
    with call.unlocked() as application:
        rows = application.outbox.rows()
    _table(call, rows)
    call.terminal.result([_data(each) for each in rows])
    return Exit.DONE


def carried(call: Call) -> Exit:
    """Note that a bundle was handed over."""
    with call.unlocked() as application:
        row = application.outbox.carried(call.options.bundle)
    _table(call, (row,))
    call.terminal.result(_data(row))
    return Exit.DONE


def _table(call: Call, rows: tuple[OutboxRow, ...]) -> None:
    words = call.terminal.words
    call.terminal.table(
        (N_("Bundle"), N_("Station"), N_("Number"), N_("State"), N_("Made"), N_("Received")),
        [
            (
                each.sent.bundle,
                each.station or "-",
                str(each.sent.number),
                stage_text(words, each.stage),
                _moment(each.sent.made),
                _moment(each.sent.received),
            )
            for each in rows
        ],
    )


def _data(row: OutboxRow) -> dict[str, object]:
    sent = row.sent
    return {
        "bundle_id": sent.bundle,
        "station": row.station,
        "recipient": sent.recipient,
        "seq": sent.number,
        "tagmanifest_sha256": sent.tagmanifest_sha256,
        "state": row.stage.value,
        "made": sent.made.isoformat(),
        "carried": _iso(sent.carried),
        "received": _iso(sent.received),
        "settled": _iso(sent.settled),
        "reason": sent.reason.value if sent.reason else None,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else "-"
