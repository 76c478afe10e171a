"""`intake backup`: make, list, verify, thin, restore and drill; `intake store destroy`."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake.cli.acts import sheet_words
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.errors import CancelledError
from intake.i18n import N_
from intake.i18n.formats import size_text
from intake.services.backup_doors import BackupKeys
from intake.services.backups import Advance, Backup, BackupProof
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here

DESTROY = N_("destroy")
"""The word that is typed before a store is destroyed."""


def make(call: Call) -> Exit:
    """Make a backup of the store, and prove it."""
    options, terminal = call.options, call.terminal
    with call.unlocked() as application, _watched(call) as advance:
        backup = application.backups.make(options.place, advance, options.keep)
    terminal.say(N_("The backup is in {folder}, and opens."), folder=backup.place)
    terminal.say(
        N_("It holds all up to {moment}. It is kept until {day}."),
        moment=_moment(call, backup.newest),
        day=_moment(call, backup.expires),
    )
    terminal.result(backup_data(backup))
    return Exit.DONE


def list_backups(call: Call) -> Exit:
    """List the backups of a folder by what they say of themselves."""
    terminal, words = call.terminal, call.terminal.words
    found = call.doors.backups.listed(call.options.place)
    rows = [
        (
            Path(each.place).name,
            _moment(call, each.backup.made),
            _moment(call, each.backup.expires),
            size_text(each.backup.size, words.language),
        )
        for each in found
        if each.backup is not None
    ]
    terminal.table((N_("Backup"), N_("Made"), N_("Kept until"), N_("Size")), rows)
    broken = [each for each in found if each.refused is not None]
    for each in broken:
        if each.refused is not None:
            terminal.warn(f"{Path(each.place).name}: {sentence(each.refused, words)}")
    terminal.result(
        {
            "backups": [backup_data(each.backup) for each in found if each.backup is not None],
            "broken": [
                {"place": each.place, "fault": each.refused.fault.value}
                for each in found
                if each.refused is not None
            ],
        }
    )
    return Exit.REFUSED if broken else Exit.DONE


def verify(call: Call) -> Exit:
    """Open a backup with the Recovery sheet or a coordinator's passphrase, and read all of it."""
    keys = _keys(call)
    with _watched(call) as advance:
        proof = call.doors.backups.verify(call.options.place, keys, advance)
    call.terminal.say(
        N_("The backup is whole. Every page fits; attachments that were read: {count}."),
        count=proof.attachments,
    )
    return _told(call, proof)


def drill(call: Call) -> Exit:
    """Restore a backup into scratch, say what would be lost, and leave nothing."""
    keys, options = _keys(call), call.options
    scratch = options.scratch or str(Path(options.place).resolve().parent)
    with _watched(call) as advance:
        proof = call.doors.backups.drill(options.place, scratch, keys, advance)
    call.terminal.say(N_("The backup can be restored. Nothing was left of the trial."))
    return _told(call, proof)


def restore(call: Call) -> Exit:
    """Make a store of a backup in an empty folder."""
    options, terminal = call.options, call.terminal
    keys = _keys(call)
    with _watched(call) as advance:
        proof = call.doors.backups.restore(options.place, options.to, keys, advance)
    terminal.say(N_("The store is restored in {folder}."), folder=options.to)
    if keys.recovery_words:
        terminal.say(
            N_(
                "Nobody can unlock it yet. A coordinator asks to be admitted (“intake person "
                "enrol”), and both sheets admit them (“intake recovery open”)."
            )
        )
    else:
        terminal.say(
            N_(
                "You can unlock it with your passphrase. Everybody else asks to be admitted again: "
                "no backup has their key files."
            )
        )
    return _told(call, proof)


def thin(call: Call) -> Exit:
    """Delete the backups that are no longer needed, and never the newest."""
    terminal = call.terminal
    with call.unlocked() as application:
        gone = application.backups.thin(call.options.place)
    terminal.say(N_("Backups that were deleted: {count}. The newest stays."), count=len(gone))
    terminal.result({"deleted": [backup_data(each) for each in gone]})
    return Exit.DONE


def destroy(call: Call) -> Exit:
    """Destroy the store, once the word was typed."""
    terminal, words = call.terminal, call.terminal.words
    there = call.doors.backups.survey(call.folder)
    for text in destroys(words.gettext, there.slots, there.grants, there.requests):
        terminal.warn(text)
    word = words.gettext(DESTROY)
    typed = call.options.confirm
    if typed is None:
        terminal.warn(words.gettext(N_("Type the word “{word}” to do it."), word=word))
        typed = sys.stdin.readline().strip()
    if typed.casefold() not in {word, DESTROY}:
        raise CancelledError
    gone = call.doors.backups.destroy(call.folder)
    terminal.say(N_("The store is destroyed. Nobody can open it any more."))
    terminal.result({"store": gone.folder, "slots": gone.slots, "grants": gone.grants})
    return Exit.DONE


def destroys(
    gettext: Callable[..., str], slots: int, grants: int, requests: int
) -> tuple[str, ...]:
    """Return what destroying takes away, what it does not, and what does not help afterwards."""
    return (
        gettext(
            N_(
                "This destroys the key files of people ({slots}), the sealed keys ({grants}), who "
                "waits to be admitted ({requests}), every record and attachment, and the inbox and "
                "the outbox of this store."
            ),
            slots=slots,
            grants=grants,
            requests=requests,
        ),
        gettext(
            N_(
                "It does not destroy: backups, memory sticks, bundles that were sent, paper, and "
                "what the disk keeps in places no program reaches."
            )
        ),
        gettext(N_("Without a backup the 24 words of the Recovery sheet do not help afterwards.")),
    )


@dataclass(frozen=True, slots=True)
class _watched:  # noqa: N801 - stands in a `with`
    """Shows a person how far the work is, on the line of the terminal."""

    call: Call

    def __enter__(self) -> Advance:
        err = self.call.terminal.err
        if not err.isatty():
            return lambda _done, _all: None
        language = self.call.terminal.words.language

        def advance(done: int, whole: int) -> None:
            err.write(f"\r{size_text(done, language)} / {size_text(whole, language)}\x1b[K")
            err.flush()

        return advance

    def __exit__(self, *_: object) -> None:
        if self.call.terminal.err.isatty():
            self.call.terminal.err.write("\r\x1b[K")


def _keys(call: Call) -> BackupKeys:
    """Return what opens a backup: the sheet where its file is named, else a passphrase."""
    options = call.options
    if options.recovery_sheet:
        return BackupKeys(recovery_words=sheet_words(call, options.recovery_sheet, ""))
    door = call.door()
    return BackupKeys("", call.folder, door.slot, call.passphrase(), options.key_file)


def _told(call: Call, proof: BackupProof) -> Exit:
    terminal = call.terminal
    terminal.say(
        N_("All that was written after {moment} is not in it."),
        moment=_moment(call, proof.lost_since),
    )
    terminal.say(
        N_("It names the Organisation sheet {key_id}: compare it with yours."),
        key_id=proof.organisation_key_id,
    )
    terminal.result(
        backup_data(proof.backup)
        | {"attachments": proof.attachments, "organisation_sheet": proof.organisation_key_id}
    )
    return Exit.DONE


def backup_data(backup: Backup) -> dict[str, object]:
    """Return a backup for a program."""
    return {
        "id": backup.id,
        "place": backup.place,
        "made": backup.made.isoformat(),
        "expires": backup.expires.isoformat(),
        "newest": backup.newest.isoformat(),
        "size": backup.size,
        "program": backup.program,
        "heads": [[each.compartment, each.chain, each.seq, each.link] for each in backup.heads],
    }


def _moment(call: Call, moment: datetime) -> str:
    return moment_here(moment, call.terminal.words)
