"""`intake contact`: other stations, the words of their cards, and this station's own card."""

from collections.abc import Mapping
from pathlib import Path

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room, read_bytes
from intake.domain.errors import FileExistsAlreadyError, UnreadableContactError
from intake.i18n import N_
from intake.services.application import Application
from intake.services.contacts import ASKED, Fingerprint, Part, Standing
from intake.services.people import Authority, GrantAnew
from intake.services.ports import Contact

PARTS = {
    Part.INBOX: N_("the inbox that is sealed to"),
    Part.FILE_KEYS: N_("the keys that sign"),
    Part.ROOT_KEY: N_("the root key of the organisation"),
    Part.ROSTER_VERSION: N_("the version of the roster"),
}
INBOX = "inbox"


def list_contacts(call: Call) -> Exit:
    """List the stations that are known here."""
    with call.unlocked() as application:
        rows = application.contacts.rows()
    words = call.terminal.words
    call.terminal.table(
        (N_("Station"), N_("Compared by voice"), N_("Programme")),
        [
            (
                each.contact.station,
                words.gettext("yes") if each.contact.verified else words.gettext("not yet"),
                words.gettext("partner") if each.contact.is_partner else words.gettext("own"),
            )
            for each in rows
        ],
    )
    call.terminal.result([_data(each.contact, each.fingerprint) for each in rows])
    return Exit.DONE


def show(call: Call) -> Exit:
    """Show the words of a station's card, or of the own card."""
    with call.unlocked() as application:
        if not call.options.station:
            card, fingerprint = application.contacts.own()
            _show_words(call, fingerprint)
            call.terminal.result(_words(fingerprint) | {"card": card.decode()})
            return Exit.DONE
        contact = application.handing_over.contact(call.options.station)
        fingerprint = _fingerprint(application, contact)
    _show_words(call, fingerprint)
    _show_standing(call, contact)
    call.terminal.result(_data(contact, fingerprint))
    return Exit.DONE


def add(call: Call) -> Exit:
    """Remember the card of a station; what changed on a known one is shown."""
    data = read_bytes(call.options.file)
    with call.unlocked() as application:
        try:
            looked = application.contacts.look(data)
        except UnreadableContactError as error:
            raise UnreadableContactError(call.options.file) from error
        contact = application.contacts.add(data, is_partner=call.options.is_partner is not False)
    terminal = call.terminal
    if looked.standing is Standing.CHANGED:
        terminal.warn(
            terminal.words.gettext(
                "The card of {station} has changed: {parts}. Compare its words again.",
                station=contact.station,
                parts=", ".join(terminal.words.gettext(PARTS[each]) for each in looked.changed),
            )
        )
    _show_words(call, looked.fingerprint)
    _show_standing(call, contact)
    terminal.result(
        _data(contact, looked.fingerprint)
        | {"standing": looked.standing.value, "changed": [each.value for each in looked.changed]}
    )
    return Exit.DONE


def verify(call: Call) -> Exit:
    """Note that the words were compared: two of the eight are typed as they were heard."""
    with call.unlocked() as application:
        contact = application.handing_over.contact(call.options.station)
        typed = dict(call.options.word) if call.options.word else _asked(call, application)
        contact = application.contacts.verify(contact, typed)
    call.terminal.say(N_("{station} is verified by voice."), station=contact.station)
    call.terminal.result({"station": contact.station, "verified": contact.verified})
    return Exit.DONE


def revoke(call: Call) -> Exit:
    """Believe nothing more from the keys of a station."""
    with call.unlocked() as application:
        contact = application.handing_over.contact(call.options.station)
        application.contacts.revoke(contact)
    call.terminal.say(
        N_("Nothing more is believed from the keys of {station}. What came before stays."),
        station=contact.station,
    )
    call.terminal.result({"station": contact.station, "revoked": list(contact.file_keys)})
    return Exit.DONE


def rotate(call: Call) -> Exit:
    """Give this station a new inbox, and write the card that says so."""
    out = call.options.out
    demand_room(out)
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        plan = application.people.plan(GrantAnew(new_keys=True, only=(INBOX,)))
        application.people.carry_out(plan, Authority(passphrase, key_file=call.options.key_file))
    with call.unlocked(passphrase) as application:
        card, fingerprint = application.contacts.own()
    _write_new(out, card)
    call.terminal.say(N_("The new contact card is in {file}"), file=out)
    call.terminal.say(
        N_("Give it to every station that sends here. What was sealed to the former inbox opens.")
    )
    _show_words(call, fingerprint)
    call.terminal.result(_words(fingerprint) | {"card": out})
    return Exit.DONE


def forget_inboxes(call: Call) -> Exit:
    """Destroy the keys of inboxes that newer ones have replaced."""
    with call.unlocked() as application:
        count = application.people.forget_former_inboxes()
    terminal = call.terminal
    terminal.say(N_("Former inboxes whose keys were destroyed: {count}"), count=count)
    if count:
        terminal.say(N_("What was sealed to them and was not taken in cannot be opened any more."))
    terminal.result({"destroyed": count})
    return Exit.DONE


def _asked(call: Call, application: Application) -> Mapping[int, str]:
    words, typed = call.terminal.words, {}
    for place in application.contacts.asked():
        prompt = words.gettext("Word {number} as you hear it:", number=place)
        typed[place] = input(f"{prompt} ")
    return typed if len(typed) >= ASKED else {}


def _fingerprint(application: Application, contact: Contact) -> Fingerprint:
    rows = application.contacts.rows()
    return next(each.fingerprint for each in rows if each.contact.card == contact.card)


def _show_words(call: Call, fingerprint: Fingerprint) -> None:
    call.terminal.table(
        (N_("Number"), N_("English"), N_("Spanish")),
        [
            (str(place), english, spanish)
            for place, (english, spanish) in enumerate(
                zip(fingerprint.english, fingerprint.spanish, strict=True), 1
            )
        ],
    )
    call.terminal.say(N_("Or as digits: {digits}"), digits=fingerprint.digits)


def _show_standing(call: Call, contact: Contact) -> None:
    if not contact.verified:
        call.terminal.say(N_("{station} is not yet verified by voice."), station=contact.station)


def _words(fingerprint: Fingerprint) -> dict[str, object]:
    return {
        "words": {"en": list(fingerprint.english), "es": list(fingerprint.spanish)},
        "digits": fingerprint.digits,
    }


def _data(contact: Contact, fingerprint: Fingerprint) -> dict[str, object]:
    return {
        "station": contact.station,
        "org": contact.org,
        "recipient": contact.recipient,
        "file_keys": list(contact.file_keys),
        "verified": contact.verified,
        "partner": contact.is_partner,
    } | _words(fingerprint)


def _write_new(file: str, data: bytes) -> None:
    try:
        with Path(file).open("xb") as target:
            target.write(data)
    except FileExistsError as there:
        raise FileExistsAlreadyError(file) from there
