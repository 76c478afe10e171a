"""What the dialog of an act says: its title, the difference it makes, and what is signed."""

from collections.abc import Mapping
from typing import Final

from intake.domain.people import LeavingReason, Role
from intake.i18n import N_, Words
from intake.services.people import GrantChange, Plan, Stands
from intake.ui.people_words import reason_text, role_text
from intake.ui.presenters.first_start_state import SheetShown
from intake.ui.presenters.first_start_words import sheet as sheet_text
from intake.ui.presenters.people_act_state import Choice, Kind, Named, Subject
from intake.ui.presenters.people_words import compartment_text, holders_text, roles_text

DELEGATIONS: Final = (0, 30, 180, 400)
"""Days; longer than the last is not given."""
SAME, NEW = "same", "new"

_TITLES: Mapping[Kind, str] = {
    Kind.ADMIT: N_("Admit {name}"),
    Kind.LEAVE: N_("{name} leaves"),
    Kind.ROLES: N_("Roles of {name}"),
    Kind.RECOVERY: N_("One more Recovery sheet"),
    Kind.ROOT: N_("A new Organisation sheet"),
    Kind.ANEW: N_("Grant the keys anew"),
}
_SIGNED: Mapping[Kind, str] = {
    Kind.ADMIT: N_("You sign: “{name}” is admitted as {roles}."),
    Kind.LEAVE: N_("You sign: “{name}” no longer belongs to the team ({reason})."),
    Kind.ROLES: N_("You sign: the roles of “{name}” are from now on: {roles}."),
    Kind.RECOVERY: N_(
        "You sign: whoever holds the words of Recovery sheet {name} can read everything in this "
        "store from now on. The other Recovery sheets keep working."
    ),
    Kind.ROOT: N_(
        "You sign: from now on only Organisation sheet {name} says who belongs. The sheet before "
        "it signs this once, and nothing any more: destroy that paper."
    ),
    Kind.ANEW: N_(
        "You sign: the keys are sealed to exactly the people and sheets that may read by the list."
    ),
}
_STANDINGS: Mapping[Stands, str] = {
    Stands.SEEN: N_("What was here when you last locked"),
    Stands.NOTHING: N_("Nothing: all of it is kept apart and shown"),
}
_KEYINGS: Mapping[str, str] = {
    SAME: N_("The same keys"),
    NEW: N_("New keys: who has a copy of the old ones reads nothing new"),
}


def title(subject: Subject, words: Words) -> str:
    """Name what is done."""
    return words.gettext(_TITLES[subject.kind], name=subject.name)


def shown_sheet(subject: Subject, words: Words) -> SheetShown | None:
    """Return the new sheet with what it can do, in the language of the moment."""
    if subject.made is None:
        return None
    sheet = subject.made.sheet
    name, power = sheet_text(sheet.kind, words)
    return SheetShown(sheet.kind, name, power, sheet.key_id, sheet.words)


def roles(subject: Subject, choice: Choice, words: Words) -> tuple[Named, ...]:
    """Return the roles, those that are given ticked."""
    if not subject.has_roles:
        return ()
    return tuple(Named(r.value, role_text(r, words), r in choice.roles) for r in Role)


def reasons(subject: Subject, words: Words) -> tuple[Named, ...]:
    """Return why somebody may leave."""
    if not subject.has_reason:
        return ()
    return tuple(Named(r.value, reason_text(r, words)) for r in LeavingReason)


def standings(subject: Subject, choice: Choice, words: Words) -> tuple[Named, ...]:
    """Return what can stand: only of keys that may be in other hands."""
    if subject.kind is not Kind.LEAVE or choice.reason is LeavingReason.LEFT:
        return ()
    return tuple(Named(each.value, words.gettext(text)) for each, text in _STANDINGS.items())


def delegations(subject: Subject, choice: Choice, words: Words) -> tuple[Named, ...]:
    """Return for how long a coordinator may sign in place of the Organisation sheet."""
    if not subject.has_roles or Role.COORDINATOR not in choice.roles:
        return ()
    return tuple(
        Named(str(days), words.ngettext("for {count} day", "for {count} days", days))
        if days
        else Named("0", words.gettext("no"))
        for days in DELEGATIONS
    )


def keyings(subject: Subject, words: Words) -> tuple[Named, ...]:
    """Return whether the keys stay the same."""
    if subject.kind is not Kind.ANEW:
        return ()
    return tuple(Named(key, words.gettext(text)) for key, text in _KEYINGS.items())


def difference(plan: Plan | None, words: Words) -> tuple[str, ...]:
    """Say who gains and who loses what, before it is sealed."""
    if plan is None:
        return ()
    lines = [line for each in plan.changes for line in _change(each, words)]
    if not lines:
        lines.append(words.gettext("Nobody gains or loses a key."))
    if plan.new_keys:
        names = ", ".join(compartment_text(each, words) for each in plan.new_keys)
        lines.append(words.gettext("New keys at the next lock: {what}", what=names))
    return tuple(lines)


def sheet_hint(subject: Subject, words: Words) -> str:
    """Say which Organisation sheet signs, where there are two."""
    if subject.kind is not Kind.ROOT:
        return ""
    return words.gettext("Of the sheet that is in force until now, not of the new one.")


def passphrase(subject: Subject, me: str, words: Words) -> str:
    """Ask for the passphrase: of one's own new keys, the one that they were made with."""
    is_own = subject.waiting is not None and subject.waiting.is_known
    if is_own and subject.name.casefold() == me.casefold():
        return words.gettext("The passphrase of your new keys, to sign with")
    return words.gettext("Your passphrase again, to sign with")


def signing(subject: Subject, choice: Choice, words: Words) -> str:
    """Say in plain words what is signed."""
    said = words.gettext(
        _SIGNED[subject.kind],
        name=subject.name,
        roles=roles_text((each for each in Role if each in choice.roles), words),
        reason=reason_text(choice.reason, words),
    )
    if standings(subject, choice, words) and choice.stands is Stands.NOTHING:
        nothing = words.gettext("Nothing that was signed with these keys stands.")
        return f"{said} {nothing}"
    if not subject.has_roles or Role.COORDINATOR not in choice.roles:
        return said
    days = choice.delegation
    right = words.gettext("Only the Organisation sheet admits people for this coordinator.")
    if days:
        right = words.ngettext(
            "For {count} day this coordinator admits people without the Organisation sheet.",
            "For {count} days this coordinator admits people without the Organisation sheet.",
            days,
        )
    return f"{said} {right}"


def _change(change: GrantChange, words: Words) -> list[str]:
    what = compartment_text(change.compartment, words)
    lines = []
    if change.gains:
        who = holders_text(change.gains, words)
        lines.append(words.gettext("{who}: can read {what} from now on", who=who, what=what))
    if change.loses:
        who = holders_text(change.loses, words)
        lines.append(words.gettext("{who}: loses the key of {what}", who=who, what=what))
    return lines
