"""Acts of a coordinator: what they change is shown first, and sealed once that was accepted."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.errors import UnknownPersonError, UnknownRequestError, UnreadableFileError
from intake.i18n import N_
from intake.services.application import Application
from intake.services.people import (
    Act,
    Admit,
    Authority,
    GrantChange,
    Member,
    People,
    Plan,
    Waiting,
)
from intake.ui.people_words import holder_text


@contextmanager
def coordinating(call: Call) -> Iterator["Coordinating"]:
    """Unlock the store for acts of one coordinator."""
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        yield Coordinating(call, application, passphrase)


@dataclass(frozen=True, slots=True)
class Coordinating:
    """An open store, and what its coordinator typed to open it."""

    call: Call
    application: Application
    passphrase: str = field(repr=False)

    @property
    def people(self) -> People:
        """The people of the store."""
        return self.application.people


def perform(at: Coordinating, act: Act, *, new_words: str = "") -> Exit:
    """Show what an act would do; with --yes, or when a person says so, do it."""
    call, people = at.call, at.people
    plan = people.plan(act)
    show_changes(call, plan.changes)
    for name in plan.new_keys:
        call.terminal.say(N_("“{compartment}” gets a new key."), compartment=name)
    is_accepted = call.options.yes or _is_accepted(call)
    if is_accepted:
        authority = replace(_authority(at, plan), new_organisation_words=new_words)
        people.carry_out(plan, authority)
        call.terminal.say(
            N_("Signed and sealed: version {version} of the roster."), version=plan.version
        )
    else:
        call.terminal.say(N_("Nothing was sealed. With --yes it is."))
    call.terminal.result(
        {
            "sealed": is_accepted,
            "roster_version": plan.version,
            "changes": changes_data(plan.changes),
            "new_keys": list(plan.new_keys),
            "organisation_sheet": plan.needs_sheet,
        }
    )
    return Exit.DONE if is_accepted else Exit.INCOMPLETE


def show_changes(call: Call, changes: tuple[GrantChange, ...]) -> None:
    """Show who gains and who loses which key, for a person."""
    words = call.terminal.words
    if not changes:
        call.terminal.say(N_("Nobody gains or loses a key."))
        return
    rows = [
        (
            each.compartment,
            ", ".join(holder_text(holder, words) for holder in each.gains) or "-",
            ", ".join(holder_text(holder, words) for holder in each.loses) or "-",
        )
        for each in changes
    ]
    call.terminal.table((N_("Compartment"), N_("Gains the key"), N_("Loses the key")), rows)


def changes_data(changes: tuple[GrantChange, ...]) -> list[dict[str, object]]:
    """Return the same for a program."""
    return [
        {
            "compartment": each.compartment,
            "gains": [{"label": h.label, "holding": h.holding.value} for h in each.gains],
            "loses": [{"label": h.label, "holding": h.holding.value} for h in each.loses],
        }
        for each in changes
    ]


def member(people: People, named: str) -> Member:
    """Return the person of a name who is here, or raise UnknownPersonError."""
    here = [each for each in people.members() if each.left is None]
    fitting = [each for each in here if named.casefold() == each.label.casefold()]
    if len(fitting) != 1:
        raise UnknownPersonError(len(here))
    return fitting[0]


def request(people: People, named: str, language: str) -> Waiting:
    """Return the request of a name, or raise UnknownRequestError."""
    for each in people.waiting(language):
        if named in {each.label, each.request}:
            return each
    raise UnknownRequestError(named)


def sheet_words(call: Call, file: str | None, prompt: str) -> str:
    """Return the words of a sheet from a file that only its owner reads, or from a person.

    Numbers between the words are passed over, as a printed sheet has them.
    """
    if not file:
        return call.hidden(prompt)
    path = Path(file)
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise UnreadableFileError(file, "passphrase_file_mode")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(file, "passphrase_file") from error
    return " ".join(each for each in text.split() if not each.isdecimal())


def _authority(at: Coordinating, plan: Plan) -> Authority:
    """Return what signs: a person types the passphrase again, a program has given it once."""
    call, words, typed = at.call, at.call.terminal.words, ""
    if plan.needs_sheet:
        prompt = words.gettext("The 24 words of the Organisation sheet:")
        typed = sheet_words(call, call.options.organisation_sheet, prompt)
    if _is_of_oneself(at, plan.act):
        return Authority(call.new_passphrase(twice=False), typed, call.options.new_key_file)
    passphrase = at.passphrase
    if call.source.is_prompt:
        passphrase = call.hidden(words.gettext("The passphrase again, to sign with:"))
    return Authority(passphrase, typed)


def _is_of_oneself(at: Coordinating, act: Act) -> bool:
    """Tell whether a coordinator takes in new keys of their own: those sign from now on."""
    if not isinstance(act, Admit):
        return False
    mine = at.application.session.label.casefold()
    return any(
        each.request == act.request and each.is_known and each.label.casefold() == mine
        for each in at.people.waiting("en")
    )


def _is_accepted(call: Call) -> bool:
    """Ask a person; a program is never asked."""
    if call.terminal.as_json or not call.source.is_prompt or not sys.stdin.isatty():
        return False
    answer = input(call.terminal.words.gettext("Seal this? Type yes:") + " ")
    return answer.strip().casefold() in {"yes", "sí", "si"}
