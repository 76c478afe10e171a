"""`intake outbox seal`: all that a station was not sent yet, a few interviews to a bundle."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from intake.cli import bundle, bundle_preview
from intake.cli.bundle import Card
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import Terminal
from intake.domain.errors import CancelledError, UnwritableFolderError
from intake.i18n import N_
from intake.services.application import Application
from intake.services.handing_over import SealedBundle
from intake.services.ports import Contact
from intake.services.sharing import demand_in_bundles


def seal(call: Call) -> Exit:
    """Seal it into a folder; whoever stops keeps what is whole, and goes on another time."""
    options, share = call.options, bundle_preview.share_of(call)
    card = Card(options.to) if Path(options.to).is_file() else None
    if share.profile is not None:
        demand_in_bundles(share.profile)
    work = _Work(call.terminal)
    with call.unlocked() as application:
        to = _station(call, application, card)
        stays = len(application.sending_many.plan(to, share).stays)
        _demand_folder(options.into)
        try:
            with work.stopped_by_hand():
                application.sending_many.send(
                    to, options.into, work.advance, share, finished=work.sealed.append
                )
        except CancelledError:
            work.is_stopped = True
        left = len(application.sending_many.plan(to, share).goes)
    _say(call, work, (left, stays))
    call.terminal.result(
        {
            "station": to.station,
            "recipient": to.recipient,
            "recipient_verified": to.verified,
            "bundles": [_data(each) for each in work.sealed],
            "interviews": work.done,
            "left": left,
            "stays": stays,
            "stopped": work.is_stopped,
        }
    )
    return Exit.CANCELLED if work.is_stopped else Exit.DONE


@dataclass(slots=True)
class _Work:
    """How far it is, for a person who watches, and may stop it."""

    terminal: Terminal
    done: int = 0
    is_stopped: bool = False
    sealed: list[SealedBundle] = field(default_factory=list)
    _asked: bool = False
    _told: int = -1

    def advance(self, done: int, total: int) -> None:
        """Say how far it is where that has changed; stop where somebody asked."""
        self.done = done
        if done != self._told and self.terminal.err.isatty():
            words, self._told = self.terminal.words, done
            text = words.gettext("{done} of {total} interviews", done=done, total=total)
            self.terminal.warn(text)
        if self._asked and done < total:
            raise CancelledError

    @contextmanager
    def stopped_by_hand(self) -> Iterator[None]:
        """Have Ctrl-C ask, and not break off: a bundle is there whole, or nothing of it is."""

        def ask(_signal: int, _frame: FrameType | None) -> None:
            self._asked = True

        before = signal.signal(signal.SIGINT, ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


def _station(call: Call, application: Application, card: Card | None) -> Contact:
    if card:
        bundle.remember(call, application, card)
    return bundle.addressee(application, call.options, card)


def _demand_folder(folder: str) -> None:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFolderError(folder) from error


def _say(call: Call, work: _Work, counts: tuple[int, int]) -> None:
    terminal, (left, stays) = call.terminal, counts
    for each in work.sealed:
        terminal.say(N_("The bundle is in {file}"), file=each.path)
    terminal.say(
        N_("Sealed: {count} interviews. Left: {left}. Not allowed to go: {stays}."),
        count=work.done,
        left=left,
        stays=stays,
    )
    if work.is_stopped:
        text = N_("Stopped. What is whole stays, and counts as sent; the same command goes on.")
        terminal.warn(terminal.words.gettext(text))


def _data(sealed: SealedBundle) -> dict[str, object]:
    return {
        "bundle": sealed.path,
        "bundle_id": sealed.bundle,
        "size": sealed.size,
        "tagmanifest_sha256": sealed.tagmanifest_sha256,
    }
