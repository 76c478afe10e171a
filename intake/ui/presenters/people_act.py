"""One act of a coordinator: chosen, shown as a difference, signed with the passphrase."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from intake.domain.errors import IntakeError, PlanOutdatedError
from intake.domain.people import LeavingReason, Role
from intake.i18n import Words
from intake.services.people import (
    Act,
    AddRecovery,
    Admit,
    Authority,
    ChangeRoles,
    GrantAnew,
    Leave,
    People,
    Plan,
    RenewRoot,
    Stands,
)
from intake.ui.presenters import people_act_words as said
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.people_act_state import ActState, Choice, Kind, Subject
from intake.ui.presenters.people_words import becomes_text


@dataclass(frozen=True, slots=True)
class ActTools:
    """What the presenter works with; `changed` is told once something was signed."""

    people: People
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    changed: Callable[[], None]
    me: str


class ActPresenter:
    """Has an act planned whenever a choice changes, and carries out only what was shown."""

    def __init__(
        self, tools: ActTools, subject: Subject, words: Words, show: Callable[[ActState], None]
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._choice = Choice(subject.roles)
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
        """Take that the words were compared by voice, or that those of a sheet are on paper."""
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

    def set_stands(self, key: str) -> None:
        """Take what stands of signatures by keys that may be in other hands."""
        self._choose(replace(self._choice, stands=Stands(key)))

    def set_days(self, key: str) -> None:
        """Take for how many days a coordinator may sign in place of the Organisation sheet."""
        self._choose(replace(self._choice, days=int(key)))

    def set_keying(self, key: str) -> None:
        """Take whether the compartments get other keys."""
        self._choose(replace(self._choice, new_keys=key == said.NEW))

    def sign(self, passphrase: str, organisation_words: str = "") -> None:
        """Sign and seal what was shown."""
        plan, people, made = self._plan, self._tools.people, self._subject.made
        if plan is None or not self.state().can_sign:
            return
        typed = " ".join(each for each in organisation_words.split() if not each.isdecimal())
        is_root = made is not None and self._subject.kind is Kind.ROOT
        proof = " ".join(made.sheet.words) if made is not None and is_root else ""
        authority = Authority(passphrase, typed, new_organisation_words=proof)
        self._is_working, self._error = True, None
        self._tools.writer.run(
            lambda: people.carry_out(plan, authority), lambda _none: self._signed(), self._refused
        )
        self.refresh()

    def state(self) -> ActState:
        """Return the state of the dialog."""
        words, plan, choice, subject = self._words, self._plan, self._choice, self._subject
        waiting = subject.waiting
        sheet = None if choice.is_compared else said.shown_sheet(subject, words)
        has_plan = plan is not None and sheet is None
        is_compared = choice.is_compared or (waiting is None and subject.made is None)
        return ActState(
            title=said.title(subject, words),
            compare=" ".join(waiting.words) if waiting else "",
            is_compared=choice.is_compared,
            sheet=sheet,
            roles=said.roles(subject, choice, words),
            reasons=said.reasons(subject, words),
            reason=choice.reason.value,
            standings=said.standings(subject, choice, words),
            stands=choice.stands.value,
            becomes=self._becomes(),
            delegations=said.delegations(subject, choice, words),
            delegation=str(choice.days),
            keyings=said.keyings(subject, words),
            keying=said.NEW if choice.new_keys else said.SAME,
            difference=said.difference(plan if has_plan else None, words),
            needs_sheet=has_plan and plan is not None and plan.needs_sheet,
            sheet_hint=said.sheet_hint(subject, words),
            passphrase=said.passphrase(subject, self._tools.me, words),
            signed=said.signing(subject, choice, words) if has_plan else "",
            can_sign=has_plan and is_compared and not (self._is_working or self._is_done),
            is_working=self._is_working,
            done=words.gettext("Signed and sealed.") if self._is_done else "",
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def _choose(self, choice: Choice) -> None:
        if choice != self._choice and not self._is_working:
            self._choice, self._error = choice, None
            self.open()

    def _act(self) -> Act | None:
        made, member, choice = self._subject.made, self._subject.member, self._choice
        if made is not None:
            is_root = self._subject.kind is Kind.ROOT
            return RenewRoot(made.public) if is_root else AddRecovery(made.public)
        if self._subject.kind is Kind.ANEW:
            return GrantAnew(choice.new_keys)
        if member is not None and self._subject.kind is Kind.LEAVE:
            return Leave(member.person, choice.reason, choice.stands)
        return self._act_on_roles()

    def _act_on_roles(self) -> Act | None:
        waiting, member, choice = self._subject.waiting, self._subject.member, self._choice
        roles = tuple(each for each in Role if each in choice.roles)
        if not roles:
            return None
        if waiting is not None:
            former = choice.reason if waiting.is_known else None
            return Admit(waiting.request, roles, choice.delegation, former)
        if member is None:
            return None
        days = choice.delegation
        is_same = set(roles) == set(member.roles) and not (days or member.delegated_until)
        return None if is_same else ChangeRoles(member.person, roles, days)

    def _becomes(self) -> str:
        if not self._subject.has_reason:
            return ""
        is_leaving = self._subject.kind is Kind.LEAVE
        stands = self._choice.stands if is_leaving else Stands.SEEN
        return becomes_text(self._choice.reason, self._words, stands)

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
