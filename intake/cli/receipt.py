"""`intake receipt`: say what came from a station, and take in what another says."""

from datetime import UTC, datetime

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.receipts import Outcome, Receipt
from intake.i18n import N_
from intake.i18n.post_words import alarm_text, numbers_text
from intake.services.receipts import TakenReceipt


def issue(call: Call) -> Exit:
    """Write a receipt for a station into a folder."""
    options = call.options
    backup = _moment(options.backup) if options.backup else None
    with call.unlocked() as application:
        to = application.handing_over.contact(options.station)
        issued = application.receipts.issue(to, options.into, backup)
    for each in issued:
        call.terminal.say(N_("The receipt is in {file}"), file=each.path)
    if backup is None:
        call.terminal.warn(
            call.terminal.words.gettext(
                "It names no backup: as long as there is none, {station} should keep its own data.",
                station=to.station,
            )
        )
    call.terminal.result([_data(each.receipt) | {"file": each.path} for each in issued])
    return Exit.DONE


def list_receipts(call: Call) -> Exit:
    """List the receipts that were taken in, with where the issuer's ledger stood in each."""
    with call.unlocked() as application:
        rows, contacts = application.receipts.rows(), application.handing_over.contacts()
    names = {each.org: each.station for each in contacts}
    call.terminal.table(
        (N_("Station"), N_("Number"), N_("Issued"), N_("Backup"), N_("Ledger")),
        [
            (
                names.get(each.whose.org, each.whose.org),
                str(each.number),
                each.issued.isoformat(timespec="minutes"),
                each.backup.isoformat(timespec="minutes") if each.backup else "-",
                f"{each.own_head.chain[:8]}/{each.own_head.seq}/{each.own_head.link[:16]}",
            )
            for each in rows
        ],
    )
    for alarm in sorted({alarm for each in rows for alarm in each.alarms}):
        call.terminal.warn(alarm_text(call.terminal.words, alarm))
    call.terminal.result(
        [
            {
                "receipt_id": each.receipt,
                "org": each.whose.org,
                "store": each.whose.store,
                "number": each.number,
                "issued": each.issued.isoformat(),
                "backup": each.backup.isoformat() if each.backup else None,
                "own_head": [each.own_head.chain, each.own_head.seq, each.own_head.link],
                "alarms": [alarm.value for alarm in each.alarms],
            }
            for each in rows
        ]
    )
    return Exit.DONE


def take_in(call: Call) -> Exit:
    """Take in a receipt that was carried back."""
    with call.unlocked() as application:
        taken = application.receipts.take_in(call.options.file)
    terminal = call.terminal
    if taken.was_here:
        terminal.say(N_("This receipt was taken in before; nothing was changed."))
    else:
        terminal.say(
            N_("Receipt {number} of {station}"),
            number=taken.receipt.number,
            station=taken.sender.station,
        )
    _warn(call, taken)
    terminal.result(
        _data(taken.receipt)
        | {
            "was_here": taken.was_here,
            "alarms": [each.value for each in taken.alarms],
            "missing_receipts": [list(each) for each in taken.missing_receipts],
        }
    )
    return Exit.REFUSED if taken.alarms else Exit.DONE


def _warn(call: Call, taken: TakenReceipt) -> None:
    """Say what is missing, and what is alarming."""
    terminal = call.terminal
    for each in taken.receipt.inboxes:
        if each.missing:
            terminal.warn(
                terminal.words.gettext(
                    "{station} does not have the bundles {numbers}.",
                    station=taken.sender.station,
                    numbers=numbers_text(each.missing),
                )
            )
    if taken.missing_receipts:
        terminal.warn(
            terminal.words.gettext(
                "These receipts of {station} have not come: {numbers}",
                station=taken.sender.station,
                numbers=numbers_text(taken.missing_receipts),
            )
        )
    for alarm in taken.alarms:
        terminal.warn(alarm_text(terminal.words, alarm))


def _moment(typed: str) -> datetime:
    """Return an aware time; one without a zone is in UTC."""
    moment = datetime.fromisoformat(typed)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _data(receipt: Receipt) -> dict[str, object]:
    rows = [each for inbox in receipt.inboxes for each in inbox.bundles]
    return {
        "receipt_id": receipt.id,
        "number": receipt.number,
        "issued": receipt.issued.isoformat(),
        "backup": receipt.backup.isoformat() if receipt.backup else None,
        "accepted": [each.bundle for each in rows if each.outcome is Outcome.ACCEPTED],
        "refused": [each.bundle for each in rows if each.outcome is Outcome.REFUSED],
        "late": [each.bundle for each in rows if each.is_late],
        "missing": [list(gap) for inbox in receipt.inboxes for gap in inbox.missing],
        "heads": [[each.chain, each.seq, each.link] for each in receipt.heads],
        "own_head": [receipt.own_head.chain, receipt.own_head.seq, receipt.own_head.link],
    }
