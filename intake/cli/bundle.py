"""`intake bundle`: seal interviews for one station, look into a bundle, take one in."""

from pathlib import Path

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.i18n import N_
from intake.services.application import Application
from intake.services.handing_over import OpenedBundle
from intake.services.ports import Contact


def _no_news(_done: int, _all: int) -> None:
    """Nobody watches a command's progress."""


def export(call: Call) -> Exit:
    """Seal interviews for one addressee: a contact card, or a station that is known."""
    options = call.options
    with call.unlocked() as application:
        interviews = [application.reading.find(case) for case in options.cases]
        to = _station(application, options.to)
        sealed = application.handing_over.export(interviews, to, options.out, _no_news)
    terminal = call.terminal
    terminal.say(N_("The bundle is in {file}"), file=sealed.path)
    if not to.verified:
        terminal.say(N_("{station} is not yet verified by voice."), station=to.station)
    terminal.result(
        {
            "bundle": sealed.path,
            "bundle_id": sealed.bundle,
            "size": sealed.size,
            "tagmanifest_sha256": sealed.tagmanifest_sha256,
            "recipient": to.recipient,
            "recipient_verified": to.verified,
            "records": list(interviews),
        }
    )
    return Exit.DONE


def open_bundle(call: Call) -> Exit:
    """Verify a bundle whole and say what is in it; nothing is kept."""
    options = call.options
    with call.unlocked() as application:
        sender = _sender(application, options.sender)
        opened = application.handing_over.inspect(options.file, _no_news, sender)
    call.terminal.say(N_("The bundle is sound. Nothing was taken in."))
    _describe(call, opened)
    call.terminal.result(_data(opened))
    return Exit.DONE


def import_bundle(call: Call) -> Exit:
    """Verify a bundle whole and merge it; the same bundle again changes nothing."""
    options = call.options
    with call.unlocked() as application:
        sender = _sender(application, options.sender)
        received = application.handing_over.receive(options.file, _no_news, sender)
    if received.was_here:
        call.terminal.say(N_("This bundle was taken in before; nothing was changed."))
    else:
        call.terminal.say(N_("Taken in: {count} new entries."), count=received.new_entries)
    _describe(call, received.opened)
    call.terminal.result(
        _data(received.opened)
        | {"new_entries": received.new_entries, "was_here": received.was_here}
    )
    return Exit.DONE


def _station(application: Application, named: str) -> Contact:
    if Path(named).is_file():
        return application.handing_over.remember(read_bytes(named))
    return application.handing_over.contact(named)


def _sender(application: Application, card: str | None) -> Contact | None:
    return application.handing_over.remember(read_bytes(card)) if card else None


def _describe(call: Call, opened: OpenedBundle) -> None:
    call.terminal.table(
        (N_("Fact"), N_("Value")),
        [
            ("bundle", opened.bundle),
            ("sender", opened.sender.station),
            ("created", opened.created.isoformat(timespec="minutes")),
            ("interviews", str(len(opened.records))),
            ("entries", str(len(opened.entries))),
        ],
    )


def _data(opened: OpenedBundle) -> dict[str, object]:
    return {
        "bundle_id": opened.bundle,
        "sender": {
            "org": opened.sender.org,
            "station": opened.sender.station,
            "verified": opened.sender.verified,
        },
        "seq": opened.seq,
        "created": opened.created.isoformat(),
        "tagmanifest_sha256": opened.tagmanifest_sha256,
        "records": list(opened.records),
        "entries": len(opened.entries),
        "unattested": opened.unattested,
    }
