"""One act of a coordinator: chosen, shown as a difference, signed with the passphrase."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from intake.domain.errors import IntakeError, PlanOutdatedError
from intake.domain.people import LeavingReason, Role
from intake.i18n import Words
from intake.services.people import (
    Act,
    Admit,
    Authority,
    ChangeRoles,
    GrantChange,
    Holder,
    Leave,
    People,
    Plan,
)
from intake.ui.people_words import holder_text, reason_text, role_text
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.people_act_state import ActState, Kind, Named, Subject
from intake.ui.presenters.people_words import becomes_text, compartment_text, roles_text

DELEGATIONS: Final = (0, 30, 180, 400)
"""Days; longer than the last is not given."""


@dataclass(frozen=True, slots=True)
class ActTools:
    """What the presenter works with; `changed` is told once something was signed."""

    people: People
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    changed: Callable[[], None]
    me: str


@dataclass(frozen=True, slots=True)
class _Choice:
    roles: frozenset[Role] = field(default_factory=frozenset)
    reason: LeavingReason = LeavingReason.LEFT
    is_compared: bool = False
    days: int = 0

    @property
    def delegation(self) -> int:
        """The days of the delegation: only a coordinator has one."""
        return self.days if Role.COORDINATOR in self.roles else 0


class ActPresenter:
    """Has an act planned whenever a choice changes, and carries out only what was shown."""

    def __init__(
        self, tools: ActTools, subject: Subject, words: Words, show: Callable[[ActState], None]
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._choice = _Choice(subject.roles)
        self._plan: Plan | None = None
        self._turn = 0
        self._is_working = self._is_done = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask what the act would do."""
        self._turn += 1
        self._plan = None
        people, act, turn = self._tools.people, self._act(), self._turn
        if act is not None:
            self._tools.reader.run(
                lambda: people.plan(act),
                lambda plan: self._planned(plan, turn),
                lambda error: self._not_planned(error, turn),
            )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def compare(self, is_compared: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        """Take that the words were compared by voice, or were not."""
        self._choice = replace(self._choice, is_compared=is_compared)
        self.refresh()

    def set_role(self, key: str, *, is_on: bool) -> None:
        """Give or take a role."""
        roles = self._choice.roles
        role = frozenset({Role(key)})
        self._choose(replace(self._choice, roles=roles | role if is_on else roles - role))

    def set_reason(self, key: str) -> None:
        """Take why somebody leaves, or gives up earlier keys."""
        self._choose(replace(self._choice, reason=LeavingReason(key)))

    def set_days(self, key: str) -> None:
        """Take for how many days a coordinator may sign in place of the Organisation sheet."""
        self._choose(replace(self._choice, days=int(key)))

    def sign(self, passphrase: str, organisation_words: str = "") -> None:
        """Sign and seal what was shown."""
        plan, people = self._plan, self._tools.people
        if plan is None or not self.state().can_sign:
            return
        typed = " ".join(each for each in organisation_words.split() if not each.isdecimal())
        authority = Authority(passphrase, typed)
        self._is_working, self._error = True, None
        self._tools.writer.run(
            lambda: people.carry_out(plan, authority), lambda _none: self._signed(), self._refused
        )
        self.refresh()

    def state(self) -> ActState:
        """Return the state of the dialog."""
        words, plan, choice = self._words, self._plan, self._choice
        waiting = self._subject.waiting
        is_compared = choice.is_compared or waiting is None
        return ActState(
            title=self._title(),
            compare=" ".join(waiting.words) if waiting else "",
            is_compared=choice.is_compared,
            roles=self._roles(),
            reasons=self._reasons(),
            reason=choice.reason.value,
            becomes=becomes_text(choice.reason, words) if self._has_reason() else "",
            delegations=self._delegations(),
            delegation=str(choice.days),
            difference=self._difference(),
            needs_sheet=plan is not None and plan.needs_sheet,
            passphrase=self._passphrase(),
            signed=self._signing() if plan is not None else "",
            can_sign=plan is not None and is_compared and not (self._is_working or self._is_done),
            is_working=self._is_working,
            done=words.gettext("Signed and sealed.") if self._is_done else "",
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def _choose(self, choice: _Choice) -> None:
        if choice != self._choice and not self._is_working:
            self._choice, self._error = choice, None
            self.open()

    def _act(self) -> Act | None:
        roles = tuple(each for each in Role if each in self._choice.roles)
        waiting, member, reason = self._subject.waiting, self._subject.member, self._choice.reason
        if member is not None and self._subject.kind is Kind.LEAVE:
            return Leave(member.person, reason)
        if not roles:
            return None
        if waiting is not None:
            former = reason if waiting.is_known else None
            return Admit(waiting.request, roles, self._choice.delegation, former)
        return self._other_roles(roles)

    def _other_roles(self, roles: tuple[Role, ...]) -> Act | None:
        member, days = self._subject.member, self._choice.delegation
        if member is None:
            return None
        is_same = set(roles) == set(member.roles) and not (days or member.delegated_until)
        return None if is_same else ChangeRoles(member.person, roles, days)

    def _has_reason(self) -> bool:
        waiting = self._subject.waiting
        return self._subject.kind is Kind.LEAVE or (waiting is not None and waiting.is_known)

    def _title(self) -> str:
        words, name = self._words, self._subject.name
        titles = {
            Kind.ADMIT: words.gettext("Admit {name}", name=name),
            Kind.LEAVE: words.gettext("{name} leaves", name=name),
            Kind.ROLES: words.gettext("Roles of {name}", name=name),
        }
        return titles[self._subject.kind]

    def _roles(self) -> tuple[Named, ...]:
        if self._subject.kind is Kind.LEAVE:
            return ()
        chosen = self._choice.roles
        return tuple(Named(r.value, role_text(r, self._words), r in chosen) for r in Role)

    def _reasons(self) -> tuple[Named, ...]:
        if not self._has_reason():
            return ()
        return tuple(Named(r.value, reason_text(r, self._words)) for r in LeavingReason)

    def _delegations(self) -> tuple[Named, ...]:
        words, subject = self._words, self._subject
        if subject.kind is Kind.LEAVE or Role.COORDINATOR not in self._choice.roles:
            return ()
        return tuple(
            Named(str(days), words.ngettext("for {count} day", "for {count} days", days))
            if days
            else Named("0", words.gettext("no"))
            for days in DELEGATIONS
        )

    def _difference(self) -> tuple[str, ...]:
        plan, words = self._plan, self._words
        if plan is None:
            return ()
        lines = [line for each in plan.changes for line in self._change(each)]
        if not lines:
            lines.append(words.gettext("Nobody gains or loses a key."))
        if plan.new_keys:
            names = ", ".join(compartment_text(each, words) for each in plan.new_keys)
            lines.append(words.gettext("New keys at the next lock: {what}", what=names))
        return tuple(lines)

    def _change(self, change: GrantChange) -> list[str]:
        words, what = self._words, compartment_text(change.compartment, self._words)
        lines = []
        if change.gains:
            who = self._holders(change.gains)
            lines.append(words.gettext("{who}: can read {what} from now on", who=who, what=what))
        if change.loses:
            who = self._holders(change.loses)
            lines.append(words.gettext("{who}: loses the key of {what}", who=who, what=what))
        return lines

    def _holders(self, holders: tuple[Holder, ...]) -> str:
        return ", ".join(holder_text(each, self._words) for each in holders)

    def _passphrase(self) -> str:
        waiting, words = self._subject.waiting, self._words
        is_own = waiting is not None and waiting.is_known
        if is_own and self._subject.name.casefold() == self._tools.me.casefold():
            return words.gettext("The passphrase of your new keys, to sign with")
        return words.gettext("Your passphrase again, to sign with")

    def _signing(self) -> str:
        words, name, choice = self._words, self._subject.name, self._choice
        roles = roles_text((each for each in Role if each in choice.roles), words)
        reason = reason_text(choice.reason, words)
        sentences = {
            Kind.ADMIT: words.gettext(
                "You sign: “{name}” is admitted as {roles}.", name=name, roles=roles
            ),
            Kind.LEAVE: words.gettext(
                "You sign: “{name}” no longer belongs to the team ({reason}).",
                name=name,
                reason=reason,
            ),
            Kind.ROLES: words.gettext(
                "You sign: the roles of “{name}” are from now on: {roles}.", name=name, roles=roles
            ),
        }
        said, days = sentences[self._subject.kind], choice.delegation
        if self._subject.kind is Kind.LEAVE or Role.COORDINATOR not in choice.roles:
            return said
        right = words.gettext("Only the Organisation sheet admits people for this coordinator.")
        if days:
            right = words.ngettext(
                "For {count} day this coordinator admits people without the Organisation sheet.",
                "For {count} days this coordinator admits people without the Organisation sheet.",
                days,
            )
        return f"{said} {right}"

    def _planned(self, plan: Plan, turn: int) -> None:
        if turn == self._turn:
            self._plan = plan
            self.refresh()

    def _not_planned(self, error: IntakeError, turn: int) -> None:
        if turn == self._turn:
            self._error = error
            self.refresh()

    def _signed(self) -> None:
        self._is_working, self._is_done = False, True
        self.refresh()
        self._tools.changed()

    def _refused(self, error: IntakeError) -> None:
        self._is_working, self._error = False, error
        if isinstance(error, PlanOutdatedError):
            self.open()
        self.refresh()
