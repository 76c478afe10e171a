"""`intake target`: places that carry sealed files, and what waits there."""

from argparse import ArgumentTypeError
from pathlib import Path

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import no_news, read_bytes
from intake.domain.targets import Target, TargetKind
from intake.i18n import N_
from intake.services.application import Application
from intake.services.targets import incomplete


def setting(text: str) -> tuple[str, str]:
    """Read NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise ArgumentTypeError(text)
    return name, value


def list_targets(call: Call) -> Exit:
    """List the places, without what opens them."""
    with call.unlocked() as application:
        rows = application.targets.rows()
    call.terminal.table(
        (N_("Target"), N_("Kind"), N_("Settings")),
        [
            (each.name, each.kind.value, ", ".join(f"{k}={v}" for k, v in each.shown().items()))
            for each in rows
        ],
    )
    call.terminal.result([_data(each) for each in rows])
    return Exit.DONE


def add(call: Call) -> Exit:
    """Keep a place, and what opens it, in the encrypted store."""
    options = call.options
    settings = dict(options.set)
    for name, file in options.set_from:
        settings[name] = read_bytes(file).decode("utf-8", "replace").strip()
    target = Target(options.name, TargetKind(options.kind), settings)
    with call.unlocked() as application:
        application.targets.keep(target)
    call.terminal.say(N_("Kept: {name}. Nothing was contacted."), name=target.name)
    call.terminal.result(_data(target))
    return Exit.DONE


def remove(call: Call) -> Exit:
    """Forget a place; what lies there stays there."""
    with call.unlocked() as application:
        application.targets.forget(call.options.name)
    call.terminal.say(N_("Removed: {name}. What lies there stays there."), name=call.options.name)
    call.terminal.result({"removed": call.options.name})
    return Exit.DONE


def check(call: Call) -> Exit:
    """Contact a place, and say what waits there."""
    with call.unlocked() as application:
        waiting = application.targets.waiting(call.options.name)
    call.terminal.say(N_("It answers. Waiting for this station: {count}."), count=len(waiting))
    call.terminal.result({"target": call.options.name, "waiting": list(waiting)})
    return Exit.DONE


def send(call: Call) -> Exit:
    """Send sealed files to a station."""
    options = call.options
    sent = []
    with call.unlocked() as application:
        recipient = _recipient(application, options.to)
        for file in options.files:
            done = application.targets.send(options.name, file, recipient, no_news)
            sent.append({"file": file, "name": done.name, "pieces": done.pieces, "sent": done.sent})
            call.terminal.say(
                N_("{file}: pieces {pieces}, sent now {sent}"),
                file=file,
                pieces=done.pieces,
                sent=done.sent,
            )
    call.terminal.result({"target": options.name, "files": sent})
    return Exit.DONE


def fetch(call: Call) -> Exit:
    """Bring what waits into a folder."""
    options = call.options
    Path(options.into).mkdir(parents=True, exist_ok=True)
    with call.unlocked() as application:
        fetched = application.targets.fetch(options.name, options.into, no_news)
    missing = incomplete(fetched)
    call.terminal.say(
        N_("Fetched: {count}. Not whole yet: {missing}."),
        count=len(fetched) - missing,
        missing=missing,
    )
    files = [{"name": each.name, "file": each.file or None} for each in fetched]
    call.terminal.result({"target": options.name, "files": files})
    return Exit.INCOMPLETE if missing else Exit.DONE


def _recipient(application: Application, to: str) -> str:
    if Path(to).is_file():
        return application.handing_over.read_card(read_bytes(to)).recipient
    return application.handing_over.contact(to).recipient


def _data(target: Target) -> dict[str, object]:
    return {"name": target.name, "kind": target.kind.value, "settings": target.shown()}
