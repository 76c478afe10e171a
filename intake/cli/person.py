"""`intake person` and `intake role`: who is here, who waits, who comes, changes and leaves."""

from datetime import UTC, datetime

from intake.cli.acts import coordinating, member, perform, request
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.people import LeavingReason, Role
from intake.i18n import N_, Words
from intake.services.people import Admit, ChangeRoles, Leave, Member, Stands
from intake.services.people_doors import Enrolment
from intake.ui.people_words import reason_text, role_text


def list_people(call: Call) -> Exit:
    """List the people of the roster, and who waits to be admitted."""
    terminal, words = call.terminal, call.terminal.words
    with call.unlocked() as application:
        members = application.people.members()
        waiting = application.people.waiting(words.language)
    terminal.table(
        (N_("Name"), N_("Roles"), N_("Reads"), N_("Since when not here")),
        [
            (each.label, _roles(each.roles, words), ", ".join(each.reads), _gone(each, words))
            for each in members
        ],
    )
    for each in waiting:
        terminal.say(
            N_("Waits to be admitted: {name}, as {role}. Compare the words: {words}"),
            name=each.label,
            role=role_text(each.role, words),
            words=" ".join(each.words),
        )
    terminal.result(
        {
            "people": [member_data(each) for each in members],
            "waiting": [
                {
                    "request": each.request,
                    "name": each.label,
                    "role": each.role.value,
                    "words": list(each.words),
                    "is_known": each.is_known,
                }
                for each in waiting
            ],
        }
    )
    return Exit.DONE


def enrol(call: Call) -> Exit:
    """Make keys of one's own, and the request to be admitted with them."""
    options, terminal = call.options, call.terminal
    if call.source.is_prompt:
        suggestion = call.doors.suggest_passphrase(terminal.words.language)
        terminal.say(N_("A passphrase that nobody guesses, for example: {words}"), words=suggestion)
    enrolled = call.doors.people.enrol(
        Enrolment(
            folder=call.folder,
            name=options.name,
            role=Role(options.role),
            passphrase=call.passphrase(twice=True),
            language=terminal.words.language,
            is_known=options.again,
            key_file=options.new_key_file,
        )
    )
    terminal.say(
        N_("Your keys are made. Nobody else knows your passphrase, and nobody can reset it.")
    )
    terminal.say(
        N_("Read these words to a coordinator, who admits you: {words}"),
        words=" ".join(enrolled.words),
    )
    terminal.result({"request": enrolled.request, "words": list(enrolled.words)})
    return Exit.DONE


def admit(call: Call) -> Exit:
    """Take in somebody who waits."""
    options = call.options
    with coordinating(call) as at:
        waiting = request(at.people, options.name, call.terminal.words.language)
        call.terminal.say(
            N_("On that person’s screen must stand: {words}"), words=" ".join(waiting.words)
        )
        former = LeavingReason(options.former) if options.former else None
        roles = tuple(map(Role, options.role)) or (waiting.role,)
        return perform(at, Admit(waiting.request, roles, options.delegate_days, former))


def leave(call: Call) -> Exit:
    """Let a person go."""
    options = call.options
    with coordinating(call) as at:
        person = member(at.people, options.name).person
        act = Leave(person, LeavingReason(options.reason), Stands(options.stands), options.new_keys)
        return perform(at, act)


def set_roles(call: Call) -> Exit:
    """Give a person other roles."""
    options = call.options
    with coordinating(call) as at:
        person = member(at.people, options.name).person
        roles = tuple(map(Role, options.role))
        return perform(at, ChangeRoles(person, roles, options.delegate_days))


def list_roles(call: Call) -> Exit:
    """List the roles and what each has the keys of. No store is needed."""
    terminal, words = call.terminal, call.terminal.words
    reads = call.doors.people.role_reads()
    terminal.table(
        (N_("Role"), N_("Code"), N_("Reads")),
        [(role_text(role, words), role.value, ", ".join(reads[role]) or "-") for role in Role],
    )
    terminal.result({"roles": [{"role": each.value, "reads": list(reads[each])} for each in Role]})
    return Exit.DONE


def member_data(each: Member) -> dict[str, object]:
    """Return what a program is told of one person."""
    return {
        "id": each.person,
        "name": each.label,
        "roles": [role.value for role in each.roles],
        "reads": list(each.reads),
        "left": each.left.value if each.left else None,
        "left_at": each.left_at,
        "delegated_until": each.delegated_until,
        "former_keys": each.former_keys,
    }


def day(milliseconds: int) -> str:
    """Return a day as programs write it."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()


def _roles(roles: tuple[Role, ...], words: Words) -> str:
    return ", ".join(role_text(each, words) for each in roles)


def _gone(each: Member, words: Words) -> str:
    return f"{day(each.left_at)}: {reason_text(each.left, words)}" if each.left else "-"
