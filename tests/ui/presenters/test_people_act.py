"""An act on people: nothing is signed that was not shown, compared and typed for."""

from intake.domain.errors import PlanOutdatedError, WrongPassphraseError
from intake.domain.people import LeavingReason, Role
from intake.i18n import Words
from intake.services.people import (
    AddRecovery,
    Admit,
    ChangeRoles,
    GrantAnew,
    Leave,
    RenewRoot,
    Stands,
)
from intake.services.sheets import Sheet
from intake.ui.error_messages import sentence
from intake.ui.presenters.people_act import ActPresenter, ActTools
from intake.ui.presenters.people_act_state import ActState, Kind, MadeSheet, Subject
from tests.ui.fakes import WORDS, HeldLane, InlineLane
from tests.ui.presenters.people_fakes import BETO, BETO_AGAIN, CARO, LUCIA, FakePeople
from tools.shot_start import as_any

ADMIT = Subject(Kind.ADMIT, waiting=CARO)
LEAVE = Subject(Kind.LEAVE, BETO)


class Dialog:
    def __init__(
        self,
        subject: Subject,
        people: FakePeople | None = None,
        lane: InlineLane | None = None,
        me: str = "Lucía Ortega",
    ) -> None:
        self.people = people or FakePeople()
        self.states: list[ActState] = []
        self.told: list[str] = []
        lane = lane or InlineLane()
        tools = ActTools(
            as_any(self.people), lane, lane, sentence, lambda: self.told.append("x"), me
        )
        self.presenter = ActPresenter(tools, subject, Words("en"), self.states.append)
        self.presenter.open()

    @property
    def now(self) -> ActState:
        return self.states[-1]


def test_admitting_waits_for_the_words_to_be_compared() -> None:
    dialog = Dialog(ADMIT)
    assert (dialog.now.compare, dialog.now.can_sign) == (" ".join(CARO.words), False)
    assert dialog.now.difference == ("Caro: can read the answers (core) from now on",)
    assert dialog.now.signed == "You sign: “Caro” is admitted as Interviewer."
    dialog.presenter.sign("six words")
    assert dialog.people.done == []
    dialog.presenter.compare(True)
    dialog.presenter.sign("six words")
    ((plan, authority),) = dialog.people.done
    assert plan.act == Admit("r1", (Role.INTERVIEWER,))
    assert authority.passphrase == "six words"
    assert (dialog.now.done, dialog.now.can_sign, dialog.told) == (
        "Signed and sealed.", False, ["x"],
    )  # fmt: skip


def test_sheet_is_asked_for_where_only_it_can_sign_and_its_numbers_are_passed_over() -> None:
    dialog = Dialog(ADMIT, FakePeople(needs_sheet=True))
    assert dialog.now.needs_sheet
    dialog.presenter.compare(True)
    dialog.presenter.sign("six words", "1 river 2 copper\n3 lemon")
    assert dialog.people.done[0][1].organisation_words == "river copper lemon"


def test_each_reason_says_what_becomes_of_the_signatures_and_shows_its_own_difference() -> None:
    dialog = Dialog(LEAVE)
    assert [each.key for each in dialog.now.reasons] == ["left", "lost", "compromised"]
    assert (dialog.now.roles, dialog.now.compare) == ((), "")
    assert dialog.now.difference == (
        "Beto, Beto (earlier keys): loses the key of the answers (core)",
    )
    said = {dialog.now.becomes}
    for each in ("lost", "compromised"):
        dialog.presenter.set_reason(each)
        said.add(dialog.now.becomes)
        assert dialog.now.difference[-1].startswith("New keys at the next lock: the answers")
    assert len(said) == 3
    dialog.presenter.sign("six words")
    assert dialog.people.done[0][0].act == Leave(BETO.person, LeavingReason.COMPROMISED)


def test_roles_are_chosen_together_and_none_at_all_cannot_be_signed() -> None:
    dialog = Dialog(Subject(Kind.ROLES, BETO))
    dialog.presenter.set_role("steward", is_on=True)
    assert dialog.people.planned[-1] == ChangeRoles(BETO.person, (Role.REVIEWER, Role.STEWARD))
    assert dialog.now.difference == ("Nobody gains or loses a key.",)
    assert dialog.now.signed.endswith("from now on: Reviewer, Data steward.")
    dialog.presenter.set_role("steward", is_on=False)
    assert not dialog.now.can_sign  # nothing would change
    dialog.presenter.set_role("reviewer", is_on=False)
    now = dialog.now
    assert not (now.can_sign)
    assert not (now.difference)
    assert not (now.signed)


def test_new_keys_of_somebody_known_ask_why_the_earlier_ones_are_given_up() -> None:
    dialog = Dialog(Subject(Kind.ADMIT, waiting=BETO_AGAIN), me="beto")
    dialog.presenter.set_reason("compromised")
    act = dialog.people.planned[-1]
    assert act == Admit("r2", (Role.REVIEWER,), former=LeavingReason.COMPROMISED)
    assert dialog.now.passphrase.startswith("The passphrase of your new keys")


def test_wrong_passphrase_is_said_and_may_be_typed_again() -> None:
    dialog = Dialog(LEAVE, FakePeople(refusal=WrongPassphraseError()))
    dialog.presenter.sign("wrong")
    assert dialog.now.problem
    assert dialog.now.can_sign
    assert dialog.told == []


def test_outdated_difference_is_shown_anew() -> None:
    dialog = Dialog(LEAVE, FakePeople(refusal=PlanOutdatedError()))
    dialog.presenter.sign("six words")
    assert len(dialog.people.planned) == 2
    assert dialog.now.problem
    assert dialog.now.can_sign


def test_refused_plan_is_said_and_another_choice_is_tried() -> None:
    people = FakePeople(error=WrongPassphraseError())
    dialog = Dialog(LEAVE, people)
    assert (bool(dialog.now.problem), dialog.now.can_sign) == (True, False)
    people.error = None
    dialog.presenter.set_reason("lost")
    assert (dialog.now.problem, dialog.now.can_sign) == ("", True)


def test_difference_of_an_earlier_choice_never_shows_and_work_is_shown() -> None:
    lane = HeldLane()
    dialog = Dialog(LEAVE, lane=lane)
    dialog.presenter.set_reason("lost")
    lane.go_on()
    assert dialog.now.difference[-1].startswith("New keys")
    dialog.presenter.sign("six words")
    assert (dialog.now.is_working, dialog.now.can_sign) == (True, False)
    dialog.presenter.set_reason("left")
    dialog.presenter.speak(Words("es"))
    lane.go_on()
    assert dialog.people.done[0][0].act == Leave(BETO.person, LeavingReason.LOST)
    assert dialog.now.done == "Firmado y sellado."


def test_coordinator_is_given_a_right_for_some_days_or_loses_it_as_it_is_said() -> None:
    dialog = Dialog(Subject(Kind.ROLES, LUCIA))
    assert dialog.people.planned[-1] == ChangeRoles(LUCIA.person, (Role.COORDINATOR,), 0)
    assert [each.key for each in dialog.now.delegations] == ["0", "30", "180", "400"]
    assert dialog.now.signed.endswith(
        "Only the Organisation sheet admits people for this coordinator."
    )
    dialog.presenter.set_days("30")
    assert dialog.people.planned[-1] == ChangeRoles(LUCIA.person, (Role.COORDINATOR,), 30)
    assert "For 30 days" in dialog.now.signed
    dialog.presenter.set_role("auditor", is_on=True)
    dialog.presenter.set_role("coordinator", is_on=False)
    assert dialog.people.planned[-1] == ChangeRoles(LUCIA.person, (Role.AUDITOR,), 0)
    assert dialog.now.delegations == ()


def made(kind: str) -> MadeSheet:
    return MadeSheet(Sheet(kind, "7HSD-KK2P", tuple(WORDS)), "public")


def test_what_stands_is_asked_of_keys_in_other_hands_alone_and_is_signed_in_words() -> None:
    dialog = Dialog(LEAVE)
    before_a_reason = dialog.now
    assert before_a_reason.standings == ()
    dialog.presenter.set_reason("lost")
    assert [each.key for each in dialog.now.standings] == ["seen", "nothing"]
    before = dialog.now.becomes
    dialog.presenter.set_stands("nothing")
    assert dialog.now.becomes != before
    assert dialog.now.signed.endswith("Nothing that was signed with these keys stands.")
    dialog.presenter.sign("six words")
    act = dialog.people.done[0][0].act
    assert act == Leave(BETO.person, LeavingReason.LOST, Stands.NOTHING)


def test_new_recovery_sheet_is_on_paper_before_anything_can_be_signed() -> None:
    dialog = Dialog(Subject(Kind.RECOVERY, made=made("recovery")))
    sheet = dialog.now.sheet
    assert sheet is not None
    assert (sheet.words, sheet.key_id) == (tuple(WORDS), "7HSD-KK2P")
    assert (dialog.now.difference, dialog.now.signed, dialog.now.can_sign) == ((), "", False)
    dialog.presenter.sign("six words")
    assert dialog.people.done == []
    dialog.presenter.compare(True)
    assert dialog.now.sheet is None
    assert dialog.now.difference == (
        "Recovery sheet 7HSD-KK2P: can read the answers (core) from now on",
    )
    assert "Recovery sheet 7HSD-KK2P can read everything" in dialog.now.signed
    dialog.presenter.sign("six words")
    ((plan, authority),) = dialog.people.done
    assert (plan.act, authority.new_organisation_words) == (AddRecovery("public"), "")


def test_new_organisation_sheet_proves_itself_and_the_one_before_signs() -> None:
    subject = Subject(Kind.ROOT, made=made("organisation"))
    dialog = Dialog(subject, FakePeople(needs_sheet=True))
    on_paper = dialog.now
    assert not on_paper.needs_sheet  # the words come first
    dialog.presenter.compare(True)
    assert dialog.now.needs_sheet
    assert dialog.now.sheet_hint
    dialog.presenter.sign("six words", "1 river 2 copper")
    ((plan, authority),) = dialog.people.done
    assert plan.act == RenewRoot("public")
    assert authority.organisation_words == "river copper"
    assert authority.new_organisation_words == " ".join(WORDS)


def test_keys_are_granted_anew_as_they_are_or_with_others() -> None:
    dialog = Dialog(Subject(Kind.ANEW))
    assert dialog.people.planned == [GrantAnew()]
    assert dialog.now.difference == ("Nobody gains or loses a key.",)
    dialog.presenter.set_keying("new")
    assert dialog.people.planned[-1] == GrantAnew(new_keys=True)
    assert dialog.now.keying == "new"
    assert dialog.now.difference[-1].startswith("New keys at the next lock")
    dialog.presenter.sign("six words")
    assert dialog.people.done[0][0].act == GrantAnew(new_keys=True)


def test_words_of_a_sheet_stand_in_no_text_of_a_state() -> None:
    dialog = Dialog(Subject(Kind.RECOVERY, made=made("recovery")))
    assert WORDS[7] not in repr(dialog.now)
