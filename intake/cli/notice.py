"""`intake notice`: who is told that a person allows less, what came of it, and what came here."""

from datetime import datetime

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.i18n import N_
from intake.i18n.notice_words import notice_text
from intake.services.notices import OPEN, NoticeRow
from intake.services.notices_received import CameRow


def list_notices(call: Call) -> Exit:
    """List the notices to others, and those that came here."""
    with call.unlocked() as application:
        out, came = application.notices.rows(), application.received_notices.rows()
    if not out and not came:
        call.terminal.say(N_("There are no notices."))
    if out:
        _show_out(call, out)
    if came:
        _show_came(call, came)
    call.terminal.result(
        {"out": [_out(each) for each in out], "came": [_came(each) for each in came]}
    )
    is_waiting = any(each.stage in OPEN for each in out) or any(not c.confirmed for c in came)
    return Exit.INCOMPLETE if is_waiting else Exit.DONE


def send(call: Call) -> Exit:
    """Write every open notice for a station into one sealed file."""
    options = call.options
    with call.unlocked() as application:
        to = application.handing_over.contact(options.station)
        path = application.notices.write(to, options.into)
    call.terminal.say(N_("The notices are in {file}"), file=path)
    call.terminal.result({"file": path, "station": to.station})
    return Exit.DONE


def confirm(call: Call) -> Exit:
    """Note that a person here has read a notice and done what it asks."""
    with call.unlocked() as application:
        row = application.received_notices.confirm(call.options.notice, call.options.remark)
    _show_came(call, (row,))
    call.terminal.result(_came(row))
    return Exit.DONE


def told(call: Call) -> Exit:
    """Note that somebody told a holder by hand."""
    with call.unlocked() as application:
        row = application.notices.told(call.options.notice, call.options.remark)
    _show_out(call, (row,))
    call.terminal.result(_out(row))
    return Exit.DONE


def _show_out(call: Call, rows: tuple[NoticeRow, ...]) -> None:
    words = call.terminal.words
    call.terminal.table(
        (N_("Notice"), N_("Station"), N_("In a"), N_("Why"), N_("State"), N_("Since")),
        [
            (
                each.key[:12],
                each.station or "-",
                notice_text(words, each.carrier),
                notice_text(words, each.reason),
                notice_text(words, each.stage),
                _moment(each.settled or each.issued),
            )
            for each in rows
        ],
    )


def _show_came(call: Call, rows: tuple[CameRow, ...]) -> None:
    words = call.terminal.words
    call.terminal.table(
        (N_("Notice"), N_("Sender"), N_("Record"), N_("Why"), N_("Leave out"), N_("Confirmed")),
        [
            (
                each.id[:12],
                each.station or "-",
                each.record[:12] if each.is_ours else words.gettext("nothing of it is here"),
                notice_text(words, each.reason),
                each.limits or "-",
                _moment(each.confirmed),
            )
            for each in rows
        ],
    )


def _out(row: NoticeRow) -> dict[str, object]:
    return {
        "notice": row.key,
        "record": row.record,
        "reason": row.reason.value,
        "carrier": row.carrier.value,
        "carriers": list(row.carriers),
        "station": row.station,
        "state": row.stage.value,
        "limits": row.limits,
        "issued": row.issued.isoformat() if row.issued else None,
        "settled": row.settled.isoformat() if row.settled else None,
        "remark": row.remark,
    }


def _came(row: CameRow) -> dict[str, object]:
    return {
        "notice": row.id,
        "org": row.whose.org,
        "store": row.whose.store,
        "station": row.station,
        "record": row.record,
        "reason": row.reason.value,
        "limits": row.limits,
        "bundles": list(row.bundles),
        "is_here": row.is_ours,
        "came": row.at.isoformat(),
        "confirmed": row.confirmed.isoformat() if row.confirmed else None,
        "remark": row.remark,
    }


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else "-"
