"""`intake erase`: what waits to be erased, the two signatures, and the new keys afterwards."""

from typing import Final

from intake.cli import options
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.domain.case_codes import shown
from intake.i18n import N_, Words
from intake.i18n.erasing_words import REASONS, STEPS, remainder
from intake.services.application import Application
from intake.services.erasing import Erased
from intake.services.erasing_ports import ErasedRow, Listing, Ordered, PendingKey

_VERBS: Final = (
    ("order", N_("order, as a data steward, that a record is erased")),
    ("approve", N_("approve what a data steward ordered, and erase the record for good")),
)


def add(commands: Commands, words: Words) -> None:
    """Add the family."""
    text = N_("erase a record for good: two people sign, the second signature does it")
    verbs = options.family(commands, words, "erase", text)
    listed = options.leaf(
        verbs, words, "list", N_("list what waits to be erased, and what was erased")
    )
    options.opening(listed, words)
    listed.set_defaults(run=show)
    for (name, help_), run in zip(_VERBS, (order, approve), strict=True):
        made = options.leaf(verbs, words, name, help_)
        options.case(made, words)
        made.add_argument(
            "--dry-run",
            action="store_true",
            help=words.gettext("only count what would go; nothing is changed"),
        )
        options.opening(made, words)
        made.set_defaults(run=run)
    keys = options.leaf(
        verbs, words, "keys", N_("give new keys to the files in which something was erased")
    )
    options.opening(keys, words)
    keys.set_defaults(run=change_keys)


def show(call: Call) -> Exit:
    """List codes and steps, nothing of what was said."""
    with call.unlocked() as application:
        desk = application.erasing
        waiting, erased, keys = desk.waiting(), desk.erased(), desk.pending_keys()
    words = call.terminal.words
    call.terminal.table(
        (N_("Code"), N_("Step")),
        [(shown(each.case_code), words.gettext(STEPS[each.step])) for each in waiting],
    )
    call.terminal.say(N_("Erased so far: {count}"), count=len(erased))
    _say_pending(call, keys)
    call.terminal.result(
        {
            "waiting": [_waiting(each) for each in waiting],
            "erased": [_erased(each) for each in erased],
            "keys_pending": [each.compartment.value for each in keys],
        }
    )
    return Exit.DONE


def order(call: Call) -> Exit:
    """Sign as a data steward."""
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        interview = application.reading.find(call.options.case)
        reason = application.erasing.reason(interview)
        listing = application.erasing.listing(interview)
        erasure = ""
        if not call.options.dry_run:
            erasure = application.erasing.order(interview, passphrase)
    _say_listing(call, listing)
    call.terminal.say(N_("Why: {reason}"), reason=call.terminal.words.gettext(REASONS[reason]))
    if erasure:
        call.terminal.say(N_("Ordered. Somebody else has to approve it: intake erase approve."))
    call.terminal.result(_listing(listing) | {"erasure": erasure, "reason": reason.value})
    return Exit.DONE


def approve(call: Call) -> Exit:
    """Sign as the second person; the record is gone after that."""
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        interview = application.reading.find(call.options.case)
        if call.options.dry_run:
            listing = application.erasing.listing(interview)
            _say_listing(call, listing)
            call.terminal.result(_listing(listing) | {"erased": False})
            return Exit.DONE
        done = application.erasing.approve(interview, passphrase)
    _say_done(call, done)
    return Exit.DONE


def change_keys(call: Call) -> Exit:
    """Grant new keys; the files have them when the store is locked, which is at once."""
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        changed = application.erasing.change_keys(passphrase)
    with call.unlocked(passphrase) as application:
        pending = _pending(application)
    if not changed:
        call.terminal.say(N_("No file waits for new keys."))
    elif not pending:
        call.terminal.say(N_("The files have new keys."))
    _say_pending(call, pending)
    call.terminal.result(
        {
            "changed": [each.value for each in changed],
            "keys_pending": [each.compartment.value for each in pending],
        }
    )
    return Exit.INCOMPLETE if pending else Exit.DONE


def _pending(application: Application) -> tuple[PendingKey, ...]:
    return application.erasing.pending_keys()


def _say_listing(call: Call, listing: Listing) -> None:
    entries = sum(count for _, count in listing.entries)
    call.terminal.say(
        N_("Goes: entries: {entries}, drafts: {drafts}, attachments: {attachments}."),
        entries=entries,
        drafts=listing.drafts,
        attachments=listing.attachments,
    )
    if listing.judgements:
        call.terminal.say(N_("Judgements erased with it: {count}"), count=listing.judgements)
    if listing.kept:
        call.terminal.say(
            N_("Judgements of which the codes stay, for statistics: {count}"), count=listing.kept
        )


def _say_done(call: Call, done: Erased) -> None:
    words = call.terminal.words
    _say_listing(call, done.listing)
    call.terminal.say(N_("{code} is gone here."), code=shown(done.case_code))
    for sentence in remainder(words, done.backups_until, is_key_pending=bool(done.pending_keys)):
        call.terminal.say("{text}", text=sentence)
    until = done.backups_until.isoformat() if done.backups_until else None
    call.terminal.result(
        _listing(done.listing)
        | {
            "erased": True,
            "backups_until": until,
            "keys_pending": [each.compartment.value for each in done.pending_keys],
        }
    )


def _say_pending(call: Call, keys: tuple[PendingKey, ...]) -> None:
    for each in keys:
        call.terminal.say(
            N_("New keys pending for {file}: remains can be read with the keys of before."),
            file=f"{each.compartment.value}.db",
        )


def _listing(listing: Listing) -> dict[str, object]:
    return {
        "id": listing.interview,
        "entries": {each.value: count for each, count in listing.entries},
        "drafts": listing.drafts,
        "attachments": listing.attachments,
        "judgements": listing.judgements,
        "judgements_kept": listing.kept,
    }


def _waiting(each: Ordered) -> dict[str, object]:
    return {"id": each.interview, "code": each.case_code, "step": each.step.value}


def _erased(each: ErasedRow) -> dict[str, object]:
    return {
        "id": each.interview,
        "erasure": each.erasure,
        "reason": each.reason.value,
        "at": each.at,
        "judgements": each.judgements,
    }
