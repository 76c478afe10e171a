"""`intake bundle`: seal interviews for one station, look into a bundle, take one in."""

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from intake.app import is_recipient
from intake.cli import apart, bundle_preview
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room, no_news, read_bytes
from intake.domain.errors import (
    BundleRefusedError,
    UnknownContactError,
    UnreadableContactError,
    UnreadableFileError,
)
from intake.domain.ids import OrganisationId
from intake.domain.profiles import Profile
from intake.i18n import N_, Words
from intake.i18n.profile_words import PROFILES
from intake.services.application import Application
from intake.services.handing_over import OpenedBundle
from intake.services.ports import Contact


def add_whose(leaf: ArgumentParser, words: Words) -> None:
    """Have the command say whose the station of a card is, when it was not known."""
    whose = leaf.add_mutually_exclusive_group()
    whose.add_argument(
        "--partner",
        dest="is_partner",
        action="store_true",
        default=None,
        help=words.gettext("the station is a partner's: the person's yes must name it"),
    )
    whose.add_argument(
        "--own",
        dest="is_partner",
        action="store_false",
        default=None,
        help=words.gettext("the station is of the own programme"),
    )


def export(call: Call) -> Exit:
    """Seal interviews for one addressee: a contact card, a known station, or a bare recipient."""
    options = call.options
    if not options.preview:
        demand_room(options.out)
    card = Card(options.to) if options.to and Path(options.to).is_file() else None
    with call.unlocked() as application:
        interviews = list(dict.fromkeys(application.reading.find(each) for each in options.cases))
        to = addressee(application, options, card)
        if options.preview:
            return bundle_preview.preview(call, application, to, options.cases)
        sealed = application.handing_over.export(
            interviews, to, options.out, no_news, bundle_preview.share_of(call)
        )
        if card:
            remember(call, application, card)
    terminal = call.terminal
    terminal.say(N_("The bundle is in {file}"), file=sealed.path)
    if not to.card:
        terminal.warn(
            terminal.words.gettext(
                "It was sealed for a recipient without a contact card: "
                "make sure whose key that is before you hand it over."
            )
        )
    elif not to.verified:
        terminal.say(N_("{station} is not yet verified by voice."), station=to.station)
    terminal.result(
        {
            "bundle": sealed.path,
            "bundle_id": sealed.bundle,
            "size": sealed.size,
            "tagmanifest_sha256": sealed.tagmanifest_sha256,
            "recipient": to.recipient,
            "recipient_verified": to.verified,
            "records": interviews,
        }
    )
    return Exit.DONE


def open_bundle(call: Call) -> Exit:
    """Verify a bundle whole and say what is in it; nothing is kept."""
    options = call.options
    card = _given(options)
    with call.unlocked() as application:
        sender = card.contact(application) if card else None
        opened = application.handing_over.inspect(options.file, no_news, sender)
    call.terminal.say(N_("The bundle is sound. Nothing was taken in."))
    _describe(call, opened)
    call.terminal.result(_data(opened))
    return Exit.DONE


def import_bundle(call: Call) -> Exit:
    """Verify a bundle whole and merge it; the same bundle again changes nothing."""
    options = call.options
    card = _given(options)
    with call.unlocked() as application:
        sender = card.contact(application) if card else None
        try:
            received = application.handing_over.receive(options.file, no_news, sender)
        except BundleRefusedError as refused:
            application.inbox.set_aside(options.file, refused)
            raise
        if card:
            remember(call, application, card)
        kept = application.kept_apart.rows(received.opened.records)
    if received.was_here:
        call.terminal.say(N_("This bundle was taken in before; nothing was changed."))
    else:
        call.terminal.say(N_("Taken in: {count} new entries."), count=received.new_entries)
    _describe(call, received.opened)
    if kept:
        call.terminal.warn(
            call.terminal.words.gettext("Some of it does not count until somebody vouches for it:")
        )
        apart.tell(call, kept)
    call.terminal.result(
        _data(received.opened)
        | {
            "new_entries": received.new_entries,
            "was_here": received.was_here,
            "kept_apart": apart.data(kept),
        }
    )
    return Exit.DONE


class Card:
    """A contact card in a file, read before the store is unlocked."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.data = read_bytes(file)

    def contact(self, application: Application) -> Contact:
        """Return whose card it is, or raise UnreadableContactError."""
        try:
            return application.handing_over.read_card(self.data)
        except UnreadableContactError as error:
            raise UnreadableContactError(self._file) from error


def addressee(application: Application, options: Namespace, card: Card | None) -> Contact:
    """Return the station that was named, or whose card was given; UnknownContactError."""
    named = options.recipient or options.to
    given = card.contact(application) if card else None
    with suppress(UnknownContactError):  # a station that is known may be verified as well
        known = application.handing_over.contact(given.recipient if given else named)
        return _called(application, known, options.is_partner)
    if given:
        return replace(given, is_partner=options.is_partner is not False)
    if is_recipient(named):
        is_partner = options.is_partner is not False
        return Contact(
            OrganisationId(""), options.called, named, (), "", b"", is_partner=is_partner
        )
    raise UnknownContactError(named)


def _called(application: Application, known: Contact, is_partner: bool | None) -> Contact:  # noqa: FBT001 - as it was typed
    """Return a known station, as somebody has said now whose it is."""
    if is_partner is None or known.is_partner is is_partner:
        return known
    application.handing_over.call_partner(known, is_partner=is_partner)
    return replace(known, is_partner=is_partner)


def remember(call: Call, application: Application, card: Card) -> None:
    """Remember the station of a card, and whose it is; what was said before holds."""
    is_partner, desk = call.options.is_partner, application.handing_over
    is_known = card.contact(application).recipient in {each.recipient for each in desk.contacts()}
    contact = desk.remember(card.data, is_partner=is_partner is not False)
    _called(application, contact, is_partner)
    if is_partner is None and not is_known:
        call.terminal.warn(
            call.terminal.words.gettext(
                "“{station}” counts as a partner's: what goes there needs a yes that names it, and "
                "no picture goes as it came. If it is of the own programme, say --own.",
                station=contact.station,
            )
        )


def _given(options: Namespace) -> Card | None:
    """Return the sender's card; raise UnreadableFileError early when it or the bundle is absent."""
    if not Path(options.file).is_file():
        raise UnreadableFileError(options.file, "read")
    return Card(options.sender) if options.sender else None


def _describe(call: Call, opened: OpenedBundle) -> None:
    words = call.terminal.words
    call.terminal.table(
        (N_("Fact"), N_("Value")),
        [
            (words.gettext("Bundle"), opened.bundle),
            (words.gettext("Sender"), opened.sender.station),
            (words.gettext("Created"), opened.created.isoformat(timespec="minutes")),
            (words.gettext("Interviews"), str(len(opened.records))),
            (words.gettext("Entries"), str(len(opened.entries))),
            (words.gettext("Profile"), words.gettext(PROFILES[_profile(opened)])),
            (words.gettext("Notices"), str(len(opened.notices))),
        ],
    )


def _profile(opened: OpenedBundle) -> Profile:
    """Return what of the records was sent; a bundle that says nothing keeps nothing back."""
    return Profile(opened.profile or Profile.OWN)


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
        "profile": _profile(opened).value,
        "withheld": sum(each.is_withheld for each in opened.entries if each.record_count),
        "notices": len(opened.notices),
    }
